"""A mapping is made by keyboard alone: from the file's headings to the loaded answers, with the focus
where the eye is, and a name for each field."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.served import settle
from tests.browser.conftest import Visit
from tests.browser.kit.rules import breaks_no_rule
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import NARROW, WIDE, Reader

MOST = 60
"""So many times at most the tab key is pressed to come to a place."""
FIELDS = [
    "What each row of the file holds",
    "When it was answered (needed)",
    "Who answered (needed)",
    "“Parent or carer” means",
    "Name of the survey (needed)",
    "Survey in every row",
    "Number of the response",
    "Where they live",
    "Satisfaction",
    "Supported while waiting for an assessment",
    "Included in decisions",
    "Timely joined up access",
    "Preparing for adulthood opportunities",
    "Health support access",
    "What to put before each number, where another survey counts from 1 too",
    "The order of its dates",
    "Drop times of day, as in 28/09/2026 14:05",
    "Two-digit years are of this century: 26 is 2026",
]
NAME = """one => one.getAttribute('aria-label') || one.labels?.[0]?.innerText || one.innerText"""


def focused(page: Page) -> Locator:
    return page.locator("*:focus")


def tabs_to(page: Page, place: Locator) -> list[str]:
    """Press the tab key until that place has the focus; the names of the fields on the way."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if focused(page).evaluate("one => one.matches('input, textarea')"):
            passed.append(focused(page).evaluate(NAME).strip())
        if place.evaluate("one => one === document.activeElement"):
            return passed
    raise AssertionError(f"{place} is never reached")


def types_into(page: Page, label: str, words: str) -> list[str]:
    field = page.get_by_role("textbox", name=label)
    passed = tabs_to(page, field)
    page.keyboard.type(words)
    return passed


def picks_by_arrows(page: Page, words: str) -> None:
    """Choose from the list that has the focus: by its first letters, then down and up again."""
    with rerun(page):
        page.keyboard.type(words)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
    expect(focused(page)).to_have_value(re.compile(words))


def presses_enter(page: Page, button: Locator) -> list[str]:
    """Come to a button and press it; the names of the fields on the way."""
    passed = tabs_to(page, button)
    with rerun(page):
        page.keyboard.press("Enter")
    return passed


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_survey_is_mapped_tried_kept_and_loaded_by_keyboard_alone(
    fresh: str, visit: Visit, shared: Path, width: int
) -> None:
    reader = visit(fresh, width=width)
    page = reader.opens("upload")
    reader.chooses(shared / "cases" / "survey_wide.csv")
    begin = page.get_by_role("button", name="Map the columns")
    expect(begin).to_be_visible()
    settle(page)
    presses_enter(page, begin)
    expect(focused(page)).to_contain_text("Map the columns")
    expect(page.get_by_role("heading", name="Map the columns")).to_be_in_viewport()
    the_fields_are_gone_through(page, reader)
    types_into(page, "Name of the mapping", "Autumn survey")
    types_into(page, "Your name", "Ann")
    presses_enter(page, page.get_by_role("button", name="Save and read the file by it"))
    expect(focused(page)).to_contain_text("Read by the mapping “Autumn survey”")
    tabs_to(page, page.get_by_role("button", name="Load this file"))
    page.keyboard.press("Enter")
    expect(reader.message("Loaded as upload 1")).to_be_visible()


def the_fields_are_gone_through(page: Page, reader: Reader) -> None:
    """Each has its name, in the order in which they are read; then the rows are shown."""
    passed = types_into(page, "Survey in every row", "Autumn 2026")
    passed += tabs_to(page, page.get_by_role("combobox", name="The order of its dates"))
    picks_by_arrows(page, "Day first")
    picks_by_arrows(page, "Month first")
    show = page.get_by_role("button", name="Show the rows that come out")
    passed += presses_enter(page, show)
    assert passed == FIELDS
    expect(reader.message("2 rows would come out.")).to_be_visible()
    expect(show).to_be_focused()
    breaks_no_rule(page)
