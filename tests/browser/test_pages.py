"""Every page opens from a link, stands still, fits every window, breaks no rule, and can be worked
without a mouse."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from benchmarks.served import settle
from tests.browser.conftest import Visit
from tests.browser.kit.paper import cuts_no_chart, says_the_same_on_paper
from tests.browser.kit.rules import breaks_no_rule, can_be_read_in_the_dark
from tests.browser.kit.steps import NARROW, NARROWEST, PAGES, WIDE, Reader
from tests.browser.kit.windows import MOVED
from tests.pages.reading import SEPTEMBER
from tests.sampling import sample

LINKS: Mapping[str, str] = {
    "sections?section=2": "2. Neurodevelopmental waits",
    "sections?section=3": "3. EHC plan quality",
    "milestones?show=all": "Milestones",
    "milestones?show=4": "Milestones",
    "updates?milestone=4c.1": "Update milestones",
    "action?id=1d": "1d. Action heading missing from the published plan",
    "plan?part=4": "The improvement plan",
    "plan?part=definitions": "The improvement plan",
    "plan?part=glossary": "The improvement plan",
    "plan?find=annual+review": "The improvement plan",
    "history?view=freshness": "History",
    "measure?id=annual_review_decision_4_weeks&chart=change&months=all": "Annual reviews decided "
    "within 4 weeks",
}
"""Addresses that say more than the page, with the page's name."""
OVERFLOW = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return [main, ...main.querySelectorAll('*')]
    .filter(part => part.scrollWidth > part.clientWidth + 1)
    .filter(part => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
    .map(part => `${part.tagName}: ${part.scrollWidth} in ${part.clientWidth}`);
}"""
"""Every part of a page that scrolls sideways."""
STILL: Mapping[str, str] = {
    "plan?part=2": "The improvement plan",
    "action?id=3e": "3e. Annual reviews are delivered, with amendments made, in a timely manner.",
}
IN_THE_DARK = (
    *PAGES,
    "action?id=3e",
    "updates?milestone=4c.1",
    "plan?part=glossary",
    "measure?id=annual_review_decision_4_weeks&chart=change&months=all",
)
"""Those that are read in the dark too."""
PRINTED = (
    "",
    "measure?id=nd_longest_wait",
    "sections?section=2",
    "waiting_times",
    "milestones",
)
"""Those that are printed too: the overview, and those with charts."""
CHARTED = ("sections", "waiting_times", "milestones", "measure?id=nd_longest_wait")
"""Those whose first chart is seen without scrolling."""
TITLES: Mapping[str, str] = {
    **{path: path.replace("_", " ") for path in PAGES if "?" not in path},
    "": "overview",
    "round": "this month",
    "updates": "update milestones",
    "audit": "audit trail",
    "sections": "1. Effective communications",
    "measure?id=nd_longest_wait": "Longest wait",
    "sections?section=2": "2. Neurodevelopmental waits",
    "action?id=3e": "Action 3e",
}
"""The names of windows: that of one of many is named for that one."""
LIMIT = 0.1
"""The most that may move, as browsers score it (cumulative layout shift): up to here they call it
good."""
# The strip of all milestones lies outside a narrow page, where a list takes its place.
HIDDEN = """() => [...document.querySelectorAll('[data-testid="stMainBlockContainer"] *')]
  .filter(one => getComputedStyle(one).visibility !== 'visible' && one.textContent.trim() &&
  !one.closest('svg'))
  .filter(one => one.getBoundingClientRect().right > 0)
  .map(one => one.textContent.slice(0, 40))"""
SHIFT = f"{MOVED}.reduce((sum, one) => sum + one, 0)"
LEVELS = (
    "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => "
    "Number(heading.tagName[1]))"
)


def is_whole(reader: Reader, name: str) -> None:
    """The page shows its one name, no fault, and headings that skip no level."""
    heading = reader.page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).to_have_text(name)
    expect(reader.message("This page could not be shown")).to_have_count(0)
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    levels = reader.page.evaluate(LEVELS)
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def named(name: str) -> re.Pattern[str]:
    """The title of a window of that name."""
    return re.compile(f"^{re.escape(name)} – SEND Improvement Plan$", re.IGNORECASE)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", [*PAGES, *LINKS, *STILL])
def test_a_page_opens_whole_stays_still_fits_and_breaks_no_rule(
    examples: str, visit: Visit, path: str, width: int
) -> None:
    """One visit answers all that is asked of every page: opening it costs more than the
    questions."""
    reader = visit(examples, width=width)
    page = reader.opens(path)
    settle(page)
    assert page.evaluate(SHIFT) < LIMIT
    assert page.evaluate(HIDDEN) == []
    is_whole(reader, {**PAGES, **LINKS, **STILL}[path])
    if path in TITLES:
        expect(page).to_have_title(named(TITLES[path]))
    if path in CHARTED and width == WIDE:
        expect(page.get_by_test_id("stPlotlyChart").first).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_test_id("stHeaderActionElements")).to_have_count(0)
    if path in PRINTED:
        says_the_same_on_paper(page)
    assert page.evaluate(OVERFLOW) == []
    if width == NARROW:
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        settle(page)
        assert page.evaluate(OVERFLOW) == []
    breaks_no_rule(page, NARROWEST if width == NARROW else WIDE)
    if path in IN_THE_DARK:
        can_be_read_in_the_dark(page, width)
    if path in PRINTED and width == WIDE:
        cuts_no_chart(page)


def test_the_table_of_updates_fits_a_wide_window(examples: str, visit: Visit) -> None:
    page = visit(examples, width=WIDE).opens("updates?view=table")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert page.evaluate(OVERFLOW) == []


def test_a_board_member_reads_the_answer_without_scrolling(examples: str, visit: Visit) -> None:
    page = visit(examples).opens()
    for width, height in ((WIDE, 720), (NARROW, 844)):
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        main = page.get_by_role("main")
        for block in ("Partly: half of the targets are met", "8 met", "Needs attention"):
            expect(main.get_by_text(block).last).to_be_in_viewport(ratio=1)
        expect(
            main.get_by_role("listitem").filter(has_text="Longest wait").first
        ).to_be_in_viewport()
        expect(main.locator(".mark.met").first).to_be_in_viewport(ratio=1)
        expect(main.get_by_role("table", name="Measures of section 1")).to_be_hidden()


@pytest.mark.long
@pytest.mark.parametrize("path", list(PAGES)[:: sample(6, 1)])
def test_the_very_first_visitor_may_come_by_any_link(fresh: str, visit: Visit, path: str) -> None:
    reader = visit(fresh)
    reader.opens(path)
    is_whole(reader, PAGES[path])
    expect(
        reader.page.get_by_role("banner").get_by_role("link", name="Milestones", exact=True)
    ).to_be_visible()


def test_a_link_restores_what_was_chosen(examples: str, visit: Visit) -> None:
    reader = visit(examples)
    page = reader.opens("measure?id=annual_review_decision_4_weeks&chart=change&months=all")
    expect(page.get_by_role("radio", name="Control chart")).to_be_checked()
    expect(page.get_by_role("radio", name="All months")).to_be_checked()
    expect(reader.opens("milestones?show=4").get_by_role("radio", name="Section 4")).to_be_checked()


def test_an_unknown_measure_is_named_and_leads_to_the_overview(examples: str, visit: Visit) -> None:
    reader = visit(examples)
    page = reader.opens("measure?id=**no**such")
    expect(page.get_by_role("main")).to_contain_text("There is no measure called “**no**such”.")
    page.get_by_role("main").get_by_role("link", name="All measures are on the overview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[""])


def test_an_unknown_section_is_named_and_the_others_can_be_chosen(
    examples: str, visit: Visit
) -> None:
    reader = visit(examples)
    page = reader.opens("sections?section=9")
    expect(page.get_by_role("main")).to_contain_text("There is no section “9”.")
    page.get_by_role("radio", name="2. Neurodevelopmental waits").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2. Neurodevelopmental waits")
    expect(page.get_by_text("There is no section")).to_have_count(0)


def test_back_returns_to_the_section_before(examples: str, visit: Visit) -> None:
    reader = visit(examples)
    page = reader.opens("sections?section=3")
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("radio", name="4. Multi-agency working").click()
    expect(heading).to_have_text("4. Multi-agency working")
    page.go_back()
    expect(heading).to_have_text("3. EHC plan quality")
    expect(page.get_by_role("radio", name="3. EHC plan quality")).to_be_checked()


def test_the_keyboard_reaches_the_switch_and_chooses(examples: str, visit: Visit) -> None:
    page = visit(examples).opens("sections")
    switch = page.get_by_role("radiogroup", name="Section")
    for _ in range(16):
        page.keyboard.press("Tab")
        if switch.locator(":focus").count():
            break
    expect(switch.get_by_role("radio", name="1. Effective communications")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("2. Neurodevelopmental waits")


def test_in_a_half_wide_window_no_number_and_no_word_is_broken(examples: str, visit: Visit) -> None:
    reader = visit(examples, width=820)
    numbers = reader.opens("milestones").locator(".milestones .name a")
    assert {link.evaluate("link => link.getClientRects().length") for link in numbers.all()} == {1}
    name = (
        reader.opens().locator(".sections").get_by_role("link", name="2. Neurodevelopmental waits")
    )
    longest = (
        "link => { link.style.width = 'min-content'; link.style.display = 'block'; return "
        "link.scrollWidth }"
    )
    assert name.evaluate("link => link.parentElement.clientWidth") >= name.evaluate(longest)
    menu = reader.page.get_by_role("navigation", name="App pages")
    expect(menu.get_by_text(re.compile("more$"))).to_have_count(0)
    menu.get_by_role("button", name="Manage").click()
    expect(reader.page.get_by_text("Upload", exact=True)).to_be_in_viewport()


def test_a_measure_is_reached_from_the_overview_and_leads_to_its_section(
    examples: str, visit: Visit
) -> None:
    reader = visit(examples)
    page = reader.opens()
    reader.unfolds_all()
    page.get_by_role("table", name="Measures of section 2").get_by_role(
        "link", name="Longest wait"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Longest wait")
    page.get_by_role("main").get_by_role("link", name="Section 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2. Neurodevelopmental waits")


def test_a_board_member_asks_what_changed_since_another_month(examples: str, visit: Visit) -> None:
    page = visit(examples).opens()
    page.get_by_text("Another month").click()
    page.get_by_role("link", name="June 2025").click()
    expect(page.get_by_role("heading", name="Changed since June 2025")).to_be_visible()
    assert "since=2025-06" in page.url


def test_a_board_member_asks_what_changed_since_a_day(examples: str, visit: Visit) -> None:
    page = visit(examples).opens()
    page.get_by_text("Another month").click()
    page.get_by_label("A day, for example 14/08/2026").fill("14/08/2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Changed since 14 August 2026")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Changed since 14 August 2026")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=f"Changed since {SEPTEMBER}")).to_be_visible()
