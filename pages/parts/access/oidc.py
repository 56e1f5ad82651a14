"""The sign-in service of the organisation, asked by OpenID Connect: who somebody is."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse

from data.sign_in import Person, SignInSettings, roles_named
from pages.parts.access.flows import Flow

_SECONDS = 10
_LONGEST_NAME = 80
_TRUE = (True, "true")


class NotSignedInError(Exception):
    """Nobody was signed in."""


class OutOfReachError(Exception):
    """The sign-in service does not answer."""


@dataclass(frozen=True)
class Proof:
    """Who somebody is, and until when the service says so (Unix time)."""

    person: Person
    until: float


class Service:
    """The sign-in service; a code that it gives out is proved to be ours by PKCE, and what it says
    to be an answer to us by state and nonce."""

    def __init__(self, settings: SignInSettings) -> None:
        self._settings = settings
        self._secret = settings.client_secret()
        self._back = f"{settings.address}/sign-in/callback"
        self._client: Any = None

    async def _ready(self) -> Any:  # noqa: ANN401 - Authlib has no types
        """Authlib's client. It takes half a second to import: not while the dashboard starts."""
        self._client = self._client or await asyncio.to_thread(self._make)
        return self._client

    def _make(self) -> Any:  # noqa: ANN401
        from authlib.integrations.starlette_client import OAuth

        return OAuth().register(
            "service",
            server_metadata_url=f"{self._settings.oidc_issuer}/.well-known/openid-configuration",
            client_id=self._settings.oidc_client_id,
            client_secret=self._secret,
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "timeout": _SECONDS,
            },
        )

    async def ask(self, request: Request, flow: Flow) -> RedirectResponse:
        """Lead the reader to the service. Raises OutOfReachError."""
        request.scope["session"] = flow.said
        try:
            return await (await self._ready()).authorize_redirect(request, self._back)
        except Exception as error:
            raise OutOfReachError from error

    async def answered(self, request: Request, flow: Flow) -> Proof:
        """Who came back from there. Raises NotSignedInError and OutOfReachError."""
        client = await self._ready()
        from httpx2 import HTTPError

        request.scope["session"] = flow.said
        expected = {
            "iss": {"essential": True, "value": self._settings.oidc_issuer},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
        }
        try:
            told = await client.authorize_access_token(request, claims_options=expected)
            return self._proof(told["userinfo"])
        except HTTPError as error:
            raise OutOfReachError from error
        except Exception as error:
            raise NotSignedInError from error

    def _proof(self, claims: Mapping[str, Any]) -> Proof:
        claim = self._settings.oidc_address_claim
        address = str(claims[claim]).strip()
        if not address or (claim == "email" and claims.get("email_verified", True) not in _TRUE):
            raise NotSignedInError
        name = " ".join(str(claims.get("name") or address).split())[:_LONGEST_NAME]
        roles = claims.get("roles", ())
        named = roles_named(roles if isinstance(roles, list) else ())
        return Proof(Person(address, name, named), float(claims["exp"]))
