"""No sequence of updates, imports, undos, redos and changes of the plan reaches a state that the
plan forbids."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.loading.load import Request, load
from data.plan import Milestone
from data.reader import Reader
from data.record import PlanChange, Withdrawal
from data.store import Database, open_database
from data.store.keeping_rules import BrokenHistoryError
from data.store.records import records
from data.store.undo import redo, undo
from kpis.milestones.board import Board, read_board
from kpis.milestones.updating import Reported, report
from kpis.record.writing import newest, record
from tests.kpis.plain_milestones import ADDED, PRINTED, Change, Record, Row, Upload, deadline
from tests.sampling import sample

TODAY = date(2026, 10, 31)
AS_AT = (date(2026, 9, 30), TODAY)
IDS = (*PRINTED, ADDED)
DAYS = [
    date(2025, 12, 10),
    date(2026, 1, 31),
    date(2026, 2, 1),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 9, 8),
]
MONTHS = ("2026-01", "2026-03", "2026-06", "2026-12")
HEAD = "milestone_id,status_date,status,revised_due,signed_off_by\n"
LATE = st.sampled_from(("2a.2", "3e.5"))
STEPS = (
    "import",
    "import",
    "moved",
    "late",
    "app",
    "app",
    "undo",
    "undo",
    "redo",
    "plan",
    "withdraw",
)
"""The commoner ones more than once, so that most sequences store something and then change it."""

Draw = Callable[[st.SearchStrategy[Any]], Any]
ROWS = st.builds(
    Row,
    milestone=st.sampled_from(("2a.2", "2a.2", "2a.2", *IDS)),
    day=st.sampled_from(DAYS),
    status=st.sampled_from(("Grey", "Green", "Amber", "Red", "Red", "Red", "Blue")),
    revised=st.sampled_from((None, *MONTHS, "2026-12")),
    signed=st.sampled_from((None, "Board", "Board")),
)
briefly = settings(max_examples=sample(8, 200), derandomize=True)


class Partnership:
    """A database and, beside it, a plain record of what it accepted."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder, self.accepted = database, folder, Record()

    def board(self) -> Board:
        return read_board(self.database, TODAY)

    def version(self) -> int:
        with self.database.reading() as cursor:
            return records(cursor).stored().version

    def step(self, draw: Draw, kind: str) -> None:
        """One step of that kind, accepted or refused, and everything that must hold after it."""
        version, before, tried = self.version(), self.board(), self._copy()
        done = getattr(self, f"_{kind}")(draw, tried)
        if done is None:
            assert (self.version(), self.board()) == (version, before)
        else:
            self.accepted = done
        assert self.accepted.forbidden() == []
        self._agrees()

    def _copy(self) -> Record:
        uploads = {number: Upload(**vars(one)) for number, one in self.accepted.uploads.items()}
        return Record(uploads, dict(self.accepted.changes))

    def _agrees(self) -> None:
        """The board shows what counts, and what was accepted is in the history until it is
        undone."""
        counting = self.accepted.counting()
        states = self.board().by_id
        shown = {
            (id, one.status_date): Row(
                id, one.status_date, one.status, one.revised_due, one.signed_off_by
            )
            for id in IDS
            if id in states
            for one in states[id].updates
        }
        assert shown == counting
        kept = [row for one in self.accepted.uploads.values() if one.in_use for row in one.rows]
        for row in (row for row in kept if row.milestone in states):
            said = [
                Row(row.milestone, one.status_date, one.status, one.revised_due, one.signed_off_by)
                for one in states[row.milestone].history
            ]
            assert row in said
        for id in states.keys() & set(IDS):
            rows = [(row.day, row.revised) for row in counting.values() if row.milestone == id]
            months = self.accepted._months(id)
            assert [states[id].deadline_on(day) for day in DAYS] == [
                deadline(months, rows, day) for day in DAYS
            ]

    def _import(self, draw: Draw, tried: Record) -> Record | None:
        rows = draw(
            st.lists(ROWS, min_size=1, max_size=3, unique_by=lambda row: (row.milestone, row.day))
        )
        return self._file(
            tried,
            rows,
            draw(st.sampled_from(AS_AT)),
            removes=draw(st.sampled_from((False, False, True))),
        )

    def _moved(self, draw: Draw, tried: Record) -> Record | None:
        """A deadline was missed and moved far away."""
        return self._file(tried, [Row(draw(LATE), date(2026, 2, 1), "Red", "2026-12")], TODAY)

    def _late(self, draw: Draw, tried: Record) -> Record | None:
        """What is possible only where a deadline was moved."""
        return self._file(
            tried, [Row(draw(LATE), draw(st.sampled_from(DAYS[-2:])), "Green")], TODAY
        )

    def _file(
        self, tried: Record, rows: list[Row], as_at: date, *, removes: bool = False
    ) -> Record | None:
        path = self.folder / "updates.csv"
        lines = [
            ",".join([one.milestone, f"{one.day}", one.status, one.revised or "", one.signed or ""])
            for one in rows
        ]
        path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        missing = "remove" if removes else "keep"
        result = load(
            self.database,
            Request("milestone_updates", path, path.name, as_at, Reader("Ann"), missing),
        )
        newest_as_at = max(
            (one.as_at for one in tried.uploads.values() if one.in_use), default=as_at
        )
        must = as_at >= newest_as_at and not removes
        return self._loaded(tried, result.batch, Upload(tuple(rows), as_at, removes), must=must)

    def _loaded(
        self, tried: Record, batch: int | None, upload: Upload, *, must: bool
    ) -> Record | None:
        if batch in tried.uploads:
            return None
        number = batch or max(tried.uploads, default=0) + 1
        tried.uploads[number] = upload
        if batch is None:
            assert tried.forbidden() or not must, "refused, though the plan allows it"
            return None
        return tried

    def _app(self, draw: Draw, tried: Record) -> Record | None:
        rows = tuple(
            draw(st.lists(ROWS, min_size=1, max_size=2, unique_by=lambda row: row.milestone))
        )
        states = self.board().by_id
        seen = {id: state.newest_batch for id, state in states.items()}
        reported = [
            Reported(one.milestone, one.status, one.day, None, one.revised, one.signed)
            for one in rows
        ]
        outcome = report(self.database, reported, Reader("Bob"), seen, TODAY)
        assert (outcome.batch is None) == bool(outcome.faults)
        last = {id: state.latest.status_date for id, state in states.items() if state.latest}
        counting = set(tried.counting().values())
        in_order = all(row.day >= last.get(row.milestone, row.day) for row in rows)
        allowed = not any(tried.form_forbids(row) for row in rows)
        must = in_order and allowed and not counting.issuperset(rows)
        assert (in_order and allowed) or outcome.batch is None
        return self._loaded(tried, outcome.batch, Upload(rows, TODAY), must=must)

    def _undo(self, draw: Draw, tried: Record) -> Record | None:
        return self._turn(draw, tried, in_use=False)

    def _redo(self, draw: Draw, tried: Record) -> Record | None:
        return self._turn(draw, tried, in_use=True)

    def _turn(self, draw: Draw, tried: Record, *, in_use: bool) -> Record | None:
        numbers = [number for number, one in tried.uploads.items() if one.in_use != in_use]
        if not numbers:
            return None
        number = draw(st.sampled_from(numbers))
        tried.uploads[number].in_use = in_use
        try:
            assert (redo if in_use else undo)(self.database, number, Reader("Cat"))
        except BrokenHistoryError:
            assert tried.forbidden()
            return None
        return tried

    def _plan(self, draw: Draw, tried: Record) -> Record | None:
        id, start, due = (
            draw(st.sampled_from(IDS)),
            draw(st.sampled_from(DAYS)),
            draw(st.sampled_from((None, *MONTHS))),
        )
        milestone = Milestone(id=id, words="As changed", due=due, recurs=None if due else "annual")
        written = PlanChange(from_date=start, reason="The annual review", milestone=milestone)
        return self._written(tried, written, Change(id, start, due), None)

    def _withdraw(self, draw: Draw, tried: Record) -> Record | None:
        if not tried.changes:
            return None
        number = draw(st.sampled_from(sorted(tried.changes)))
        back = Withdrawal(about=tried.changes.pop(number).milestone, reason="A mistake")
        return self._written(tried, back, None, number)

    def _written(
        self,
        tried: Record,
        written: PlanChange | Withdrawal,
        change: Change | None,
        replaces: int | None,
    ) -> Record | None:
        with self.database.reading() as cursor:
            seen = newest(records(cursor).entries())
        refused = record(
            self.database, written, Reader("Dee"), seen, replaces=replaces, today=TODAY
        )
        if change:
            tried.changes[seen + 1] = change
        if refused:
            assert tried.forbidden() or not refused[0].startswith("With this change"), refused
            return None
        return tried


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with nothing in it."""
    path = tmp_path_factory.mktemp("histories") / "empty.duckdb"
    open_database(path).close()
    return path


@pytest.fixture(scope="module")
def made(empty: Path) -> Iterator[Callable[[], Partnership]]:
    """A partnership that has reported nothing yet."""
    opened: list[Database] = []

    def make() -> Partnership:
        for database in opened:
            database.close()
        path = empty.parent / "own.duckdb"
        with suppress(FileNotFoundError):
            path.with_suffix(".duckdb.wal").unlink()
        shutil.copy(empty, path)
        opened[:] = [open_database(path)]
        return Partnership(opened[0], empty.parent)

    yield make
    for database in opened:
        database.close()


@briefly
@given(data=st.data())
def test_no_sequence_of_steps_reaches_what_the_plan_forbids(
    made: Callable[[], Partnership], data: st.DataObject
) -> None:
    partnership = made()
    for kind in data.draw(st.lists(st.sampled_from(STEPS), min_size=6, max_size=10)):
        partnership.step(data.draw, kind)
    with partnership.database.reading() as cursor:
        assert [one.id for one in records(cursor).batches()] == sorted(partnership.accepted.uploads)
