"""What a board member reads, of an edition and before there is one: whole, in few words, in every
window, without breaking a rule."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.served import settle
from presentation.words.site import NONE_TITLE
from tests.browser.conftest import Visit
from tests.browser.kit.dashboards import serving
from tests.browser.kit.rules import breaks_no_rule, can_be_read_in_the_dark
from tests.browser.kit.said import MOST_WORDS, says_too_much
from tests.browser.kit.steps import NARROW, NARROWEST, WIDE, Reader
from tests.browser.test_pages import OVERFLOW, is_whole

PAGES = {
    "?": "Are we delivering the plan?",
    "?edition=1&": "Are we delivering the plan?",
    "sections?section=1&": "1. Effective communications",
    "sections?section=2&": "2. Neurodevelopmental waits",
    "sections?section=3&": "3. EHC plan quality",
    "sections?section=4&": "4. Multi-agency working",
    "waiting_times?": "Neurodevelopmental waiting times",
    "milestones?": "Milestones",
    "governance?": "Governance",
    "action?id=3e&": "3e. Annual reviews are delivered, with amendments made, in a timely manner.",
    "plan?": "The improvement plan",
    "editions?": "Editions",
    "papers?": "Papers",
    "measure?id=nd_longest_wait&": "Longest wait",
    "measure?id=annual_review_decision_4_weeks&": "Annual reviews decided within 4 weeks",
}
"""The pages of an edition by their addresses, with their names."""
IN_THE_DARK = ("?", "sections?section=3&", "waiting_times?", "measure?id=nd_longest_wait&")
"""Those that are read in the dark too."""
# A second line would make it 44 pixels high.
ONE_LINE = "paragraph => paragraph.getClientRects().length && paragraph.clientHeight < 36"


@pytest.fixture(scope="module")
def editions(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the demonstration and its three editions. Tests only read
    it."""
    folder = tmp_path_factory.mktemp("editions")
    database = Path(shutil.copy(demonstration_file, folder / "editions.duckdb"))
    with serving(database, folder / "server.log") as address:
        yield address


def fits_and_breaks_no_rule(reader: Reader) -> None:
    """In a wide window, on a phone and on the narrowest."""
    for width in (WIDE, NARROW, NARROWEST):
        reader.page.set_viewport_size({"width": width, "height": 900})
        settle(reader.page)
        assert reader.page.evaluate(OVERFLOW) == [], width
    breaks_no_rule(reader.page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_an_edition_is_whole_fits_and_breaks_no_rule(
    editions: str, visit: Visit, path: str
) -> None:
    reader = visit(editions)
    page = reader.opens(f"{path}view_as=board")
    is_whole(reader, PAGES[path])
    expect(page.get_by_text("Every figure here is invented")).to_be_in_viewport()
    if (name := path.partition("?")[0]) in MOST_WORDS:
        assert says_too_much(page, name) == 0
    fits_and_breaks_no_rule(reader)
    if path in IN_THE_DARK:
        can_be_read_in_the_dark(page, WIDE)


@pytest.mark.parametrize(
    ("path", "mark", "told", "way"),
    [
        ("", "Working figures", "Not for sharing.", "since the newest edition."),
        ("?view_as=board", "Edition", "14 October 2026: figures to September 2026.", "Other edit"),
        ("?edition=1", "Edition", "14 August 2026: figures to July 2026.", "a newer edition"),
    ],
    ids=["working figures", "the newest edition", "an earlier edition"],
)
def test_a_page_says_in_one_line_what_its_figures_are_and_leads_to_the_editions(
    editions: str, visit: Visit, path: str, mark: str, told: str, way: str
) -> None:
    page = visit(editions).opens(path)
    pill = page.locator(".pill", has_text=mark)
    line = page.get_by_role("paragraph").filter(has=pill)
    expect(line).to_contain_text(told)
    assert line.evaluate(ONE_LINE)
    line.get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Editions")


@pytest.mark.parametrize("path", ["?", "waiting_times?", "measure?id=nd_longest_wait&"])
def test_before_anything_is_released_a_board_is_told_so(
    examples: str, visit: Visit, path: str
) -> None:
    reader = visit(examples)
    page = reader.opens(f"{path}view_as=board")
    is_whole(reader, NONE_TITLE)
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
    fits_and_breaks_no_rule(reader)
    can_be_read_in_the_dark(page, WIDE)
