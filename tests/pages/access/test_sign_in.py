"""Signing in with a service on this machine: there, back, and every way in which it must not
work."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

import httpx2
import oidc_provider_mock
import pytest
import time_machine
from starlette.testclient import TestClient

from data.access import Role
from data.reader import Reader
from data.sign_in import Ended, Sessions
from pages.parts.access.flows import FLOW_COOKIE, FLOW_SECONDS, Flows, first_page, page_wanted
from pages.parts.access.keepers import COOKIE
from tests.pages.access.conftest import ADDRESS, Layer, handshake

PEOPLE = {
    "analyst": {"email": "ana@example.gov.uk", "name": "Ana Lyst", "roles": ["analyst"]},
    "none": {"email": "nobody@example.gov.uk", "name": "No Body"},
    "unproved": {"email": "x@example.gov.uk", "email_verified": False, "roles": ["analyst"]},
    "unknown": {"email": "y@example.gov.uk", "roles": ["root", "BOARD "]},
    "nameless": {"roles": ["analyst"]},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A sign-in service that knows these people."""
    users = [oidc_provider_mock.User(sub=sub, claims=dict(one)) for sub, one in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="module")
def layer(issuer: str) -> Layer:
    return Layer(
        Sessions(),
        address=ADDRESS,
        oidc_issuer=issuer,
        oidc_client_id="dashboard",
        oidc_client_secret="secret",
        contact="the SEND team",
    )


@pytest.fixture
def browser(layer: Layer) -> TestClient:
    return layer.client(ADDRESS)


@dataclass
class Sent:
    """Where the service sent the browser back to."""

    address: str

    @property
    def state(self) -> str:
        return parse_qs(urlsplit(self.address).query)["state"][0]


def sent_back(browser: TestClient, sub: str, wanted: str = "/upload") -> Sent:
    """Go to the service, sign in there, and come back as far as the address."""
    asked = browser.get(f"/sign-in/start?next={quote(wanted, safe='')}")
    assert asked.status_code == 302
    given = httpx2.post(asked.headers["location"], data={"sub": sub}, trust_env=False)
    return Sent(given.headers["location"])


def test_who_signs_in_is_led_where_they_wanted_to_go(browser: TestClient, layer: Layer) -> None:
    door = browser.get("/upload?known_at=x", headers={"accept": "text/html"})
    assert door.status_code == 303
    page = browser.get(door.headers["location"])
    (start,) = re.findall('href="(sign-in/start[^"]*)"', page.text)
    asked = browser.get(f"/{start.replace('&amp;', '&')}")
    said = parse_qs(urlsplit(asked.headers["location"]).query)
    assert said["code_challenge_method"] == ["S256"]
    assert said["code_challenge"] and said["nonce"] and said["state"]
    given = httpx2.post(asked.headers["location"], data={"sub": "analyst"}, trust_env=False)
    back = browser.get(given.headers["location"])
    assert (back.status_code, back.headers["location"]) == (303, "/upload?known_at=x")
    assert browser.get("/upload").status_code == 200
    session = layer.sessions.known(browser.cookies[COOKIE])
    assert session and session.reader.name == "Ana Lyst"
    # The door is behind them.
    assert browser.get("/sign-in?next=/history").headers["location"] == "/history"


def test_the_cookies_are_what_they_should_be(browser: TestClient) -> None:
    asked = browser.get("/sign-in/start")
    back = browser.get(sent_back(browser, "analyst").address)
    for answer, name in ((asked, FLOW_COOKIE), (back, COOKIE)):
        (cookie,) = [
            one for one in answer.headers.get_list("set-cookie") if one.startswith(f"{name}=")
        ]
        first, *marks = cookie.split("; ")
        assert len(first) >= len(name) + 1 + 43
        assert marks == ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]
    assert not [one for one in back.headers.get_list("set-cookie") if "streamlit" in one]


def test_the_session_lasts_no_longer_than_the_token(browser: TestClient, layer: Layer) -> None:
    browser.get(sent_back(browser, "analyst").address)
    session = layer.sessions.known(browser.cookies[COOKIE])
    assert session and session.over - session.used <= 3600  # the service's, not our eight hours


def test_a_role_taken_away_at_the_service_counts_when_the_proof_has_ended(
    browser: TestClient, layer: Layer, issuer: str
) -> None:
    """Or as soon as an administrator signs the person out: they can begin no new sign-in."""
    jo = f"{issuer}/users/jo"
    told = {"email": "jo@example.gov.uk", "roles": ["analyst"]}
    httpx2.put(jo, json=told, trust_env=False).raise_for_status()
    began = time.time()
    browser.get(sent_back(browser, "jo").address)
    other = layer.client(ADDRESS)
    other.get(sent_back(other, "jo").address)
    httpx2.put(jo, json={**told, "roles": []}, trust_env=False).raise_for_status()
    for minutes, status in ((0, 200), (29, 200), (58, 200), (61, 401)):
        with time_machine.travel(began + 60 * minutes):
            assert browser.get("/upload").status_code == status, minutes
    session = layer.sessions.known(browser.cookies[COOKIE])
    assert session and session.ended is Ended.OVER
    assert other.get("/upload").status_code == 200
    layer.sessions.revoke("jo@example.gov.uk")
    assert other.get("/upload").status_code == 401
    assert browser.get(sent_back(browser, "jo").address).status_code == 403


@pytest.mark.parametrize("sub", ["none", "somebody@else.example"])
def test_without_a_role_nobody_gets_in_and_is_told_whom_to_ask(
    browser: TestClient, sub: str
) -> None:
    back = browser.get(sent_back(browser, sub).address)
    assert back.status_code == 403
    assert "You have no role yet" in back.text and "Ask the SEND team." in back.text
    assert COOKIE not in browser.cookies
    assert browser.get("/").status_code == 401


@pytest.mark.parametrize("sub", ["unproved", "nameless"])
def test_an_address_that_nobody_has_proved_is_none(browser: TestClient, sub: str) -> None:
    refused(browser.get(sent_back(browser, sub).address), browser)


def test_a_role_that_is_none_counts_for_nothing(browser: TestClient, layer: Layer) -> None:
    browser.get(sent_back(browser, "unknown").address)
    session = layer.sessions.known(browser.cookies[COOKIE])
    assert session and session.roles == {"board"}


def test_what_happens_at_the_door_is_told(browser: TestClient, layer: Layer) -> None:
    layer.seen.clear()
    browser.get(sent_back(browser, "none").address)
    browser.get(sent_back(browser, "analyst").address)
    for _ in range(2):
        browser.post("/sign-out", headers={"origin": ADDRESS})
    state = sent_back(browser, "analyst").state
    browser.get(f"/sign-in/callback?code=made-up&state={state}")
    assert [(by.name, str(seen)) for by, seen, _ in layer.seen] == [
        ("No Body", "refused attempt"),
        ("Ana Lyst", "sign-in"),
        ("Ana Lyst", "sign-out"),
        ("", "refused attempt"),
    ]


def test_a_callback_that_is_replayed_is_refused(browser: TestClient, layer: Layer) -> None:
    asked = browser.get("/sign-in/start")
    flow = browser.cookies[FLOW_COOKIE]
    given = httpx2.post(asked.headers["location"], data={"sub": "analyst"}, trust_env=False)
    assert browser.get(given.headers["location"]).status_code == 303
    other = layer.client(ADDRESS)
    again = other.get(given.headers["location"], headers={"cookie": f"{FLOW_COOKIE}={flow}"})
    refused(again, other)


def test_a_code_that_is_made_up_is_refused(browser: TestClient) -> None:
    state = sent_back(browser, "analyst").state
    refused(browser.get(f"/sign-in/callback?code=made-up&state={state}"), browser)


def test_a_state_that_is_made_up_is_refused(browser: TestClient) -> None:
    address = sent_back(browser, "analyst").address
    refused(browser.get(re.sub("state=[^&]*", "state=made-up", address)), browser)


@pytest.mark.parametrize(
    "query", ["", "?error=access_denied", "?code=x", "?state=x", "?code=&state="]
)
def test_whatever_else_comes_back_is_refused(browser: TestClient, query: str) -> None:
    browser.get("/sign-in/start")
    refused(browser.get(f"/sign-in/callback{query}"), browser)


def test_the_callback_of_somebody_else_signs_nobody_in(browser: TestClient, layer: Layer) -> None:
    """Who is made to follow it would be signed in as the one who made it."""
    attacker = layer.client(ADDRESS)
    address = sent_back(attacker, "analyst").address
    refused(browser.get(address), browser)
    browser.get("/sign-in/start")
    refused(browser.get(address), browser)


def test_a_sign_in_that_takes_too_long_is_refused(browser: TestClient) -> None:
    address = sent_back(browser, "analyst").address
    with time_machine.travel(time.time() + FLOW_SECONDS):
        refused(browser.get(address), browser)


def refused(answer: httpx2.Response, browser: TestClient) -> None:
    assert answer.status_code == 400
    assert "You are not signed in" in answer.text and "Ask the SEND team." in answer.text
    assert COOKIE not in browser.cookies
    assert browser.get("/").status_code == 401


ELSEWHERE = [
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "https://elsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "/%2f/elsewhere.example",
    "/%5celsewhere.example",
    "//elsewhere.example/upload",
    "/upload\r\nSet-Cookie: a=b",
    "/\t/elsewhere.example",
    "upload",
    "",
    "/sign-in/start",
    "/sign-out",
    "/media/abc",
    "/upload/../media",
    "/@elsewhere.example",
    "/.elsewhere.example",
    f"{ADDRESS}/upload",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_other_address_is_wanted(address: str) -> None:
    assert page_wanted(address) == "/"


def test_nobody_is_led_elsewhere(browser: TestClient) -> None:
    assert "elsewhere" not in browser.get("/sign-in?next=//elsewhere.example").text
    back = browser.get(sent_back(browser, "analyst", "//elsewhere.example").address)
    assert (back.status_code, back.headers["location"]) == (303, "/round")


@pytest.mark.parametrize(
    ("roles", "first"),
    [
        ({Role.LEAD}, "/round"),
        ({Role.ANALYST}, "/round"),
        ({Role.BOARD, Role.LEAD}, "/round"),
        ({Role.BOARD}, "/"),
        ({Role.ADMINISTRATOR}, "/"),
    ],
)
def test_who_asked_for_no_page_arrives_where_their_work_is(roles: set[Role], first: str) -> None:
    reader = Reader("Jo", frozenset(roles))
    assert first_page("/", reader) == first
    assert first_page("/?since=2026-09", reader) == "/?since=2026-09"
    assert first_page("/governance", reader) == "/governance"


@pytest.mark.parametrize(
    "address", ["/", "/upload", "/measure?id=ehc_20_weeks&known_at=2026-10-01", "/?a=//b"]
)
def test_a_page_of_ours_is_led_to(address: str) -> None:
    assert page_wanted(address) == address


def test_who_signs_out_is_out_everywhere(browser: TestClient, layer: Layer) -> None:
    browser.get(sent_back(browser, "analyst").address)
    copied = {"cookie": f"{COOKIE}={browser.cookies[COOKIE]}", "origin": ADDRESS}
    asked = browser.get("/sign-out")
    assert asked.status_code == 200 and '<form method="post" action="sign-out">' in asked.text
    assert browser.get("/").status_code == 200  # a link alone signs nobody out
    assert browser.post("/sign-out").status_code == 403  # nor does a page of another site
    left = browser.post("/sign-out", headers={"origin": ADDRESS})
    assert left.status_code == 200 and "You have signed out" in left.text
    assert COOKIE not in browser.cookies
    other = layer.client(ADDRESS)
    assert other.get("/", headers=copied).status_code == 401
    assert other.get("/sign-in/state", headers=copied).status_code == 401
    assert handshake(other, copied) == 401
    assert "You have signed out." in other.get("/sign-in", headers=copied).text


def test_an_open_page_that_leaves_says_why(browser: TestClient) -> None:
    assert "You have been signed out" in browser.get("/sign-in?left=1").text
    assert "You have been signed out" not in browser.get("/sign-in").text


def test_signing_in_again_ends_the_session_before(browser: TestClient, layer: Layer) -> None:
    browser.get(sent_back(browser, "analyst").address)
    before = browser.cookies[COOKIE]
    browser.get(sent_back(browser, "analyst").address)
    found = layer.sessions.known(before)
    assert found and found.ended
    assert browser.get("/").status_code == 200


def test_a_service_that_does_not_answer_is_told_as_such() -> None:
    settings = {"oidc_client_id": "dashboard", "oidc_client_secret": "secret"}
    away = Layer(Sessions(), address=ADDRESS, oidc_issuer="http://127.0.0.1:9", **settings)
    answer = away.client(ADDRESS).get("/sign-in/start")
    assert answer.status_code == 502 and "does not answer" in answer.text


def test_sign_ins_under_way_do_not_pile_up() -> None:
    flows = Flows(most=100)
    tokens = [flows.begin("/")[0] for _ in range(1000)]
    assert len(flows._flows) == 100
    assert flows.take(tokens[0]) is None and flows.take(tokens[-1])
    assert flows.take(tokens[-1]) is None


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/sign-in/callback"])
def test_the_pages_before_the_dashboard_need_nothing_else(browser: TestClient, path: str) -> None:
    page = browser.get(path).text
    assert "<script" not in page and not re.findall(
        r"(?:src|href)=\"(?!(?:\.\./)?sign-|data:)", page
    )
    assert 'name="viewport"' in page and 'lang="en-GB"' in page
