"""The whole way of an edition in a real browser: an analyst makes it, an administrator approves it
and withdraws it, and the board sees what it may at each step."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.served import settle
from tests.browser.conftest import Own, Visit
from tests.browser.kit.rules import breaks_no_rule, can_be_read_in_the_dark
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import SIDEWAYS, WIDE, Reader, types

MEETING = "Cabinet, 1 December 2026"
FIRST = "SEND Partnership Board, 12 November 2026"


@pytest.fixture
def address(released_file: Path, tmp_path: Path, own: Own) -> Iterator[str]:
    """A dashboard of this test's own with one approved edition."""
    with own(Path(shutil.copy(released_file, tmp_path / "own.duckdb"))) as served:
        yield served


def fits(page: Page) -> None:
    """It breaks no rule, wide and on the narrowest phone, and does not scroll to the side there."""
    breaks_no_rule(page)
    assert not page.evaluate(SIDEWAYS)
    page.set_viewport_size({"width": WIDE, "height": 900})
    settle(page)


def board_sees(reader: Reader, newest: str) -> None:
    page = reader.opens("?view_as=board")
    expect(page.get_by_text(newest).first).to_be_visible()


def test_an_edition_is_made_approved_seen_and_withdrawn(address: str, visit: Visit) -> None:
    analyst, administrator, board = visit(address), visit(address), visit(address)
    makes(analyst)
    board_sees(board, FIRST)
    approves(administrator)
    board_sees(board, MEETING)
    withdraws(administrator)
    is_told(board)


def makes(analyst: Reader) -> None:
    """With a button that is pressed twice."""
    page = analyst.opens("editions?do=make&view_as=analyst")
    fits(page)
    types(page, "(Or another meeting|The meeting it is for), with its date", MEETING)
    types(page, "Your name", "Ann Analyst")
    page.get_by_role("button", name="Make an edition").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edition 2")
    expect(page.get_by_text("Edition 2 is made, and waits.")).to_be_visible()


def approves(administrator: Reader) -> None:
    """With what it shows and hides before them."""
    page = administrator.opens("editions?view_as=administrator")
    expect(page.get_by_role("table", name="Editions").get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name=f"Edition 2: {MEETING}").click()
    expect(page.get_by_role("table", name="What it shows and hides")).to_be_visible()
    types(page, "Your name", "Ad Ministrator")
    fits(page)
    can_be_read_in_the_dark(page, WIDE)
    with rerun(page):
        administrator.presses("Approve edition 2")
    expect(page.get_by_text("Edition 2 is approved. Boards see it now.")).to_be_visible()


def withdraws(administrator: Reader) -> None:
    """Not before they say that they are sure."""
    page, button = administrator.page, "Withdraw edition 2 for good"
    with rerun(page):
        page.get_by_text("Withdraw edition 2", exact=True).click()
    types(page, "Why it is withdrawn", "Made too early.")
    types(page, "Your name", "Ad Ministrator")
    with rerun(page):
        administrator.presses(button)
    expect(page.locator(":focus")).to_contain_text("Tick that you are sure")
    page.get_by_text("I am sure").click()
    with rerun(page):
        administrator.presses(button)


def is_told(board: Reader) -> None:
    """Why the edition is no longer shown."""
    page = board.opens("editions?edition=2&view_as=board")
    told = page.get_by_text(re.compile("Edition 2 was withdrawn by Ad Ministrator"))
    expect(told).to_be_visible()
    expect(page.get_by_role("table", name="Editions")).to_contain_text("Made too early.")
    expect(page.get_by_role("link", name=MEETING)).to_have_count(0)
    can_be_read_in_the_dark(page, WIDE)
