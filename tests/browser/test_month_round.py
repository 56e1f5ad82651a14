"""The round of a month in a real browser, as people who have signed in: an administrator names who
answers for what, an analyst uploads, a lead reports and explains, an edition is made and approved,
and a board member reads why."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.served import settle
from data.reader import Reader as Author
from data.store import open_database
from data.store.records import records
from data.store.undo import undo
from tests.browser.kit.runs import listen, rerun
from tests.browser.kit.signed_in import behind_sign_in, sign_in
from tests.browser.kit.steps import Reader, picks_red, saves, types

ROLES = {"ada": "administrator", "ana": "analyst", "lee": "lead", "bea": "board"}
PEOPLE = {sub: {"email": f"{sub}@example.gov.uk", "name": f"{sub.title()} Person"} for sub in ROLES}
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
LEAD = "Head of Children’s Services – SEND & Complexities (ICB)"
MEETING = "SEND Partnership Board, 12 November 2026"
NAMED = f"""post,of,name,address,deputy,deputy_address,from,until
lead,{LEAD},Lee Lead,lee@example.gov.uk,,,01/11/2026,
extract,nd_waits,Ana Lyst,ana@example.gov.uk,,,01/11/2026,
"""
WHY = "Referrals rose faster than clinics could grow."
Arrives = Callable[..., Reader]


@pytest.fixture
def late(example_file: Path, tmp_path: Path) -> Path:
    """Every extract of October but the waits."""
    path = Path(shutil.copy(example_file, tmp_path / "round.duckdb"))
    database = open_database(path)
    with database.reading() as cursor:
        loaded = {one.extract: one.id for one in records(cursor).batches()}
    undo(database, loaded["nd_waits"], Author("Ana Lyst"))
    database.close()
    return path


@pytest.fixture
def address(late: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard where people sign in, on a Tuesday of the round of October."""
    roles = tmp_path / "roles.txt"
    roles.write_text("".join(f"{sub}@example.gov.uk {role}\n" for sub, role in ROLES.items()))
    settings = {"SEND_KPIS_ROLES_FILE": str(roles)}
    with behind_sign_in(late, tmp_path / "log", PEOPLE, settings, NOW) as served:
        yield served


@pytest.fixture
def arrives(address: str, browser: Browser) -> Iterator[Arrives]:
    """Somebody signs in at a browser of their own, and stands where that leads them."""
    with ExitStack() as stack:

        def arrives(sub: str, width: int = 1440) -> Reader:
            page = stack.enter_context(browser.new_context()).new_page()
            page.set_viewport_size({"width": width, "height": 900})
            listen(page)
            page.goto(f"{address}/")
            sign_in(page, sub)
            settle(page)
            return Reader(page, address)

        yield arrives


def test_a_round_from_upload_to_approved_edition(
    arrives: Arrives, tmp_path: Path, shared: Path
) -> None:
    names_people(arrives("ada"))
    ana = arrives("ana")
    uploads(ana, shorter(shared / "examples" / "nd_waits.csv", tmp_path / "waits.csv"))
    lee = arrives("lee", width=820)
    reports(lee)
    explains(lee)
    makes(ana)
    approves(arrives("ada"))
    expect(ana.opens("round").get_by_text("October's round is over")).to_be_visible()
    reads(arrives("bea", width=390))


def shorter(file: Path, target: Path) -> Path:
    """The file without its last line: what was undone is not loaded a second time as it was."""
    target.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    return target


def names_people(ada: Reader) -> None:
    """From a list that was kept in a spreadsheet."""
    page = ada.opens("people")
    with rerun(page):
        page.get_by_text("Many at once, from a spreadsheet", exact=True).click()
    types(page, "The lines, headings first", NAMED)
    saves(ada, "Show what it would do")
    saves(ada, "Put it on the record")
    expect(page.get_by_role("table").first).to_contain_text("lee@example.gov.uk")


def uploads(ana: Reader, file: Path) -> None:
    """Where she arrives she reads that it is hers, and by when."""
    page = ana.page
    assert page.url == f"{ana.address}/round"
    page.get_by_role("link", name="your extract of neurodevelopmental waits is due").first.click()
    settle(page)
    ana.chooses(file)
    ana.presses("Load this file")
    expect(ana.message("Loaded as upload 16")).to_be_visible()
    ana.opens("round")
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()


def reports(lee: Reader) -> None:
    """On a milestone that is late: it waits no longer."""
    page = lee.page
    assert page.url == f"{lee.address}/round"
    own = page.get_by_role("link", name=re.compile(r"^\d+ of your milestones need an update"))
    owed = int(own.first.inner_text().split()[0])
    own.first.click()
    settle(page)
    page.get_by_role("link", name=re.compile("^2b.1")).first.click()
    settle(page)
    picks_red(page, "March 2027")
    types(page, "Update or impact", "The team is complete, and clinics begin in January.")
    saves(lee)
    expect(page.get_by_text("The update of 2b.1 is stored")).to_be_visible()
    left = page.get_by_role("link", name=f"{owed - 1} of your milestones need an update")
    lee.opens("round")
    expect(left.first).to_be_visible()


def explains(lee: Reader) -> None:
    """Why a measure is off, by the link that leads to the form."""
    page = lee.page
    page.get_by_role("link", name="Longest wait").first.click()
    settle(page)
    fields = {"Why it is off": "3 children wait for one clinic.", "By whom": "Lee Lead"}
    fields |= {"What will be done": "A second clinic opens.", "By when": "31/01/2027"}
    for label, value in fields.items():
        types(page, label, value)
    saves(lee, "Put it on the record")
    expect(page.locator(":focus")).to_contain_text("may point to a child")
    types(page, "Why it is off", WHY)
    saves(lee, "Put it on the record")
    expect(page.get_by_text("It is on the record")).to_be_visible()
    expect(lee.opens("measure?id=nd_longest_wait").get_by_text(WHY).first).to_be_visible()


def makes(ana: Reader) -> None:
    """With what is still missing before her."""
    page = ana.opens("round")
    page.get_by_role("link", name="Make it").click()
    settle(page)
    expect(page.get_by_text("without commentary").first).to_be_visible()
    types(page, "The meeting it is for", MEETING)
    ana.presses("Make an edition")
    expect(page.get_by_role("heading", level=1)).to_have_text("Edition 1")


def approves(ada: Reader) -> None:
    """From the round, which leads her there."""
    page = ada.opens("round")
    page.get_by_role("link", name="Read and approve it").click()
    settle(page)
    saves(ada, "Approve edition 1")
    expect(page.get_by_text("Edition 1 is approved. Boards see it now.")).to_be_visible()


def reads(bea: Reader) -> None:
    """A board member, on a phone: the figure, why, and what is asked; nobody's address."""
    page = bea.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Are we delivering the plan?")
    bea.opens("measure?id=nd_longest_wait")
    expect(page.get_by_text(WHY).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for path in ("measure?id=nd_longest_wait", "governance", "action?id=2b"):
        assert "@" not in bea.opens(path).inner_text("[data-testid=stMain]")
