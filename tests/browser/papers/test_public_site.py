"""The public site as families open it: from a folder, on a phone and on a desk, without a script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kpis.editions import PackSource
from presentation.site import site_files
from tests.browser.kit.rules import RULES
from tests.presentation.site.conftest import source
from tests.presentation.site.read import PAGES

__all__ = ["source"]
WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def folder(source: PackSource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("public site")
    for name, file in site_files(source).items():
        (made / name).write_bytes(file)
    return made


@pytest.mark.parametrize("name", PAGES)
def test_a_page_breaks_no_rule_and_scrolls_no_way_but_down(
    browser: Browser, folder: Path, name: str
) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.goto((folder / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        drawn = page.locator("figure > div:visible")
        assert drawn.count() == page.locator("figure").count()
    # The page's own policy lets its styles through, and nothing is refused that it asks for.
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    page.close()


def test_the_keyboard_skips_to_the_content(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the main content"
    box = skip.bounding_box()
    assert box and box["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "easy-read.html"
    page.close()


def test_paper_has_what_is_folded_and_says_that_it_is_invented(
    browser: Browser, folder: Path
) -> None:
    page = browser.new_page()
    page.goto((folder / "section-1.html").as_uri())
    page.emulate_media(media="print")
    told = page.locator("details.prints dd").first
    assert told.bounding_box() and told.is_visible()
    assert page.locator("header nav").is_hidden()
    # What stays folded is not there: a line that opens nothing would say nothing.
    folded = page.locator("details:not(.prints)")
    assert folded.count() and not any(one.is_visible() for one in folded.all())
    assert "@top-center" in page.locator("style").inner_text() or page.content().count(
        "@top-center"
    )
    page.close()


FOREIGN = (
    "*{margin:0;padding:0;list-style:none}"
    "body{background:#111;color:#eee}h2{color:red}p,ul,li{color:#fff}li{float:left}"
)
"""The styles of a dark site, which say of every paragraph that it is white."""


def test_a_piece_in_a_page_of_other_colours_can_be_read_and_leaves_them(
    browser: Browser, folder: Path
) -> None:
    page = browser.new_page()
    piece = (folder / "fragment.html").read_text(encoding="utf-8")
    page.set_content(
        f"<!doctype html><html lang=en><title>x</title><style>{FOREIGN}</style><main><h1>A site</h1>"
        f"{piece}<p id=after>After</p></main>"
    )
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.send-plan li')).float") == "none"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('#after')).color") == (
        "rgb(255, 255, 255)"
    )
    page.close()
