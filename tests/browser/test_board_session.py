"""Nothing that an edition hides is in anything that a board member's browser is sent, or sends."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.served import settle
from data.access import ROUTES, Role
from data.store import open_database
from tests.browser.kit.heard import Heard
from tests.browser.kit.hidden_values import Told, hidden_values
from tests.browser.kit.runs import listen, rerun
from tests.browser.kit.signed_in import behind_sign_in, sign_in
from tests.browser.test_roles import PEOPLE
from tests.pages.editions.board_session import PLACES, Visit, of_measures
from tests.sampling import LONG

FEW: list[Visit] = [
    ("overview", {}),
    ("waiting_times", {}),
    ("sections", {"section": "2"}),
    ("measure", {"id": "nd_average_wait", "by": "area", "months": "all"}),
]
VISITS = [*PLACES, *of_measures()] if LONG else FEW
WORKED = ("ehc_20_weeks", "nd_support_plans") if LONG else ("ehc_20_weeks",)
"""The measures at whose pages everything is pressed."""


@pytest.fixture(scope="module")
def database(released_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(released_file, tmp_path_factory.mktemp("board") / "board.duckdb"))


@pytest.fixture(scope="module")
def hidden(database: Path) -> Told:
    """What the edition hides."""
    opened = open_database(database)
    found = hidden_values(opened, 1)
    opened.close()
    assert len(found.exact) > 100 and len(found.points) > 100 and len(found.fractions) > 100
    return found


@pytest.fixture(scope="module")
def address(
    database: Path, hidden: Told, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The dashboard, which is begun once it is known what the edition hides."""
    with behind_sign_in(database, tmp_path_factory.mktemp("log") / "log", PEOPLE) as served:
        yield served


def session(browser: Browser, address: str, role: Role) -> tuple[Page, Heard]:
    """Somebody who has signed in, and all that their window has heard since."""
    page = browser.new_context(accept_downloads=True).new_page()
    listen(page)
    heard = Heard().by(page)
    page.goto(f"{address}/help")
    sign_in(page, role)
    settle(page)
    for name, query in VISITS:
        page.goto(f"{address}/{'' if name == 'overview' else name}?{urlencode(query)}")
        settle(page)
        heard.settle()
    for id in WORKED:
        page.goto(f"{address}/measure?id={id}")
        settle(page)
        press_everything(page, heard)
    return page, heard


def press_everything(page: Page, heard: Heard) -> None:
    """Each choice of a measure's page, the picture, and the file."""
    groups = page.get_by_role("radiogroup")
    for place in range(groups.count()):
        for choice in groups.nth(place).get_by_role("radio").all()[1:]:
            with rerun(page):
                choice.click()
    with page.expect_download() as picture, rerun(page):
        page.get_by_role("button", name="Save as picture").click()
    heard.take("picture", picture.value.suggested_filename)
    with page.expect_download() as file:
        page.get_by_role("button", name="Download all months (CSV)").click()
    heard.take("file", file.value.path().read_bytes())
    heard.settle()


def served(page: Page, address: str, heard: Heard) -> dict[str, int]:
    """What each address answers that has no name in it."""
    paths = [path for method, path in ROUTES if method == "GET" and "{" not in path]
    told = {}
    for path in paths:
        answer = page.request.get(f"{address}{path}", max_redirects=0)
        told[path] = answer.status
        heard.take("route", answer.body())
    return told


def test_nothing_that_is_hidden_is_sent_to_a_board(
    address: str, browser: Browser, hidden: Told
) -> None:
    page, heard = session(browser, address, Role.BOARD)
    answers = served(page, address, heard)
    assert answers["/api/measures.json"] == answers["/api/measures.csv"] == 200
    assert answers["/_stcore/metrics"] >= 400
    assert heard.kinds["received"] > 50 and heard.kinds["chart"] > 10 and heard.kinds["sent"] > 5
    assert hidden.within(heard) == Told(frozenset(), frozenset(), frozenset())
    expect(page.get_by_text("Signed in as Bea Board")).to_be_visible()


def test_the_same_search_finds_hundreds_in_a_leads_session(
    address: str, browser: Browser, hidden: Told
) -> None:
    _, heard = session(browser, address, Role.LEAD)
    found = hidden.within(heard)
    assert len(found.exact) > 100 and len(found.points) > 30 and len(found.fractions) > 3
