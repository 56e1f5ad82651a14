"""What the sign-in service says of a person counts only if it is the service that says it, now, to
us, and in answer to what we asked."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.requests import Request

from data.sign_in import SignInSettings
from pages.parts.access.flows import Flow
from pages.parts.access.oidc import NotSignedInError, Proof, Service

ISSUER = "https://id.example.gov.uk"
KEY = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
OTHER = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
NOW = int(time.time())
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "aud": "dashboard",
    "sub": "1",
    "iat": NOW,
    "exp": NOW + 3600,
    "nonce": "ours",
    "email": "jo@example.gov.uk",
    "roles": ["lead"],
}
Make = Callable[[dict[str, Any]], str]


def signed(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)


def signed_by_another(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, OTHER)


def signed_with_the_secret(claims: dict[str, Any]) -> str:
    key = OctKey.import_key("secret of the client")
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, key)


def unsigned(claims: dict[str, Any]) -> str:
    _, body, _ = signed(claims).split(".")
    return f"eyJhbGciOiJub25lIn0.{body}."


def changed(claims: dict[str, Any]) -> str:
    header, _, signature = signed(claims).split(".")
    other = signed(claims | {"roles": ["administrator"]}).split(".")[1]
    return f"{header}.{other}.{signature}"


def answered(token: dict[str, Any]) -> Proof:
    """What comes of an answer of the service."""
    service = Service(
        SignInSettings(
            address="https://send.example.gov.uk",
            oidc_issuer=ISSUER,
            oidc_client_id="dashboard",
            oidc_client_secret="secret of the client",  # pyright: ignore[reportArgumentType]
        )
    )

    async def fetched(**_: object) -> dict[str, Any]:
        return token

    client = service._client = service._make()
    client.fetch_access_token = fetched
    client.server_metadata = {
        "_loaded_at": NOW,
        "issuer": ISSUER,
        "jwks": {"keys": [KEY.as_dict(private=False)]},
        "id_token_signing_alg_values_supported": ["RS256"],
    }
    scope = {"type": "http", "method": "GET", "query_string": b"code=a&state=b", "headers": []}
    said = {"_state_service_b": {"data": {"nonce": "ours"}, "exp": NOW + 600}}
    # In a thread of its own: where a browser was opened before, a loop runs in this one.
    with start_blocking_portal() as portal:
        return portal.call(service.answered, Request(scope), Flow("/", NOW + 600, said))


def test_what_the_service_says_counts() -> None:
    proof = answered({"id_token": signed(CLAIMS)})
    assert (proof.person.address, proof.until) == ("jo@example.gov.uk", NOW + 3600)
    assert proof.person.roles == {"lead"}


@pytest.mark.parametrize("make", [signed_by_another, signed_with_the_secret, unsigned, changed])
def test_what_another_says_does_not(make: Make) -> None:
    with pytest.raises(NotSignedInError):
        answered({"id_token": make(CLAIMS)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://id.example.com"},
        {"iss": None},
        {"aud": "another-dashboard"},
        {"aud": ["another-dashboard"]},
        {"aud": None},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": NOW - 600},
        {"exp": None},
        {"iat": NOW + 7200},
        {"nbf": NOW + 7200},
        {"email": None},
        {"email": " "},
        {"email_verified": False},
        {"email_verified": "false"},
    ],
)
def test_what_is_said_to_others_or_at_another_time_does_not(wrong: dict[str, Any]) -> None:
    claims = {name: value for name, value in (CLAIMS | wrong).items() if value is not None}
    with pytest.raises(NotSignedInError):
        answered({"id_token": signed(claims)})


def test_without_a_proof_nobody_is_signed_in() -> None:
    with pytest.raises(NotSignedInError):
        answered({"access_token": "x"})


@pytest.mark.parametrize("roles", ["administrator", {"administrator": True}, 7, [["lead"]], None])
def test_roles_are_a_list_of_names(roles: object) -> None:
    assert answered({"id_token": signed(CLAIMS | {"roles": roles})}).person.roles == frozenset()


def test_a_name_is_one_short_line() -> None:
    name = "  Jo\n\t<b>Bloggs</b> " + "x" * 200
    assert answered({"id_token": signed(CLAIMS | {"name": name})}).person.name == (
        f"Jo <b>Bloggs</b> {'x' * 63}"
    )
