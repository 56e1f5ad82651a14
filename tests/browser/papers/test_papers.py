"""Papers in a real browser: a board member has them made and saves them, a lead finds their digests
on the record, and nobody else has the files by their address."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from benchmarks.served import settle
from data.access import Role
from tests.browser.kit.rules import breaks_no_rule, can_be_read_in_the_dark
from tests.browser.kit.runs import listen
from tests.browser.kit.signed_in import behind_sign_in, sign_in
from tests.browser.kit.steps import NARROW, NARROWEST, SIDEWAYS, WIDE
from tests.browser.test_roles import PEOPLE

TABLET = 820
SAVES = re.compile(r"KB\)|MB\)|ZIP\)")
"""How the buttons end that save a file."""


@pytest.fixture
def address(released_file: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard of this test's own with one approved edition, behind a sign-in."""
    database = Path(shutil.copy(released_file, tmp_path / "own.duckdb"))
    with behind_sign_in(database, tmp_path / "log", PEOPLE) as served:
        yield served


def signed_in(browser: Browser, address: str, role: Role) -> Page:
    """The page of papers before somebody in that role."""
    page = browser.new_context(accept_downloads=True).new_page()
    listen(page)
    page.goto(f"{address}/papers")
    sign_in(page, role)
    page.goto(f"{address}/papers")
    settle(page)
    return page


def test_papers_are_made_saved_recorded_and_given_to_nobody_else(
    address: str, browser: Browser
) -> None:
    board, lead = (signed_in(browser, address, role) for role in (Role.BOARD, Role.LEAD))
    media: list[str] = []
    # The letters of the icons, which come with the first icon, lie in a folder of that name, too.
    given = re.compile(r"(?<!/static)/media/")
    board.on("request", lambda sent: media.append(sent.url) if given.search(sent.url) else None)
    makes(board)
    files = saved(board)
    packed = files.pop(next(name for name in files if name.endswith(".zip")))
    with zipfile.ZipFile(packed) as held:
        assert {one: held.read(one) for one in held.namelist()} == {
            name: path.read_bytes() for name, path in files.items()
        }
    digests = recorded(lead)
    assert digests == {name: sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    of_nobody_else(address, media, board, lead)
    fits(board)
    fits(lead)


def makes(page: Page) -> None:
    """With a button that is pressed twice."""
    page.get_by_role("button", name="Make the papers").dblclick()
    # The button is gone by then, and what is going on has the focus in its place.
    expect(page.locator(":focus")).to_contain_text("This takes up to half a minute")
    said = page.get_by_text(re.compile(r"files are made\. Save what you need"))
    expect(said).to_be_visible(timeout=120_000)
    expect(page.locator(":focus")).to_contain_text("files are made")
    settle(page)


def saved(page: Page) -> dict[str, Path]:
    """Every file by the name that it is saved under. None of them is gone once one is saved."""
    buttons = page.get_by_role("button", name=SAVES)
    number = buttons.count()
    assert number > 4
    found = dict(map(_named, (_press(page, place) for place in range(number))))
    assert len(found) == number == buttons.count()
    return found


def _press(page: Page, place: int) -> Download:
    with page.expect_download() as file:
        page.get_by_role("button", name=SAVES).nth(place).click()
    return file.value


def _named(file: Download) -> tuple[str, Path]:
    return file.suggested_filename, file.path()


def recorded(lead: Page) -> dict[str, str]:
    """The digests of what was made, once, as the list has them."""
    lead.reload()
    settle(lead)
    rows = lead.get_by_role("table", name="Papers made before").get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("Bea Board")
    rows.nth(1).locator("summary").click()
    told = rows.nth(1).locator("li").all_inner_texts()
    return dict(re.split(r"\s+", one.strip(), maxsplit=1) for one in told)


def of_nobody_else(address: str, media: list[str], board: Page, lead: Page) -> None:
    """The address of a file opens in the session for which it was made, and in no other."""
    assert media and all(one.startswith(f"{address}/media/") for one in media)
    for one in media:
        assert board.request.get(one).status == 200
        assert lead.request.get(one).status == 404


CUT = """all => all.flatMap(one => [...one.querySelectorAll('button, button *')])
  .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth)
  .map(one => one.innerText)"""
"""The words of buttons that end before they are read."""
GROUND = "all => all.map(one => getComputedStyle(one).backgroundColor)"


def what_is_ticked_can_be_told(page: Page) -> None:
    """Where the system sets all colours, too, in which nothing has a ground of its own."""
    page.emulate_media(forced_colors="active")
    boxes = page.get_by_test_id("stCheckbox")
    ticked = boxes.get_by_role("checkbox").evaluate_all("all => all.map(one => one.checked)")
    grounds = boxes.locator("label > span + div").evaluate_all(GROUND)
    assert {True, False} == set(ticked)
    marked = {(one, ground) for one, ground in zip(ticked, grounds, strict=True)}
    assert len(marked) == len({ground for _, ground in marked}) == 2
    page.emulate_media(forced_colors="none")


def fits(page: Page) -> None:
    """It breaks no rule at any width, light and dark, and does not scroll to the side."""
    for width in (WIDE, TABLET, NARROW, NARROWEST):
        breaks_no_rule(page, width)
        assert not page.evaluate(SIDEWAYS), width
    assert page.get_by_test_id("stDownloadButton").evaluate_all(CUT) == []
    what_is_ticked_can_be_told(page)
    can_be_read_in_the_dark(page, WIDE, NARROWEST)
