"""Any page can show the figures as they were known at an earlier moment, says so, and keeps the
moment on its links."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import moment
from data.plan import load_plan
from data.reader import Reader
from data.record import Meeting
from data.store.records import records
from data.store.undo import undo
from kpis.commands.report import report
from kpis.figures import figure
from kpis.judging.read import read_results
from kpis.months import long
from pages.parts import source
from presentation.html.kit.tags import CARRIED, link
from tests.pages.conftest import Opened, Reading
from tests.pages.forms import buttons, press
from tests.pages.reading import finding_of, name_of, texts, words
from tests.pages.test_one_view import counted
from tests.pages.uploads import BETWEEN, FIRST, MAY, clock, put, put_both

now = pytest.fixture(autouse=True)(clock)
NOTICE = "Figures as they were known on 20 July 2026 at 12:00."
PAGES = [
    "overview",
    "sections",
    "waiting_times",
    "milestones",
    "round",
    "updates",
    "governance",
    "action",
    "plan",
    "editions",
    "papers",
    "upload",
    "history",
    "audit",
    "people",
    "tokens",
    "accessibility",
    "help",
    "measure",
]
FOUR_WEEKS = "annual_review_decision_4_weeks"


@pytest.fixture
def page(reading: Reading) -> Opened:
    """Open a page over both uploads, only to read it."""
    return reading(put_both)


@pytest.fixture
def own_page(opened: Opened, own_database: Path) -> Opened:
    """Open a page over both uploads, which a test may undo."""
    put_both(own_database)
    return opened


def finding(test: AppTest) -> str:
    assert not test.exception
    return finding_of(test)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_which_moment_it_shows(page: Opened, name: str) -> None:
    test = page(name, known_at=BETWEEN, id=FOUR_WEEKS)
    assert not test.exception
    assert NOTICE in test.warning[0].value.replace("\\", "")
    assert "Show the newest figures" in buttons(test)
    assert NOTICE not in words(page(name, id=FOUR_WEEKS))


def test_a_measure_shows_the_figure_that_was_known_then(page: Opened) -> None:
    then, today = (page("measure", id=FOUR_WEEKS, **more) for more in ({"known_at": BETWEEN}, {}))
    assert finding(then).startswith("100.0% of annual review meetings")
    assert texts(then, "dt")[0] == "Now, May 2026"
    assert texts(today, "dt")[0] == "Now, June 2026"


def test_the_figures_are_those_of_the_command(page: Opened) -> None:
    for at, asked in ((moment(BETWEEN), {"known_at": BETWEEN}), (None, {})):
        test = page("measure", id=FOUR_WEEKS, **asked)
        newest = report(read_results(source.database(), known_at=at))["kpis"][FOUR_WEEKS]["latest"]
        assert f"Now, {long(newest['period'])}" in texts(test, "dt")
        counts = f"{newest['numerator']} of {newest['denominator']}"
        assert any(
            figure(newest["value"], "%") in one and counts in one for one in texts(test, "dl")
        )


def test_what_was_undone_since_still_counts_then(own_page: Opened) -> None:
    own_page("history")
    undo(source.database(), 1, Reader("Ann"))
    undo(source.database(), 2, Reader("Ann"))
    assert "No figures yet" in words(own_page("measure", id=FOUR_WEEKS))
    assert finding(own_page("measure", id=FOUR_WEEKS, known_at=BETWEEN)).startswith("100.0%")


def test_the_overview_lists_what_has_been_restated_since(page: Opened) -> None:
    said = words(page("overview", known_at=BETWEEN))
    assert "Restated since then" in said
    assert "3 of 3" in said
    assert "2 of 3" in said
    assert "Restated since then" not in words(page("overview"))


def test_without_a_restatement_that_is_said(opened: Opened, own_database: Path) -> None:
    put(own_database, MAY, date(2026, 6, 30), FIRST)
    assert "No figure that was known then is another now." in words(
        opened("overview", known_at=BETWEEN)
    )


def links(test: AppTest) -> list[str]:
    """Every link inside the dashboard: of our own HTML, and Streamlit's page links by what they ask
    for."""
    assert not test.exception
    written = [
        found for one in test.html for found in re.findall(r'href="([^"]+)"', one.proto.body)
    ]
    inside = [found for found in written if not found.startswith(("#", "http", "mailto"))]
    return [*inside, *(f"?{one.proto.query_string}" for one in test.get("page_link"))]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        *((name, {}) for name in PAGES),
        ("plan", {"part": "1"}),
        ("plan", {"find": "nowhere"}),
        ("history", {"batch": "9"}),
    ],
)
def test_every_link_keeps_the_moment(page: Opened, name: str, more: dict[str, str]) -> None:
    asked = {"id": FOUR_WEEKS, **more}
    found = links(page(name, known_at=BETWEEN, **asked))
    assert found
    assert all("known_at=2026-07-20T12%3A00" in one for one in found)
    assert not any("known_at" in one for one in links(page(name, **asked)))


def test_where_nothing_was_known_the_way_to_the_upload_page_keeps_the_moment(page: Opened) -> None:
    for name in ("overview", "sections", "waiting_times", "history"):
        test = page(name, known_at="2026-01-01T12:00")
        [way] = test.get("page_link")[:1]
        assert way.proto.query_string == "known_at=2026-01-01T12%3A00"


def test_a_page_reached_without_its_address_keeps_the_moment(page: Opened) -> None:
    test = page("overview", known_at=BETWEEN)
    test.query_params.clear()
    test.switch_page("milestones.py").run()
    assert NOTICE in test.warning[0].value.replace("\\", "")
    assert test.query_params["known_at"] == BETWEEN


def test_the_newest_figures_are_one_press_away(page: Opened) -> None:
    test = press(page("overview", known_at=BETWEEN), "Show the newest figures")
    assert NOTICE not in words(test)
    assert "known_at" not in test.query_params
    test.switch_page("milestones.py").run()
    assert NOTICE not in words(test)


@pytest.mark.parametrize(
    "asked",
    [
        *("nonsense", "2026-13-01", "2027-01-01T00:00", "**2026**", "0001-01-01T00:00+14:00"),
        *("0001-01-01", "1999-12-31", "9999-12-31", "9999-12-31T23:59-14:00", "x" * 100_000),
    ],
    ids=lambda asked: asked[:24],
)
@pytest.mark.parametrize("name", ["overview", "measure"])
def test_what_is_no_moment_that_can_be_shown_is_told_once_and_kept_nowhere(
    page: Opened, name: str, asked: str
) -> None:
    test = page(name, id=FOUR_WEEKS, known_at=asked)
    assert f"“{asked[:40]}" in words(test)
    assert "is not a time between 2000 and now, written like" in words(test)
    assert "**2026**" not in test.warning[0].value
    assert name_of(test) == name_of(page(name, id=FOUR_WEEKS))
    assert "known_at" not in test.session_state
    assert "known_at" not in test.query_params
    assert not any(asked in one.value for one in test.html)
    assert not test.switch_page("milestones.py").run().warning


def test_a_moment_that_cannot_be_shown_takes_the_place_of_the_one_before(page: Opened) -> None:
    test = page("overview", known_at=BETWEEN)
    test.query_params["known_at"] = "0001-01-01"
    assert "These are the newest figures." in words(test.run())
    assert not test.switch_page("milestones.py").run().warning


def test_all_moments_between_two_things_stored_cost_one_computation(
    page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    page("overview", known_at=BETWEEN)
    read = counted(monkeypatch, source, "read_results")
    for day in range(4, 16):
        test = page("measure", id=FOUR_WEEKS, known_at=f"2026-07-{day:02}T09:{day:02}")
        assert f"as they were known on {day} July 2026 at 09:{day:02}." in words(test)
        assert texts(test, "dt")[0] == "Now, May 2026"
    assert read == []
    page("measure", id=FOUR_WEEKS, known_at="2026-08-05T09:00")
    assert len(read) == 1


def test_before_the_first_upload_nothing_was_known(page: Opened) -> None:
    for at in ("2026-07-01", "2026-01-01", "2000-01-02"):
        assert "No figures yet" in words(page("measure", id=FOUR_WEEKS, known_at=at))


def choose(test: AppTest, day: str, hour: str = "") -> AppTest:
    test.selectbox[0].set_value("Another day and time").run()
    test.text_input[0].set_value(day)
    test.text_input[1].set_value(hour)
    return press(test, "Show every page as it was known then")


@pytest.mark.parametrize(
    ("day", "hour", "address"),
    [
        ("20/07/2026", "", "2026-07-20T23:59"),
        ("3/7/2026", "10:30", "2026-07-03T10:30"),
        ("2026-07-03", "9.05", "2026-07-03T09:05"),
    ],
)
def test_a_moment_is_chosen_by_date_and_time(
    page: Opened, day: str, hour: str, address: str
) -> None:
    test = choose(page("history", view="earlier"), day, hour)
    assert not test.exception
    assert test.query_params["known_at"] == address
    assert "Figures as they were known on" in words(test)
    assert name_of(test) == "Are we delivering the plan?"


@pytest.mark.parametrize(
    ("day", "hour", "told"),
    [
        ("", "", "Write the date day first"),
        ("07/20/2026", "", "Write the date day first"),
        ("20/07/2026", "noon", "Write the time with hours and minutes"),
        ("21/08/2026", "", "That moment is not over yet."),
        ("20/08/2026", "23:00", "That moment is not over yet."),
    ],
)
def test_what_is_no_moment_in_the_past_is_explained(
    page: Opened, day: str, hour: str, told: str
) -> None:
    test = choose(page("history", view="earlier"), day, hour)
    assert test.error[0].value.startswith(told)
    assert "known_at" not in test.query_params


def test_the_ends_of_months_since_the_first_upload_are_offered(page: Opened) -> None:
    test = page("history", view="earlier")
    assert list(test.selectbox[0].options) == ["End of July 2026", "Another day and time"]
    assert not test.text_input
    assert "Nothing was known before the first upload, on 3 July 2026 at 10:30." in words(test)
    press(test, "Show every page as it was known then")
    assert test.query_params["known_at"] == "2026-07-31T23:59"
    assert "Figures as they were known on 31 July 2026 at 23:59" in words(test)


def test_meetings_on_the_record_are_offered_before_the_ends_of_months(own_page: Opened) -> None:
    with source.database().writing() as cursor:
        meeting = Meeting(body=load_plan().bodies[0].name, held_on=date(2026, 7, 14))
        records(cursor).add_entry(meeting, Reader("Jo"))
    test = own_page("history", view="earlier")
    first, *_ = test.selectbox[0].options
    assert first == "The SEND Partnership Board of 14 July 2026"
    press(test, "Show every page as it was known then")
    assert test.query_params["known_at"] == "2026-07-14T23:59"


def test_a_minute_includes_what_was_loaded_within_it(page: Opened) -> None:
    assert finding(page("history", known_at="2026-07-03T10:30")).startswith("1 upload")
    assert finding(page("history", known_at="2026-07-03T10:30:00")).startswith("Nothing")


def test_links_take_along_what_the_page_carries_and_no_more() -> None:
    assert 'href="measure?id=x"' in link("x", "measure", {"id": "x"})
    token = CARRIED.set({"known_at": "2026-07-20T12:00"})
    assert 'href="measure?id=x&amp;known_at=2026-07-20T12%3A00"' in link(
        "x", "measure", {"id": "x"}
    )
    CARRIED.reset(token)


def test_what_one_reader_asks_for_is_in_nobody_elses_links(shown: Opened) -> None:
    links = "".join(one.value for one in shown("overview", known_at="2026-01-01").html)
    assert "known_at=" in links
    assert "known_at=" not in "".join(one.value for one in shown("overview").html)
