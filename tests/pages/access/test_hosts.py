"""Host and Origin, judged before anything else: findings 2 and 3 of `../shared/safety.md`."""

import pytest
from starlette.testclient import TestClient

from data.sign_in import Sessions
from tests.pages.access.conftest import ADDRESS, Layer, cookie_of, handshake

OWN = "http://127.0.0.1:8501"
FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8501",
    "localhost",
    "localhost:8502",
    "127.0.0.1.evil.example:8501",
    "127.0.0.1:8501.evil.example",
    "user@127.0.0.1:8501",
    "0.0.0.0:8501",
    "[::]:8501",
    "",
]
FOREIGN_ORIGINS = [
    "null",
    "",
    "http://evil.example",
    "http://localhost:8501",
    "https://127.0.0.1:8501",
    "http://127.0.0.1:8502",
    "http://127.0.0.1:8501/",
    "http://127.0.0.1:8501.evil.example",
    "http://127.0.0.1",
]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501"])
def test_this_machine_may_be_called_by_each_of_its_names(local: TestClient, host: str) -> None:
    assert local.get("/", headers={"host": host}).status_code == 200
    assert handshake(local, {"host": host, "origin": f"http://{host}"}) == 101


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_misdirected(local: TestClient, host: str) -> None:
    assert local.get("/", headers={"host": host}).status_code == 421
    # The page of a name that was made to point here: its origin is that name, too.
    rebound = {"host": host, "origin": f"http://{host}"}
    assert local.put("/_stcore/upload_file/a/b", headers=rebound).status_code == 421
    assert handshake(local, rebound) == 421


def test_two_hosts_are_none(local: TestClient) -> None:
    twice = [("host", "127.0.0.1:8501"), ("host", "127.0.0.1:8501")]
    assert local.get("/", headers=twice).status_code == 421


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_origin_is_refused(local: TestClient, origin: str) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE", "POST", "PATCH", "OPTIONS"):
        assert local.request(method, "/", headers={"origin": origin}).status_code == 403


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_no_page_of_another_site_opens_a_websocket(local: TestClient, origin: str) -> None:
    assert handshake(local, {"origin": origin}) == 403


def test_what_changes_something_comes_from_a_page_of_ours(local: TestClient) -> None:
    assert handshake(local, {}) == 403
    for method in ("PUT", "DELETE", "POST", "PATCH", "OPTIONS"):
        assert local.request(method, "/_stcore/upload_file/a/b").status_code == 403
    assert local.get("/").status_code == 200


def test_the_public_address_is_answered_to(layer: Layer) -> None:
    browser, jo = layer.client(ADDRESS), cookie_of(layer, "jo@example.gov.uk")
    assert browser.get("/", headers=jo).status_code == 200
    assert handshake(browser, {**jo, "origin": ADDRESS}) == 101
    # Its own page, but not as it is served there.
    insecure = ADDRESS.replace("https", "http")
    assert handshake(browser, {**jo, "origin": insecure}) == 403


def test_streamlit_gets_no_origin_to_look_up(layer: Layer) -> None:
    browser, jo = layer.client(ADDRESS), cookie_of(layer, "jo@example.gov.uk")
    browser.get("/", headers={**jo, "origin": ADDRESS})
    assert handshake(browser, {**jo, "origin": ADDRESS}) == 101
    assert len(layer.reached) == 2
    assert not [headers for headers in layer.reached if "origin" in headers]


def test_without_sign_in_there_is_no_door(local: TestClient) -> None:
    for path in ("/sign-in", "/sign-in/start", "/sign-in/callback", "/sign-in/state", "/sign-out"):
        assert local.get(path).status_code == 404
    assert local.post("/sign-out", headers={"origin": OWN}).status_code == 404


@pytest.mark.parametrize("machine", ["192.0.2.7", "10.0.0.4", "testclient"])
def test_without_sign_in_only_this_machine_is_served(machine: str) -> None:
    browser = Layer(Sessions()).client(OWN, machine)
    assert browser.get("/health").status_code == 403
    assert handshake(browser, {"origin": OWN}) == 403
