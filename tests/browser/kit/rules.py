"""The rules of WCAG 2.0 to 2.2, A and AA, that a program can check."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from benchmarks.served import settle
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import NARROWEST, WIDE

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules about colours: nothing else differs between light and dark."""
DARK = "rgb(16, 22, 31)"
"""The ground of a dark page."""


def breaks_no_rule(page: Page, *widths: int, rules: dict[str, Any] = RULES) -> None:
    """The page in windows of these widths; in a wide and the narrowest where none is given. The
    narrowest is drawn as any narrow one, but for where words break, and has the least room."""
    for width in widths or (WIDE, NARROWEST):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        found = Axe().run(page, options=rules).response["violations"]
        broken = [
            (width, one["id"], node["target"], node["failureSummary"])
            for one in found
            for node in one["nodes"]
        ]
        assert not broken, broken


def turns_dark(page: Page) -> None:
    """The system turns dark, and the page with it: the server colours its tables and charts."""
    with rerun(page):
        page.emulate_media(color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert page.evaluate(ground) == DARK


def can_be_read_in_the_dark(page: Page, *widths: int) -> None:
    """The page in windows of these widths, once the system is dark."""
    turns_dark(page)
    breaks_no_rule(page, *widths, rules=CONTRAST)
