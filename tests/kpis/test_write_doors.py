"""Whatever stores something in a person's name takes the one type for a person, and no bare
string; and whoever has no right to it is refused there, whatever a page has drawn."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from data.access import Role
from data.loading.load import load
from data.loading.request import Request
from data.mapping import MappedColumn, Mapping
from data.post import Calendars, post_of
from data.reader import NotAllowedError, Reader
from data.record import WRITTEN, Comment, Commentary, Holder, Proposed
from data.record.keeping import RecordWriter
from data.store import Database, open_database
from data.store.records import records
from data.store.undo import UnknownBatchError, redo, undo
from kpis.editions import record_pack
from kpis.judging.deciding import decide
from kpis.milestones import Reported
from kpis.milestones.updating import report
from kpis.record.writing import Change, put, record, record_all

DOORS = (
    Request,
    undo,
    redo,
    RecordWriter.add_batch,
    RecordWriter.add_event,
    RecordWriter.add_entry,
    put,
    record,
    record_all,
    Calendars.make,
    Calendars.end,
    decide,
    report,
    record_pack,
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_write_door_takes_a_reader(door: Callable[..., Any]) -> None:
    hints = get_type_hints(door)
    given = [hints[name] for name in ("by", "author") if name in hints]
    assert given == [Reader]


BOARD, LEAD, ANALYST, ADMINISTRATOR, NOBODY = (
    Reader("Kim", frozenset(roles)) for roles in (*([role] for role in Role), [])
)
EVERYBODY = (BOARD, LEAD, ANALYST, ADMINISTRATOR)
DAY = date(2026, 5, 20)
COMMENT = Comment(measure="appeal_rate", dated_on=DAY, words="Two caseworkers joined")
MAPPING = Mapping(
    name="Reviews",
    extract="annual_reviews",
    headings=("Number",),
    columns=(MappedColumn(heading="Number", column="review_id"),),
)
PROPOSED = Proposed(
    measure="appeal_rate", kind="target", figure=1.0, reason="Agreed", decided_on=DAY
)
REPORTED = Reported("1a.1", "Green", DAY, "On time", None, None, None)
HOLDER = Holder(
    post="extract", of="annual_reviews", name="Jo", address="jo@example.org", from_date=DAY
)
SAID = Commentary(
    about="appeal_rate", month="2026-04", why="More asked", doing="A clinic", owner="Jo", due=DAY
)
BOTH = [Change(SAID), Change(HOLDER)]
NO_FILE = Path("no such file.csv")


def _load(database: Database, who: Reader) -> object:
    return load(database, Request("auto", NO_FILE, "x.csv", DAY, who, dry_run=True))


def _calendars(database: Database) -> Calendars:
    return Calendars(post_of(database.path, database.settings), database.trail)


ASKED: dict[str, tuple[Callable[[Database, Reader], object], tuple[Reader, ...]]] = {
    "load": (_load, (BOARD, LEAD, ADMINISTRATOR, NOBODY)),
    "undo": (lambda at, who: undo(at, 1, who), (BOARD, LEAD, ADMINISTRATOR, NOBODY)),
    "redo": (lambda at, who: redo(at, 1, who), (BOARD, LEAD, ADMINISTRATOR, NOBODY)),
    "comment": (lambda at, who: record(at, COMMENT, who, 9), (BOARD, ADMINISTRATOR, NOBODY)),
    "mapping": (lambda at, who: record(at, MAPPING, who, 9), (BOARD, LEAD, ADMINISTRATOR, NOBODY)),
    "commentary": (lambda at, who: record(at, SAID, who, 9), (BOARD, ADMINISTRATOR, NOBODY)),
    "holder": (lambda at, who: record(at, HOLDER, who, 9), (BOARD, LEAD, ANALYST, NOBODY)),
    "several": (lambda at, who: record_all(at, BOTH, who, 9), (*EVERYBODY, NOBODY)),
    "calendar": (lambda at, who: _calendars(at).make("jo@example.org", who), (BOARD, NOBODY)),
    "calendar ended": (
        lambda at, who: _calendars(at).end("jo@example.org", who, "kim@example.org"),
        (BOARD, LEAD, ANALYST, NOBODY),
    ),
    "decision": (lambda at, who: decide(at, PROPOSED, who, 9), (BOARD, ADMINISTRATOR, NOBODY)),
    "update": (lambda at, who: report(at, [REPORTED], who, {}), (BOARD, ADMINISTRATOR, NOBODY)),
}
"""What each door is asked for, and who is refused."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("doors") / "doors.duckdb")
    yield opened
    opened.close()


@pytest.mark.parametrize("door", ASKED)
def test_a_write_door_refuses_whoever_has_no_right(database: Database, door: str) -> None:
    ask, refused = ASKED[door]
    for who in refused:
        with pytest.raises(NotAllowedError):
            ask(database, who)
    with database.reading() as cursor:
        assert records(cursor).stored() == (0, 0, 0)


def test_an_update_is_taken_back_by_whoever_may_write_one(own_database: Path) -> None:
    opened = open_database(own_database)
    amber = Reported("2a.2", "Amber", date(2026, 1, 15), "Two providers are late")
    written = report(opened, [amber], LEAD, {}, date(2026, 1, 20)).batch
    assert written
    for who in (BOARD, ADMINISTRATOR, NOBODY):
        for door in (undo, redo):
            with pytest.raises(NotAllowedError):
                door(opened, written, who)
    assert undo(opened, written, LEAD) and redo(opened, written, ANALYST)
    opened.close()


def test_a_file_does_not_become_one_of_them_by_its_name(own_database: Path, tmp_path: Path) -> None:
    path = tmp_path / "updates.csv"
    path.write_text("milestone_id,status,status_date\n2a.2,Green,2026-01-15\n", encoding="utf-8")
    opened = open_database(own_database)
    request = Request("milestone_updates", path, WRITTEN, date(2026, 1, 31), ANALYST)
    loaded = load(opened, request).batch
    assert loaded
    with pytest.raises(NotAllowedError):
        undo(opened, loaded, LEAD)
    opened.close()


@pytest.mark.parametrize("door", ASKED)
def test_a_write_door_lets_the_others_as_far_as_its_own_rules(
    database: Database, door: str
) -> None:
    ask, refused = ASKED[door]
    for who in {LEAD, ANALYST} - set(refused):
        with suppress(FileNotFoundError, UnknownBatchError):
            ask(database, who)
