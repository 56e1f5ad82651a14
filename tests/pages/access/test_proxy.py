"""Behind a proxy that signs people in: what it says counts, and only what it says."""

import pytest

from data.access import Role
from pages.parts.access.keepers import COOKIE
from tests.pages.access.conftest import ADDRESS, SECRET, Layer, handshake, vouched

JO = "jo@example.gov.uk"


def test_whoever_the_proxy_vouches_for_is_in(through_proxy: Layer) -> None:
    browser = through_proxy.client(ADDRESS)
    headers = vouched(JO, "lead, Analyst") | {"x-send-kpis-name": "Jo"}
    assert browser.get("/", headers=headers).status_code == 200
    assert handshake(browser, headers | {"origin": ADDRESS}) == 101
    (named,) = through_proxy.sessions.all_open()
    assert named.reader.name == "Jo" and named.roles == {Role.LEAD, Role.ANALYST}
    assert {one["x-send-kpis-session"] for one in through_proxy.reached} == {named.id}
    assert not {"x-send-kpis-secret", "x-send-kpis-roles"} & set(through_proxy.reached[0])


def test_the_same_person_has_one_session(through_proxy: Layer) -> None:
    browser = through_proxy.client(ADDRESS)
    for _ in range(20):
        browser.get("/", headers=vouched(JO, "lead"))
    assert len(through_proxy.sessions.all_open()) == 1
    assert [(by.name, str(seen)) for by, seen, _ in through_proxy.seen] == [(JO, "sign-in")]


FORGED = [
    {},
    {"x-send-kpis-address": JO, "x-send-kpis-roles": "administrator"},
    vouched(JO, "administrator", ""),
    vouched(JO, "administrator", SECRET[:-1]),
    vouched(JO, "administrator", f"{SECRET} "),
    vouched(JO, "administrator", SECRET.upper()),
    vouched("", "administrator"),
    vouched(" ", "administrator"),
    vouched(JO, ""),
    vouched(JO, "root"),
    {"cookie": f"{COOKIE}=anything"},
]


@pytest.mark.parametrize("headers", FORGED)
def test_what_is_forged_opens_nothing(through_proxy: Layer, headers: dict[str, str]) -> None:
    browser = through_proxy.client(ADDRESS)
    assert browser.get("/", headers=headers).status_code == 401
    assert handshake(browser, headers | {"origin": ADDRESS}) == 401
    assert through_proxy.reached == []


def test_what_a_reader_adds_to_what_the_proxy_says_opens_nothing(through_proxy: Layer) -> None:
    twice = [*vouched(JO, "lead").items(), ("x-send-kpis-address", "kim@example.gov.uk")]
    assert through_proxy.client(ADDRESS).get("/", headers=twice).status_code == 401
    twice = [*vouched(JO, "lead").items(), ("x-send-kpis-roles", "administrator")]
    assert through_proxy.client(ADDRESS).get("/", headers=twice).status_code == 401


def test_a_role_that_the_proxy_takes_away_is_gone(through_proxy: Layer) -> None:
    browser, upload = through_proxy.client(ADDRESS), "/_stcore/upload_file/run/file"
    origin = {"origin": ADDRESS}
    browser.get("/", headers=vouched(JO, "analyst"))
    (before,) = through_proxy.sessions.all_open()
    assert browser.put(upload, headers=vouched(JO, "board") | origin).status_code == 403
    # What was open with the roles before is closed.
    assert not through_proxy.sessions.open(before.id)
    assert browser.get("/", headers=vouched(JO, "")).status_code == 401
    assert through_proxy.sessions.all_open() == ()


def test_the_other_headers_mean_nothing_where_people_sign_in_otherwise(layer: Layer) -> None:
    assert layer.client(ADDRESS).get("/", headers=vouched(JO, "analyst")).status_code == 401


def test_who_is_not_in_is_told_whom_to_ask(through_proxy: Layer) -> None:
    browser = through_proxy.client(ADDRESS)
    door = browser.get("/", headers={"accept": "text/html"})
    page = browser.get(door.headers["location"])
    assert page.status_code == 401 and "You are not signed in" in page.text
    assert browser.get("/sign-in/start").status_code == 404
