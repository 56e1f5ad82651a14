"""Histories that are made on two stores side by side: what each step is, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from data.extracts import extracts
from data.loading.load import Request, load
from data.loading.request import PolicyError
from data.reader import Reader
from data.record import Comment, Withdrawal
from data.record.batches import Missing
from data.store import Database
from data.store.keeping_rules import BrokenHistoryError
from data.store.records import records
from data.store.undo import UnknownBatchError, redo, undo
from kpis.judging.deciding import decide
from kpis.record.writing import newest, record
from tests.kpis.decided import APPEALS, proposed, to
from tests.kpis.generated import Row, rows_of

ANN = Reader("Ann")
LOADED = ("nd_waits", "nd_waits", "disputes", "caseload", "meetings", "survey_responses")
BENCHMARKS = "benchmarks"
DAYS = st.sampled_from([date(2026, month, 28) for month in (6, 8, 9, 10)])
"""As at when: later than every day of the rows."""
MARK = "x"
"""In the place of a value: the figure is withdrawn."""
REFUSED = (PolicyError, UnknownBatchError, BrokenHistoryError)

Step = Callable[[Database, Path], object]
"""Does something to a store, with a folder for its file, and gives what it was told."""


@dataclass(frozen=True)
class Load:
    """A file is loaded."""

    extract: str
    rows: list[Row]
    as_at: date
    missing: Missing

    def __call__(self, database: Database, folder: Path) -> object:
        path = folder / "rows.csv"
        path.write_text(_csv(self.extract, self.rows), encoding="utf-8")
        asked = Request(self.extract, path, path.name, self.as_at, ANN, self.missing)
        return load(database, asked)


@dataclass(frozen=True)
class Turn:
    """A batch is undone, or put back."""

    batch: int
    back: bool

    def __call__(self, database: Database, _: Path) -> object:
        return (redo if self.back else undo)(database, self.batch, ANN)


@dataclass(frozen=True)
class Write:
    """A comment is put on the record, or one is taken back."""

    day: date
    replaces: int | None

    def __call__(self, database: Database, _: Path) -> object:
        about = "nd_average_wait"
        words = Comment(measure=about, dated_on=self.day, words="“Ünïcode”")
        back = Withdrawal(about=about, reason="A mistake")
        seen, today = _newest(database), date(2026, 11, 20)
        return record(
            database,
            back if self.replaces else words,
            ANN,
            seen,
            replaces=self.replaces,
            today=today,
        )


@dataclass(frozen=True)
class Decide:
    """The board sets a target, or a course."""

    figure: float
    course: bool

    def __call__(self, database: Database, _: Path) -> object:
        if self.course:
            asked = proposed("course", steps=[to("2027-03", self.figure)])
        else:
            asked = proposed("target", APPEALS, figure=self.figure)
        return decide(database, asked, ANN, _newest(database))


def _newest(database: Database) -> int:
    with database.reading() as cursor:
        return newest(records(cursor).entries())


def _csv(extract: str, rows: list[Row]) -> str:
    names = [name for name in extracts()[extract].names if rows and name in rows[0]]
    cells = [["" if row[name] is None else str(row[name]) for name in names] for row in rows]
    return "".join(",".join(line) + "\n" for line in [names, *cells])


@st.composite
def _loads(draw: st.DrawFn) -> Load:
    extract = draw(st.sampled_from(LOADED))
    rows = draw(rows_of(extract, 8).filter(bool))
    left: list[Missing] = ["left"] if extract == "nd_waits" else []
    policies: list[Missing] = ["keep", "keep", "remove", *left]
    return Load(extract, rows, draw(DAYS), draw(st.sampled_from(policies)))


@st.composite
def _published(draw: st.DrawFn) -> Load:
    """Figures of one measure and period, of which some are withdrawn."""
    cells = draw(
        st.dictionaries(
            st.sampled_from(["E92000001", "E12000002", "E06000064"]),
            st.sampled_from(["42", "43.25", MARK]),
            min_size=1,
        )
    )
    rows: list[dict[str, Any]] = [
        {
            "measure": "nd_asd_over_13_weeks",
            "period": "2025-05",
            "area_code": area,
            "value": cell,
            "source": "DfE",
        }
        for area, cell in cells.items()
    ]
    return Load(BENCHMARKS, rows, draw(DAYS), "keep")


def _reported(row: Row) -> Load:
    """An update of one milestone."""
    return Load("milestone_updates", [{"milestone_id": "2a.2"} | row], date(2026, 10, 28), "keep")


UPDATES: dict[str, Row] = {
    "moved": {"status_date": date(2026, 2, 3), "status": "Red", "revised_due": "2026-12"},
    "late": {"status_date": date(2026, 9, 8), "status": "Green", "revised_due": None},
}
"""An update that moves a deadline, and one that is possible only where it was moved."""
_NUMBERS = st.sampled_from([1, 1, 2, 3])
STEPS: st.SearchStrategy[Step] = st.one_of(
    _loads(),
    _loads(),
    _published(),
    st.sampled_from(list(UPDATES.values())).map(_reported),
    st.builds(Turn, _NUMBERS, st.booleans()),
    st.builds(Turn, _NUMBERS, st.booleans()),
    st.builds(Write, st.just(date(2026, 3, 1)), st.none() | _NUMBERS),
    st.builds(Decide, st.sampled_from([0.1, 1.5, 2.0]), st.booleans()),
)
