"""What a page says on paper."""

import io
import unicodedata

from playwright.sync_api import Page
from pypdf import PdfReader

SAID = """() =>
[...document.querySelectorAll('[data-testid="stMain"] :is(h1, h2, h3, h4, [data-testid="stPageLink"] p, \
tbody th, .main-svg text:not(:has(tspan)), .main-svg text > tspan)')]
  .filter(said => !said.closest('details:not([open], .prints), [data-testid="stExpander"]'))
  .filter(said => !said.closest('.plan.heading:has(+ .plan > details:only-child:not([open]))'))
  .map(said => said.textContent)"""
"""Every heading, name and row, and every word on a chart, as the window has them, save what stands
over nothing but what is folded away."""
CONTROLS = (
    "Any lead",
    "Any status",
    "All 85",
    "Download",
    "Broken down by",
    "Save as picture",
    "Add or correct",
)
CUT = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].flatMap(chart => {
  const place = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('.main-svg')].map(drawn => drawn.getBoundingClientRect())
    .filter(drawn => drawn.right > Math.min(place.right, innerWidth) + 1 || drawn.bottom >
    place.bottom + 1);
}).length"""
"""How many charts reach over their place or the sheet."""


LARGEST = 2 * 1024 * 1024
"""The bytes that a printed page may have, to be sent with the papers of a board."""


def bare(words: str) -> str:
    """The words without spaces and ligatures: where a line or a letter ends is told differently on
    paper."""
    return unicodedata.normalize("NFKC", "".join(words.split()))


def printed(page: Page, *, landscape: bool = False, css: bool = False) -> str:
    """The words of the page as a browser prints it on A4, or on the sheet that the page asks
    for."""
    made = page.pdf(format="A4", landscape=landscape, prefer_css_page_size=css)
    assert len(made) < LARGEST
    paper = PdfReader(io.BytesIO(made))
    return bare(" ".join(sheet.extract_text() for sheet in paper.pages))


def says_the_same_on_paper(page: Page) -> None:
    """The printed page says what the page says, whatever the window is: nothing is cut off, and no
    control is printed."""
    wanted = {bare(said) for said in page.evaluate(SAID)} - {""}
    assert len(wanted) > 20
    told = printed(page)
    assert sorted(said for said in wanted if said not in told) == []
    assert [control for control in CONTROLS if bare(control) in told] == []


def cuts_no_chart(page: Page) -> None:
    """A chart is made as small as its place on paper."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 900})
    assert page.evaluate(CUT) == 0
