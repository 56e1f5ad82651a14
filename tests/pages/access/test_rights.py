"""Every address and operation in every role, and signed out: nobody gets more than the table of
rights gives, and nothing that the server answers to is missing from it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg

import app
from data.access import ANOTHER, OPERATIONS, RIGHTS, ROUTES, WEBSOCKET, Door, Right, Role, rule_of
from data.sign_in import Person, Sessions, SignInSettings
from pages.parts.access.gate import sign_in_routes
from pages.parts.access.keepers import COOKIE, ByCookie
from pages.parts.access.witness import nobody_looks
from tests.pages.access.conftest import ADDRESS, METHODS, Layer, connected, handshake

STATIC = {("GET", "/"), ("GET", "/{page}"), ("GET", "/{page}/"), ("GET", "/static/{path:path}")}
"""What Streamlit's one mount for everything else answers to, as far as anybody may ask."""


def answered_to(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Route):
            for method in (route.methods or set()) - {"HEAD"}:
                yield method, route.path
        elif isinstance(route, WebSocketRoute):
            yield WEBSOCKET, route.path
        else:
            assert isinstance(route, Mount) and route.path == ""
            yield from STATIC


def test_all_that_the_server_answers_to_has_a_rule_and_no_rule_is_for_nothing() -> None:
    server = app.app._build_starlette_app().routes
    ours = sign_in_routes(SERVICE, Sessions(), ByCookie(Sessions()), nobody_looks)
    assert set(answered_to([*server, *ours])) == set(ROUTES)


def test_every_operation_of_a_page_has_a_rule() -> None:
    top = {field.name for field in BackMsg.DESCRIPTOR.fields} - {ANOTHER}
    (kinds,) = BackendOperationRequest.DESCRIPTOR.oneofs
    assert top | {f"{ANOTHER}.{field.name}" for field in kinds.fields} == set(OPERATIONS)


SERVICE = SignInSettings(
    address=ADDRESS,
    oidc_issuer="https://id.example.gov.uk",
    oidc_client_id="dashboard",
    oidc_client_secret="secret",  # pyright: ignore[reportArgumentType]
)


@pytest.fixture(scope="module")
def layer() -> Layer:
    return Layer(
        Sessions(),
        **SERVICE.model_dump(include={"address", "oidc_issuer", "oidc_client_id"}),
        oidc_client_secret="secret",
    )


@pytest.fixture(scope="module")
def browser(layer: Layer) -> Iterator[TestClient]:
    with layer.client(ADDRESS) as opened:
        yield opened


def signed_in(layer: Layer, *roles: Role) -> dict[str, str]:
    token = layer.sessions.begin(Person("jo", "Jo", frozenset(roles)), float("inf"))
    return {"cookie": f"{COOKIE}={token}", "origin": ADDRESS}


def filled(path: str) -> str:
    """An address that fits a pattern."""
    return re.sub(r"\{\w+(:path)?\}", "some", path)


def status(browser: TestClient, method: str, path: str, headers: dict[str, str]) -> int:
    if method == WEBSOCKET:
        return handshake(browser, headers)
    return browser.request(method, filled(path), headers=headers).status_code


SERVED = [
    (method, path, rule)
    for (method, path), rule in ROUTES.items()
    if not path.startswith(("/sign-", "/health")) and not rule.machine
]
"""What is served for a session. What a machine's token opens is tests/pages/api/test_extracts.py."""


def test_signed_out_nothing_is_served(layer: Layer, browser: TestClient) -> None:
    before = len(layer.reached)
    for method, path, rule in SERVED:
        expected = 404 if rule.who is Door.NOBODY else 401
        assert status(browser, method, path, {"origin": ADDRESS}) == expected, (method, path)
    assert len(layer.reached) == before
    assert browser.get("/health").status_code == 200


def test_what_is_for_machines_passes_without_a_session_and_without_its_cookie(
    layer: Layer, browser: TestClient
) -> None:
    for method, path in [one for one, rule in ROUTES.items() if rule.machine]:
        before = len(layer.reached)
        assert status(browser, method, path, {"cookie": f"{COOKIE}=some"}) == 200
        assert len(layer.reached) == before + 1


def test_what_a_machine_may_ask_for_too_passes_as_its_own_with_what_may_be_a_token(
    layer: Layer, browser: TestClient
) -> None:
    headers = signed_in(layer, Role.BOARD) | {"authorization": "Bearer some"}
    for method, path, rule in SERVED:
        found = status(browser, method, path, headers)
        if rule.token:
            reached = layer.reached[-1]
            assert (found, reached["path"], reached["authorization"]) == (200, path, "Bearer some")
            assert "cookie" not in reached and "x-send-kpis-session" not in reached
        found = status(browser, method, path, {"authorization": "Bearer some", "origin": ADDRESS})
        assert found == (404 if rule.who is Door.NOBODY else 200 if rule.token else 401)


@pytest.mark.parametrize("role", Role)
def test_each_role_is_served_what_its_rights_allow(
    layer: Layer, browser: TestClient, role: Role
) -> None:
    headers = signed_in(layer, role)
    for method, path, rule in SERVED:
        before = len(layer.reached)
        found = status(browser, method, path, headers)
        if isinstance(rule.who, Right) and rule.who not in RIGHTS[role]:
            assert found == 403, (method, path)
        elif rule.own or rule.who is Door.NOBODY:
            assert found == 404, (method, path)
        else:
            assert found in (101, 200), (method, path)
        assert (len(layer.reached) > before) == (found in (101, 200))


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/stream/",
        "/upload/_stcore/stream",
        "//",
        "//evil.example",
        "/static",
        "/static/../media/x",
        "/_stcore/anything",
        "/upload/more",
        "/media",
        "/MEDIA/x",
        "/health/",
        "/sign-in/else",
    ],
)
def test_what_is_not_in_the_table_is_not_served(browser: TestClient, path: str) -> None:
    rule = rule_of("GET", path)
    assert rule is None or isinstance(rule.who, Right)
    for method in set(METHODS) - {"GET"}:
        assert rule_of(method, path) is None


@pytest.mark.parametrize("role", Role)
def test_each_role_does_what_its_rights_allow(
    layer: Layer, browser: TestClient, role: Role
) -> None:
    heartbeat = BackMsg(app_heartbeat=True).SerializeToString()
    with connected(browser, signed_in(layer, role)) as page:
        for name, right in OPERATIONS.items():
            page.send_bytes(message(name))
            page.send_bytes(heartbeat)
            if right and right in RIGHTS[role]:
                assert page.receive_bytes() == message(name), name
            assert page.receive_bytes() == heartbeat, name


def message(name: str) -> bytes:
    made = BackMsg()
    top, _, kind = name.partition(".")
    field = BackMsg.DESCRIPTOR.fields_by_name[top]
    if kind:
        getattr(made.backend_operation_request, kind).SetInParent()
    elif field.message_type:
        getattr(made, top).SetInParent()
    else:
        setattr(made, top, True)
    return made.SerializeToString()


def test_what_a_role_does_not_allow_is_told(layer: Layer, browser: TestClient) -> None:
    layer.seen.clear()
    status(browser, "PUT", "/_stcore/upload_file/a/b", signed_in(layer, Role.BOARD))
    ((by, seen, words),) = layer.seen
    assert (by.name, by.roles, seen) == ("Jo", {Role.BOARD}, "refused attempt")
    assert words == "PUT /_stcore/upload_file/a/b"


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"\x0a\x01x", b"\xfa\x3e\x02hi"])
def test_what_is_no_message_goes_no_further(layer: Layer, browser: TestClient, data: bytes) -> None:
    heartbeat = BackMsg(app_heartbeat=True).SerializeToString()
    with connected(browser, signed_in(layer, Role.ANALYST)) as page:
        page.send_bytes(data)
        page.send_bytes(heartbeat)
        assert page.receive_bytes() == heartbeat


def test_the_table_is_printed_in_full(project: Path) -> None:
    """docs/security.md has each rule as the code has it."""
    printed = (project / "docs/security.md").read_text(encoding="utf-8")
    for (method, path), rule in ROUTES.items():
        besides = " or a machine with a token |" if rule.token else ""
        assert f"| {method} | `{path}` | {rule.who} |{besides}" in printed
    for name, right in OPERATIONS.items():
        assert f"| `{name}` | {right or Door.NOBODY} |" in printed
    for role in Role:
        assert f"| {role} | {'; '.join(r for r in Right if r in RIGHTS[role])} |" in printed
