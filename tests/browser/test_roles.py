"""The rounds of an analyst and of a lead at one dashboard, signed in as each role: what a role may
do stands on the record under the name that signed in; what it may not is not offered, and is
refused by address."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.served import settle
from data.access import Role
from tests.browser.kit.runs import listen, rerun
from tests.browser.kit.signed_in import behind_sign_in, sign_in
from tests.browser.kit.steps import (
    NARROW,
    SIDEWAYS,
    Reader,
    picks,
    picks_red,
    saves,
    types,
    unfolds,
)
from tests.browser.test_analyst_round import without_plans

NAMES = {
    Role.BOARD: "Bea Board",
    Role.LEAD: "Lea Lead",
    Role.ANALYST: "Ana Analyst",
    Role.ADMINISTRATOR: "Ada Administrator",
}
PEOPLE: dict[str, dict[str, object]] = {
    role: {"email": f"{role}@example.gov.uk", "name": name, "roles": [role]}
    for role, name in NAMES.items()
}
PEOPLE[Role.ADMINISTRATOR]["email"] = (
    "ada.administrator-in-charge@westmorlandandfurness.example.gov.uk"
)
MENU = {
    Role.BOARD: set[str](),
    Role.LEAD: {"This month", "Update milestones", "History"},
    Role.ANALYST: {"This month", "Update milestones", "History", "Upload"},
    Role.ADMINISTRATOR: {"This month", "History", "People", "Audit trail", "Tokens"},
}
"""What each is offered of the pages on which something is written or looked into."""
GUARDED = set[str]().union(*MENU.values())
ASKED = {"Update milestones": "updates", "Upload": "upload", "People": "people"}
"""One of each kind that is asked for by its address; tests/pages/test_roles.py asks for all."""


@pytest.fixture(scope="module")
def address(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The one dashboard of all these tests."""
    folder = tmp_path_factory.mktemp("roles")
    database = Path(shutil.copy(example_file, folder / "roles.duckdb"))
    with behind_sign_in(database, folder / "log", PEOPLE) as served:
        yield served


@pytest.fixture
def person(address: str, browser: Browser, role: Role) -> Iterator[Reader]:
    """Somebody who has signed in with a role, at a browser of their own."""
    with browser.new_context() as context:
        page = context.new_page()
        listen(page)
        page.goto(f"{address}/help")
        sign_in(page, role)
        settle(page)
        reader = Reader(page, address)
        yield reader
        assert reader.strangers == []


@pytest.mark.parametrize("role", Role)
def test_each_role_is_offered_its_own_pages_and_is_refused_the_others(
    person: Reader, role: Role
) -> None:
    page = person.page
    expect(page.get_by_text(f"Signed in as {NAMES[role]}")).to_be_visible()
    assert offered(page) & GUARDED == MENU[role]
    for name, path in ASKED.items():
        if name not in MENU[role]:
            person.opens(path)
            expect(page.get_by_role("heading", level=1)).to_have_text(
                "This page is not for your role"
            )
            expect(page.locator("input[type=file], form, table")).to_have_count(0)
    assert put_a_file(page) == (404 if role is Role.ANALYST else 403)
    if role in (Role.BOARD, Role.ADMINISTRATOR):
        nothing_is_written(person)
    if role is Role.ADMINISTRATOR:
        a_long_address_fits_on_a_phone(person)


def offered(page: Page) -> set[str]:
    """The names of the pages in the menu, unfolded."""
    banner, found = page.get_by_role("banner"), set[str]()
    for name in ("Read", "Report", "Manage"):
        if (group := banner.get_by_text(name, exact=True)).count():
            group.click()
            expect(page.get_by_role("menuitem").first).to_be_visible()
            found |= set(page.get_by_role("menuitem").all_inner_texts())
            page.keyboard.press("Escape")
    return found | set(banner.get_by_role("link").all_inner_texts())


def put_a_file(page: Page) -> int:
    """What an upload by address alone is answered; where the role may load, nothing is served at
    an address that the server has not given."""
    return page.evaluate(
        "async () => (await fetch('/_stcore/upload_file/a/b', {method: 'PUT', body: 'x'})).status"
    )


def nothing_is_written(reader: Reader) -> None:
    """Nor where the figures and the record are read."""
    for path in ("governance", "measure?id=appeal_rate&do=decide"):
        page = reader.opens(path)
        expect(page.get_by_test_id("stForm")).to_have_count(0)
        expect(page.get_by_text(re.compile("on the record$"))).to_have_count(0)


def a_long_address_fits_on_a_phone(reader: Reader) -> None:
    page = reader.opens("people?show=signed_in")
    for width in (NARROW, 700):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert not page.evaluate(SIDEWAYS), width


@pytest.mark.parametrize("role", [Role.ANALYST])
def test_an_analyst_loads_looks_back_and_undoes_in_their_own_name(
    person: Reader, shared: Path, tmp_path: Path
) -> None:
    file = without_plans(shared / "examples" / "nd_waits.csv", tmp_path / "waits.csv")
    page = person.opens("upload")
    person.chooses(file)
    expect(
        page.get_by_role("table", name="What it will do to the measures", exact=True)
    ).to_be_visible()
    expect(page.get_by_text("It is loaded in the name of Ana Analyst.")).to_be_visible()
    person.presses("Load this file")
    expect(person.message("Loaded as upload 16")).to_be_visible()
    page = person.opens("history")
    row = page.get_by_role("table", name="Uploads").get_by_role("row").nth(1)
    expect(row).to_contain_text("Ana Analyst")
    row.get_by_role("link", name="16").click()
    expect(page.get_by_label("Your name")).to_have_count(0)
    person.presses("Undo upload 16")
    expect(person.message("Taken out of every figure.")).to_be_visible()
    expect(page.get_by_text(re.compile("Undone by Ana Analyst"))).to_be_visible()


@pytest.mark.parametrize(("role", "milestone"), [(Role.LEAD, "2a.2"), (Role.ANALYST, "1c.1")])
def test_who_may_report_does_so_in_their_own_name(
    person: Reader, role: Role, milestone: str
) -> None:
    updates(person, NAMES[role], milestone)
    if role is Role.LEAD:
        brings_evidence(person, NAMES[role], "1.L1")
        decides(person, NAMES[role])


def updates(reader: Reader, name: str, milestone: str) -> None:
    page = reader.opens(f"updates?milestone={milestone}")
    expect(page.get_by_label("Your name")).to_have_count(0)
    picks_red(page, "March 2027")
    types(page, "Update or impact", f"From {name}")
    saves(reader)
    expect(page.get_by_text(f"The update of {milestone} is stored")).to_be_visible()
    page = reader.opens(f"action?id={milestone.partition('.')[0]}")
    expect(page.get_by_text(f"Reported by {name}").first).to_be_visible()


def brings_evidence(reader: Reader, name: str, criterion: str) -> None:
    page = reader.opens("sections?section=1")
    unfolds(page, "Add or correct evidence")
    picks(page, "Criterion", criterion)
    types(page, "Date of the evidence", "12/10/2026")
    types(page, "Source", "EHC plan survey")
    types(page, "What it shows", f"{criterion} is met.")
    page.get_by_text("Strong evidence", exact=True).first.click()
    saves(reader, "Put it on the record")
    written = page.locator("details.prints").filter(has_text=f"{criterion} is met.")
    expect(written).to_contain_text(f"written by {name}")


def decides(reader: Reader, name: str) -> None:
    page = reader.opens("measure?id=appeal_rate&do=decide")
    with rerun(page):
        page.get_by_text("A local target, because").click()
    types(page, "Target, at most", "1.5")
    types(page, "Reason", "Agreed at the July meeting")
    types(page, "Decided by", "The partnership board")
    types(page, "Date of the decision", "03/10/2026")
    saves(reader, "Show what it would change")
    saves(reader, "Put it on the record")
    expect(
        page.get_by_text(f"The partnership board (put on the record by {name})").first
    ).to_be_visible()
