"""The papers as one web page break no rule of WCAG that a program can check, fetch nothing, and fit
a phone."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from data.reader import Reader
from data.store import open_database
from kpis.editions import read_pack_source
from presentation.packs import PackChoice, pack_of
from presentation.web import print_web
from tests.browser.kit.rules import RULES
from tests.browser.kit.steps import NARROWEST, WIDE


@pytest.fixture(scope="module")
def kept(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of the newest edition, as a file that somebody kept: of the section
    on waits, which has every part that a page can have."""
    folder = tmp_path_factory.mktemp("kept")
    path = Path(shutil.copy(demonstration_file, folder / "demo.duckdb"))
    with closing(open_database(path)) as database:
        source = read_pack_source(database, 3, Reader("Ann Analyst"))
    file = folder / "papers.html"
    file.write_bytes(print_web(pack_of(source, PackChoice(sections=(2,)))))
    return file.as_uri()


@pytest.fixture
def opened(browser: Browser, kept: str) -> Iterator[tuple[Page, list[str]]]:
    """The page in a window, and what it asked for or complained of."""
    page = browser.new_context().new_page()
    noted: list[str] = []
    page.on("request", lambda request: noted.append(request.url))
    page.on("console", lambda message: noted.append(message.text))
    page.goto(kept)
    yield page, noted
    page.context.close()


@pytest.mark.parametrize("width", [NARROWEST, WIDE])
def test_it_breaks_no_rule_and_fits_the_window(
    opened: tuple[Page, list[str]], kept: str, width: int
) -> None:
    page, noted = opened
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Each chart is there for a phone and for a window: one of the two is seen.
    shown = page.locator("svg:visible").count()
    assert shown == page.locator("[role=img]").count()
    assert noted == [kept]
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []


def test_a_sheet_of_paper_has_what_is_folded_away(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    table = page.locator("details:not([open]) > table").first
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.is_visible()
    assert page.locator(".narrow:visible").count() == 0
