"""A dashboard below a name of its host: nothing of another place comes in, and nothing goes out
that another place's browser pages would be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from data.access import Role
from data.sign_in import Person, Sessions, SignInSettings
from pages.parts.access.flows import FLOW_COOKIE
from pages.parts.access.keepers import COOKIE
from tests.pages.access.conftest import ADDRESS, SECRET, Layer

OURS = "__Secure-send-kpis-westmorland"
BASE = "/westmorland"


@pytest.fixture
def below() -> Iterator[tuple[Layer, TestClient, str]]:
    """A place, a browser, and the token of an analyst's session there."""
    sessions = Sessions()
    made = sessions.begin(Person("jo@x", "Jo", frozenset({Role.ANALYST})), float("inf")) or ""
    layer = Layer(
        sessions,
        address=ADDRESS + BASE,
        oidc_issuer="https://id.example",
        oidc_client_id="a",
        oidc_client_secret="b",
    )
    with layer.client(ADDRESS) as browser:
        yield layer, browser, made


def test_the_pages_are_asked_as_at_the_top_of_a_host(
    below: tuple[Layer, TestClient, str],
) -> None:
    layer, browser, token = below
    found = browser.get(f"{BASE}/measure?id=a", headers={"cookie": f"{OURS}={token}"})
    assert found.status_code == 200
    assert layer.reached[-1]["path"] == "/measure"
    assert OURS not in str(layer.reached) and COOKIE not in str(layer.reached)


@pytest.mark.parametrize(
    "cookie",
    [
        COOKIE,
        "__Secure-send-kpis",
        "__Secure-send-kpis-cumbria",
        "send-kpis-westmorland",
        f"{COOKIE}-westmorland",
    ],
)
def test_a_session_shown_under_another_name_opens_nothing(
    below: tuple[Layer, TestClient, str], cookie: str
) -> None:
    layer, browser, token = below
    found = browser.get(f"{BASE}/measure", headers={"cookie": f"{cookie}={token}"})
    assert (found.status_code, layer.reached) == (401, [])


def test_two_cookies_of_the_name_are_none(below: tuple[Layer, TestClient, str]) -> None:
    _, browser, token = below
    twice = {"cookie": f"{OURS}={token}; {OURS}=planted"}
    assert browser.get(f"{BASE}/measure", headers=twice).status_code == 401


@pytest.mark.parametrize(
    "path",
    ["/", "/health", "/measure", "/westmorland2/health", "/cumbria/health", "//westmorland/health"],
)
def test_nothing_is_served_outside_the_name(
    below: tuple[Layer, TestClient, str], path: str
) -> None:
    layer, browser, token = below
    found = browser.get(path, headers={"cookie": f"{OURS}={token}"})
    assert (found.status_code, layer.reached) == (404, [])


def test_the_name_alone_leads_to_the_first_page(below: tuple[Layer, TestClient, str]) -> None:
    _, browser, _ = below
    found = browser.get(BASE)
    assert (found.status_code, found.headers["location"]) == (308, f"{BASE}/")
    assert browser.get(f"{BASE}/health").status_code == 200


def test_who_follows_a_link_is_led_to_the_sign_in_of_the_place(
    below: tuple[Layer, TestClient, str],
) -> None:
    _, browser, _ = below
    found = browser.get(f"{BASE}/measure?id=a", headers={"accept": "text/html"})
    assert found.headers["location"] == f"{BASE}/sign-in?next=%2Fmeasure%3Fid%3Da"
    door = browser.get(found.headers["location"]).text
    assert 'href="sign-in/start?next=' in door and 'href="/' not in door


def test_every_cookie_is_for_the_place_alone(below: tuple[Layer, TestClient, str]) -> None:
    _, browser, token = below
    signed_in = {"cookie": f"{OURS}={token}"}
    found = browser.get(f"{BASE}/measure", headers=signed_in).headers.get_list("set-cookie")
    assert found == ["_streamlit_xsrf=a; Path=/westmorland; Secure"]
    headers = signed_in | {"origin": ADDRESS}
    (left,) = browser.post(f"{BASE}/sign-out", headers=headers).headers.get_list("set-cookie")
    assert left.startswith(f"{OURS}=; Path=/westmorland; Secure; HttpOnly")
    failed = browser.get(f"{BASE}/sign-in/callback")
    flow = FLOW_COOKIE.replace("__Host-", "__Secure-") + "-westmorland"
    assert failed.headers["set-cookie"].startswith(f"{flow}=; Path=/westmorland;")
    assert 'href="../sign-in"' in failed.text


def test_of_two_tokens_of_streamlit_the_nearest_counts(
    below: tuple[Layer, TestClient, str],
) -> None:
    """A dashboard at the top of the host has one for every path; browsers send the longest path
    first, and the script of the page reads that one."""
    layer, browser, token = below
    cookies = f"{OURS}={token}; _streamlit_xsrf=here; _streamlit_xsrf=above"
    browser.get(f"{BASE}/measure", headers={"cookie": cookies})
    assert layer.reached[-1]["cookie"] == "_streamlit_xsrf=here"


def test_a_machine_and_an_open_page_are_let_in_below_it(
    below: tuple[Layer, TestClient, str],
) -> None:
    layer, browser, token = below
    assert browser.post(f"{BASE}/api/extracts/x").status_code == 200
    assert layer.reached[-1]["path"] == "/api/extracts/x"
    told = {"cookie": f"{OURS}={token}", "origin": ADDRESS, "host": ADDRESS.partition("//")[2]}
    with browser.websocket_connect(f"{BASE}/_stcore/stream", headers=told):
        assert layer.reached[-1]["path"] == "/_stcore/stream"


def test_other_hosts_and_other_sites_are_refused_as_ever(
    below: tuple[Layer, TestClient, str],
) -> None:
    _, browser, token = below
    headers = {"cookie": f"{OURS}={token}", "host": "elsewhere.example"}
    assert browser.get(f"{BASE}/measure", headers=headers).status_code == 421
    headers = {"cookie": f"{OURS}={token}", "origin": ADDRESS + BASE}
    assert browser.get(f"{BASE}/measure", headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("address", "origin", "base"),
    [
        ("https://send.example.gov.uk", "https://send.example.gov.uk", ""),
        ("https://send.example.gov.uk/", "https://send.example.gov.uk", ""),
        ("https://Send.example/East-Riding/", "https://send.example", "/east-riding"),
        ("http://localhost:8501/a", "http://localhost:8501", "/a"),
    ],
)
def test_the_address_names_the_place(address: str, origin: str, base: str) -> None:
    found = SignInSettings(address=address)
    assert (found.origin, found.base) == (origin, base)


@pytest.mark.parametrize("path", ["/a/b", "/a_b", "/-a", "/..", "/%61", "/a;b", "/a?b"])
def test_a_name_that_could_be_read_in_two_ways_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="must be a scheme and a name"):
        SignInSettings(address=ADDRESS + path)


def test_a_proxy_that_signs_people_in_does_so_below_a_name(tmp_path: Path) -> None:
    layer = Layer(Sessions(), address=ADDRESS + BASE, proxy_secret=SECRET)
    said = {"secret": SECRET, "address": "jo@x", "name": "Jo", "roles": "analyst"}
    headers = {f"x-send-kpis-{name}": value for name, value in said.items()}
    with layer.client(ADDRESS) as browser:
        assert browser.get(f"{BASE}/upload", headers=headers).status_code == 200
        assert 'href="./"' in browser.get(f"{BASE}/sign-in").text
