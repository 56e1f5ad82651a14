"""`python -m kpis demo`: three editions, each with what was known then, and the same figures as the
demonstration without them."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.access import Right
from data.commands import demo as plain
from data.demonstration import APPROVER, MAKER, papers
from data.reader import Reader
from data.record import Comment, Commentary, Evidence, Holder, Minute, Occurrence, Proposed
from data.store import Database, open_database
from data.store.records import records
from kpis.commands import demo
from kpis.commands.main import main
from kpis.commands.milestones import milestone_fields
from kpis.commands.report import report
from kpis.definitions import Shown
from kpis.editions import Content, read_content, read_editions
from kpis.judging import faults, read_results
from kpis.milestones import read_board
from kpis.record import posts_held
from kpis.rounds import read_round
from tests.conftest import UNTIL
from tests.data.samples import file_of

TODAY = date(2026, 11, 23)
MONTHS = {
    "SEND Partnership Board, 14 August 2026": "2026-07",
    "SEND Partnership Board, 14 September 2026": "2026-08",
    "SEND Partnership Board, 14 October 2026": "2026-09",
}
ENDS = [date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]


@pytest.fixture(scope="module")
def released(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """The demonstration with its editions. Tests only read it."""
    folder = tmp_path_factory.mktemp("three")
    database = open_database(Path(shutil.copy(demonstration_file, folder)))
    yield database
    database.close()


@pytest.fixture(scope="module")
def contents(released: Database) -> list[Content]:
    return [read_content(released, one.id) for one in read_editions(released)]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small extracts in place of fifteen."""
    monkeypatch.setattr(demo, "uk_today", lambda: TODAY)
    monkeypatch.setattr(plain, "generate", two_files)


def two_files(_: date) -> dict[str, str]:
    return {"meetings": file_of("meetings"), "disputes": file_of("disputes")}


def test_three_editions_are_made_by_one_and_approved_by_another(released: Database) -> None:
    made = read_editions(released)
    assert {one.name: one.month for one in made} == MONTHS
    assert {one.state for one in made} == {"approved"}
    assert {one.by for one in made} == {MAKER}
    assert {one.approval.by for one in made if one.approval} == {APPROVER}
    assert [bool(one.note) for one in made] == [False, False, True]


def test_the_course_of_the_last_meeting_is_in_no_edition_made_for_it(
    released: Database, contents: list[Content]
) -> None:
    assert [one.decisions for one in contents] == [()] * 3
    working = read_results(released)
    [(id, course)] = [(id, one.course) for id, one in working.by_id.items() if one.course]
    assert id == "nd_longest_wait"
    assert (course.decision.decided_on, course.state) == (date(2026, 10, 14), "to_come")
    assert [(one.month, one.change) for one in course.steps] == [("2026-12", -10), ("2027-06", -20)]
    proposed = Proposed.model_validate(
        course.decision.model_dump(include=set(Proposed.model_fields))
    )
    before = replace(working, decisions=())
    assert faults(proposed, Reader("Ann"), before, course.decision.decided_on) == []


def test_maker_and_approver_have_no_more_rights_than_theirs() -> None:
    assert not demo._MAKER.may(Right.RELEASE)
    assert not demo._APPROVER.may(Right.MAKE_EDITION)


def test_an_edition_holds_nothing_that_came_later(contents: list[Content]) -> None:
    for content, end in zip(contents, ENDS, strict=True):
        updates = [one for state in content.board.states for one in state.history]
        assert max(one.status_date for one in updates) <= end
        assert set(content.as_at.values()) == {end} == {content.board.as_at}
        written = [entry.written for entry in content.entries]
        dated = [one.dated_on for one in written if isinstance(one, Comment | Evidence)]
        held = [one.held_on for one in written if isinstance(one, Occurrence)]
        assert dated
        assert held
        assert max(*dated, *held) <= end
        assert not any(isinstance(one, Minute) for one in written)  # of the meeting in October


def test_all_but_two_posts_have_somebody_and_two_exceptions_are_explained(
    released: Database, contents: list[Content]
) -> None:
    with released.reading() as cursor:
        entries = records(cursor).entries()
    held = posts_held(entries, TODAY)
    assert [one.name.of for one in held if one.empty] == [
        "Learning improvement Service",
        "lesson_observations",
    ]
    assert any(one.others for one in held)
    now = read_round(released, TODAY)
    explained = {one.case.about: one.carried for one in now.exceptions if one.said}
    assert explained == {"nd_longest_wait": True, "appeal_rate": False}
    assert len(now.exceptions) > len(explained)
    [promise] = [one for one in now.actions if one.kind == "promise"]
    assert (promise.about, promise.holders[0].name) == ("appeal_rate", promise.owner)
    told = [[one.month for one in _said(content)] for content in contents]
    assert told == [[], [], ["2026-09"]]


def _said(content: Content) -> list[Commentary]:
    assert not any(isinstance(one.written, Holder) for one in content.entries)
    return [one.written for one in content.entries if isinstance(one.written, Commentary)]


def test_figures_of_an_edition_have_been_restated_since(contents: list[Content]) -> None:
    before, after = contents[1].shares, contents[2].shares
    now = {(key, one.period): one for key, told in after.items() for one in told}
    then = {(key, one.period): one for key, told in before.items() for one in told}
    moved = {
        place
        for place, one in then.items()
        if isinstance(one, Shown)
        and isinstance(now.get(place), Shown)
        and one.value != now[place].value  # type: ignore[union-attr]
    }
    assert moved


def test_it_ends_with_what_the_demonstration_without_editions_holds(
    released: Database, database: Database
) -> None:
    loads = [result for _, result in plain.fill_demonstration(database, UNTIL)]
    assert {one.status for one in loads} == {"loaded"}
    assert report(read_results(released)) == report(read_results(database))
    assert board(released) == board(database)
    assert written(released) == written(database)


def board(database: Database) -> list[dict[str, Any]]:
    return [milestone_fields(state) for state in read_board(database, TODAY).states]


def written(database: Database) -> set[str]:
    """What is on the record, without the numbers of entries."""
    with database.reading() as cursor:
        entries = records(cursor).entries()
    told = {one.written.model_dump_json(exclude={"meeting"}) for one in entries}
    assert len(told) == len(entries)
    return told


def test_again_it_changes_nothing_and_says_so(
    demonstration_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(demo, "uk_today", lambda: TODAY)
    path = Path(shutil.copy(demonstration_file, tmp_path))
    before = stored(path)
    assert main(["demo", "--database", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "already_there"
    assert {one["name"]: one["month"] for one in answer["editions"]} == MONTHS
    assert stored(path) == before
    assert main(["demo", "--database", str(path)]) == 0
    assert "Nothing was changed" in capsys.readouterr().out


def stored(path: Path) -> object:
    database = open_database(path)
    with database.reading() as cursor:
        found = records(cursor).stored()
    events = [one.model_dump() for one in read_editions(database)]
    database.close()
    return found, events


@pytest.mark.usefixtures("few")
def test_it_refuses_a_database_with_other_extracts(
    own_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(own_database)
    with database.writing() as cursor:
        cursor.execute(
            "INSERT INTO batches VALUES (1, 'meetings', 'x.csv', '', '2026-10-31', 'keep', 0, 0, "
            "0, 0, 0, NULL)"
        )
        cursor.execute("INSERT INTO events VALUES (1, 1, 'loaded', '2026-10-31', 'Ann', NULL)")
    database.close()
    assert main(["demo"]) == 2
    assert "The database holds other extracts" in capsys.readouterr().err


@pytest.mark.usefixtures("few")
def test_it_refuses_a_demonstration_that_has_gone_past_its_editions(
    own_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = open_database(own_database)
    list(plain.fill_demonstration(database, TODAY))
    database.close()
    assert main(["demo"]) == 2
    assert "in a new database" in capsys.readouterr().err
    database = open_database(own_database)
    assert not read_editions(database)
    database.close()


@pytest.mark.usefixtures("few")
def test_what_was_interrupted_goes_on_where_it_ended(
    monkeypatch: pytest.MonkeyPatch, own_database: Path
) -> None:
    approve = demo.approve

    def stopped(database: Database, id: int, by: Any) -> list[str]:
        if id == 2:
            raise KeyboardInterrupt
        return approve(database, id, by)

    monkeypatch.setattr(demo, "approve", stopped)
    assert main(["demo"]) == 130
    monkeypatch.setattr(demo, "approve", approve)
    assert main(["demo"]) == 0
    database = open_database(own_database)
    assert [one.name for one in read_editions(database)] == list(MONTHS)
    assert {one.state for one in read_editions(database)} == {"approved"}
    database.close()


def test_an_extract_that_is_refused_ends_it_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plain, "generate", lambda _: {"meetings": "meeting_id\n1\n"})
    assert main(["demo"]) == 1
    assert "The column meeting_date is needed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("until", "meetings"),
    [
        (date(2025, 6, 30), []),
        (date(2025, 8, 31), ["14 July 2025", "14 August 2025"]),
        (date(2026, 11, 30), ["14 September 2026", "14 October 2026", "13 November 2026"]),
    ],
)
def test_the_papers_are_of_the_last_meetings_that_were_held(
    until: date, meetings: list[str]
) -> None:
    assert [one.name for one in papers(until)] == [
        f"SEND Partnership Board, {day}" for day in meetings
    ]
