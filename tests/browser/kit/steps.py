"""What a reader does and sees: opening a page, offering a file, and reading the overview's rows."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

from benchmarks.served import settle
from tests.browser.kit.runs import rerun

AS_AT = "31/10/2026"
CELLS = "rows => rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.innerText))"
WIDE, NARROW, NARROWEST = 1440, 390, 320
SIDEWAYS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .some(one => one.scrollWidth > one.clientWidth)"""
"""Whether a page can be moved to the side."""
PAGES: Mapping[str, str] = {
    "": "Are we delivering the plan?",
    "sections": "1. Effective communications",
    "waiting_times": "Neurodevelopmental waiting times",
    "milestones": "Milestones",
    "round": "This month's round",
    "updates": "Update milestones",
    "governance": "Governance",
    "plan": "The improvement plan",
    "editions": "Editions",
    "papers": "Papers",
    "upload": "Upload an extract",
    "history": "History",
    "audit": "Audit trail",
    "people": "People",
    "tokens": "Tokens",
    "help": "How to read the charts",
    "accessibility": "Accessibility statement",
    "measure?id=nd_longest_wait": "Longest wait",
}
"""Every page by its address, with its name."""


# Reading a file and working out the measures may take long where the processors are busy.
expect.set_options(timeout=30_000)


UNFOLD = "() => document.querySelectorAll('details.prints').forEach(one => one.open = true)"


@dataclass(frozen=True)
class Row:
    """A measure as the overview shows it; the status without its mark, and without since when."""

    now: str
    target: str
    status: str


class Reader:
    """Someone at a browser window. `strangers` holds every request that went to another host."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.strangers: list[str] = []
        page.on("request", self._note)

    def leaves(self) -> None:
        """What the window asks for from now on is somebody else's."""
        self.page.remove_listener("request", self._note)

    def _note(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.strangers.append(request.url)

    def opens(self, path: str = "") -> Page:
        """Type an address, and wait until the page stands."""
        self.page.goto(f"{self.address}/{path}")
        settle(self.page)
        return self.page

    def chooses(self, file: Path) -> None:
        """Give the as-at date and the file; the extract is recognised."""
        for _ in range(3):
            field = self.page.get_by_role("textbox", name=re.compile("^As-at date"))
            if field.input_value() != AS_AT:
                with rerun(self.page):
                    field.fill(AS_AT)
                    field.press("Enter")
            self.page.locator("input[type=file]").set_input_files(file)
            with suppress(AssertionError):
                named = self.page.get_by_test_id("stFileUploader").get_by_text(file.name)
                return expect(named).to_be_visible(timeout=10_000)
            # Given in the very instant in which the date's run begins, a file is never sent:
            # Streamlit empties its queue then, with the answer where to send it. A reader takes
            # more time, or tries again.
            self.page.reload()
            settle(self.page)
        raise AssertionError(f"the page never named {file.name}")

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button).click()

    def message(self, title: str) -> Locator:
        """The box with this title."""
        return self.page.get_by_test_id("stAlert").filter(has_text=title)

    def unfolds_all(self) -> None:
        """Open whatever the page has folded away."""
        self.page.evaluate(UNFOLD)

    def measures(self) -> dict[str, Row]:
        """The overview's rows by the measure's name, unfolded."""
        self.unfolds_all()
        tables = self.page.get_by_role("table", name=re.compile("^Measures of section"))
        # All at once: asking for each row by itself looks through the whole page every time.
        rows = tables.locator("tbody tr").evaluate_all(CELLS)
        return dict(map(_row, rows))


def _row(cells: list[str]) -> tuple[str, Row]:
    name, _, _, now, _, target, status = cells
    # The unit stands behind the name where the figures do not carry it.
    name = re.sub(r"\s+(per 1,000 \w+|people)$", "", name)
    return name, Row(now, target, re.split(r" since | · |, ", re.sub(r"^\W+", "", status))[0])


def types(page: Page, label: str, value: str) -> None:
    page.get_by_label(re.compile(f"^{label}")).first.fill(value)


def saves(reader: Reader, button: str = "Save the update") -> None:
    with rerun(reader.page):
        reader.presses(button)


def unfolds(page: Page, box: str) -> None:
    """Open a box whose forms are drawn only while it is open."""
    with rerun(page):
        page.get_by_text(box, exact=True).click()


def picks_red(page: Page, month: str) -> None:
    page.get_by_text("Red · Missed", exact=True).first.click()
    picks(page, "New completion deadline", month)


def picks(page: Page, label: str, words: str) -> None:
    """Choose from a list by some of its words, once the form stands."""
    settle(page)
    field = page.get_by_role("combobox", name=re.compile(label)).first
    field.click()
    field.fill(words)
    page.get_by_role("option").filter(has_text=words).first.click()
