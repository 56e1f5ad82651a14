"""Changes are told since a month or since the last meeting of a body, as the address says, and what
that rests on."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from html import unescape
from pathlib import Path

import pytest

from data.clock import uk_today
from data.loading.load import Request, load
from data.plan import load_plan
from data.reader import Reader
from data.record import Comment, Evidence, Meeting
from data.store import Database, open_database
from pages.parts import source
from presentation.words.grammar import short_date
from presentation.words.record.governance import SLUGS
from tests.kpis.record.test_plan_changes import milestone
from tests.pages.conftest import Build, Opened, Reading
from tests.pages.on_record import put
from tests.pages.reading import SEPTEMBER, html

BOARD = "SEND Partnership Board"


def with_meetings(example_file: Path, path: Path) -> None:
    """The example extracts, which were loaded today; the Board met on 14 October 2026."""
    database = open_database(Path(shutil.copy(example_file, path)))
    put(Meeting(body=BOARD, held_on=date(2026, 10, 14)), database=database)
    put(Meeting(body="DfE", held_on=uk_today() - timedelta(days=1)), database=database)
    put(Meeting(body="Cabinet", held_on=uk_today()), database=database)
    database.close()


@cache
def builder(example_file: Path) -> Build:
    return partial(with_meetings, example_file)


@pytest.fixture
def page(reading: Reading, example_file: Path) -> Opened:
    """Open a page over them, only to read it."""
    return reading(builder(example_file))


@pytest.fixture
def own_page(
    opened: Opened, own_database: Path, built: Callable[[Build], Path], example_file: Path
) -> Opened:
    """Open a page over them, to which a test may add."""
    shutil.copy(built(builder(example_file)), own_database)
    return opened


def test_every_body_of_the_plan_has_its_own_name_in_addresses() -> None:
    assert tuple(SLUGS) == tuple(body.name for body in load_plan().bodies)
    assert len(set(SLUGS.values())) == len(SLUGS)


def test_the_boards_last_meeting_is_what_changes_are_told_since(page: Opened) -> None:
    told = html(page("overview"))
    assert "<h3>Changed since the SEND Partnership Board of 14 October 2026</h3>" in told
    assert "What has changed since the SEND Partnership Board of 14 October 2026" in html(
        page("milestones")
    )


def test_without_a_meeting_of_the_board_it_is_the_month_before(shown: Opened) -> None:
    assert f"<h3>Changed since {SEPTEMBER}</h3>" in html(shown("overview"))


def test_the_biggest_moves_are_told_and_what_was_told_already_is_not(page: Opened) -> None:
    told = html(page("overview", since="2026-09")).partition("Changed since")[2]
    told = told.partition("Progress by section")[0]
    named = re.findall(r'measure\?id=(\w+)"', told)
    assert len(named) == len(set(named)) > 3
    assert re.search(r"(?:Better|Worse): <a [^>]+><b>[^<]+</b></a>, from [\d.]+\S* to <b>", told)


def test_the_last_meeting_of_a_body_is_a_choice(page: Opened) -> None:
    shown = html(page("overview"))
    assert "Another month, meeting or day" in shown
    assert '<a href="?since=board">The SEND Partnership Board of 14 October 2026</a>' in shown
    assert "since=dfe" in shown
    assert "since=cabinet" not in shown


def test_without_a_meeting_only_months_may_be_chosen(shown: Opened) -> None:
    told = html(shown("overview", since="board"))
    assert f"<h3>Changed since {SEPTEMBER}</h3>" in told
    assert "Another month or day</summary>" in told


def test_since_a_meeting_before_anything_was_loaded_a_report_of_that_day_is_the_measure(
    page: Opened,
) -> None:
    shown = html(page("overview", since="board"))
    assert "<h3>Changed since the SEND Partnership Board of 14 October 2026</h3>" in shown
    assert (
        "Nothing had been loaded by then, so measures are compared with a report of that day, made from"
        in shown
    )


@pytest.mark.parametrize(
    "moment", ["2026-09-30 09:00:00", "2026-10-14 22:59:59.5"], ids=["before", "at its very end"]
)
def test_since_a_meeting_what_was_known_then_is_the_measure(own_page: Opened, moment: str) -> None:
    backdated(source.database(), moment)
    shown = html(own_page("overview", since="board"))
    assert "Measures are compared with what was known at the end of 14 October 2026." in shown
    assert "No measure changed status or moved by more than usual." in shown


def backdated(database: Database, moment: str) -> None:
    """As if everything had been loaded at that moment."""
    with database.writing() as cursor:
        cursor.execute("UPDATE events SET moment = CAST(? AS TIMESTAMP)", [moment])


def completed(shown: str) -> list[str]:
    """The numbers of the milestones that are told to be complete."""
    told = re.findall(r"milestones? (?:was|were) completed</b></a>: (.*?)</li>", shown)
    return [number for one in told for number in re.findall(r">([^<]+)</a>", one)]


def test_milestones_are_told_that_changed_after_the_day_of_the_meeting(own_page: Opened) -> None:
    put(Meeting(body="DMT", held_on=date(2025, 9, 30)))
    states = [state for state in source.board().states if state.status == "Blue"]
    old, new = (
        {
            state.milestone.id
            for state in states
            if (state.updates[-1].status_date <= date(2025, 9, 30)) == before
        }
        for before in (True, False)
    )
    assert old
    assert new
    shown = html(own_page("milestones", since="dmt"))
    assert "What has changed since DMT of 30 September 2025" in shown
    assert set(completed(shown)) == new


def test_changes_of_the_plan_are_told_where_milestones_are(own_page: Opened) -> None:
    link = '<a href="plan?part=changes"><b>2 changes of the plan</b></a>'
    ahead = uk_today() + timedelta(days=30)
    told = f"{link}: milestone 1d.1 added, milestone 1d.2 added from {short_date(ahead)}"
    for name in ("overview", "milestones"):
        assert "of the plan</b>" not in html(own_page(name, since="board"))
    put(milestone("1d.1", uk_today()))
    put(milestone("1d.2", ahead, due=f"{ahead.year + 1}-12"))
    for name in ("overview", "milestones"):
        assert told in html(own_page(name, since="board"))


def test_what_was_written_since_is_told_where_milestones_are_and_counted_on_the_overview(
    own_page: Opened,
) -> None:
    put(
        Evidence(
            criterion="1.L4",
            dated_on=date(2026, 9, 1),
            source="Survey",
            words="Seen",
            judgement="some",
        )
    )
    put(Comment(measure="nd_longest_wait", dated_on=date(2026, 9, 1), words="A provider closed"))
    said = (
        '<li><a href="milestones?since=board"><b>On the record</b></a>: 1 new entry of '
        "evidence</li>"
    )
    assert said in html(own_page("overview", since="board"))
    told = '<b>1 new entry of evidence</b>: <a href="sections?section=1">1.L4</a></li>'
    assert told in html(own_page("milestones", since="board"))


@pytest.mark.parametrize("asked", ["14/08/2026", "2026-08-14"])
def test_any_day_is_a_choice_and_a_report_of_that_day_is_the_measure(
    page: Opened, asked: str
) -> None:
    shown = html(page("overview", since=asked))
    assert "<h3>Changed since 14 August 2026</h3>" in shown
    assert (
        "Measures are compared with a report of 14 August 2026, made from today's data."
        in unescape(shown)
    )
    # A report of that day ended with July, and so does one of the last day of July.
    of_july = html(page("overview", since="2026-07"))
    assert (
        re.findall(r"(?:Better|Worse): .*?</li>", shown)
        == re.findall(r"(?:Better|Worse): .*?</li>", of_july)
        != []
    )


@pytest.mark.parametrize("month", ["2025-05", "2024-06"])
def test_what_had_no_more_than_its_baseline_is_no_change_of_status(
    page: Opened, month: str
) -> None:
    shown = html(page("overview", since=month))
    assert "from not improving" not in shown
    assert "from no target" not in shown
    assert "from not improving" in html(page("overview", since="2025-06"))


def test_where_only_updates_are_loaded_changes_are_told_since_last_month(
    opened: Opened, own_database: Path, shared: Path
) -> None:
    database = open_database(own_database)
    file = shared / "examples" / "milestone_updates.csv"
    load(
        database, Request("milestone_updates", file, file.name, date(2026, 10, 31), Reader("test"))
    )
    database.close()
    last = uk_today().replace(day=1) - timedelta(days=1)
    words = f"{last:%B}" if last.year == uk_today().year else f"{last:%B %Y}"
    assert f"What has changed since {words}</summary>" in html(opened("milestones"))
    assert "What has changed since April 2025</summary>" in html(
        opened("milestones", since="2025-04")
    )


def test_updates_after_the_day_alone_are_news(page: Opened) -> None:
    [update] = [one for one in source.board().by_id["3e.5"].updates if one.status == "Blue"]
    for day, told in ((update.status_date - timedelta(days=1), True), (update.status_date, False)):
        shown = html(page("milestones", since=f"{day:%d/%m/%Y}"))
        assert ("3e.5" in completed(shown)) is told


def test_the_rest_of_the_address_is_kept(page: Opened) -> None:
    shown = html(page("milestones", show="all", since="board"))
    assert '<a href="?show=all&amp;since=2026-08">' in shown
    assert '<input type="hidden" name="show" value="all">' in shown


@pytest.mark.parametrize(
    "asked", ["nobody", "2019-01", "<b>", "9999-99", "31/02/2026", "01/01/2019", "01/01/2999"]
)
def test_what_is_no_time_to_compare_with_is_said_and_passed_over(page: Opened, asked: str) -> None:
    shown = html(page("overview", since=asked))
    assert "<h3>Changed since the SEND Partnership Board of 14 October 2026</h3>" in shown
    assert f"“{asked}” cannot be compared with. Write a day from 1 June 2024 to " in unescape(shown)


def test_a_meeting_is_none_while_an_earlier_moment_is_looked_at(page: Opened) -> None:
    shown = html(page("overview", since="board", known_at="2020-01-01"))
    assert "of 14 October 2026" not in shown
