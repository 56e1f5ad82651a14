"""A chain of extracts, and the state of a database after any number of them: everything that a
reader could see."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from data.extracts import extracts
from data.loading.load import LoadResult, Request
from data.reader import Reader
from data.store import Database
from data.store.records import records
from kpis.changes.preview import confirm
from kpis.judging.read import Results, read_results
from tests.data.samples import file_of

FIRST = date(2026, 8, 1)
EXTRACT = "meetings"


@dataclass(frozen=True)
class State:
    """The batches, every stored row, and every figure. When a batch was loaded is left out."""

    batches: list[tuple]
    rows: dict[str, list[tuple]]
    figures: tuple


def request(folder: Path, number: int) -> Request:
    """The extract of the chain with this number; each changes rows of the one before, adds one, and
    is a day newer."""
    path = folder / f"{EXTRACT}-{number}.csv"
    if not path.exists():
        rows = ({"parent_carers_attended": str(number + at % 7)} for at in range(300 + number))
        path.write_text(file_of(EXTRACT, *rows), encoding="utf-8")
    return Request(
        EXTRACT, path, path.name, FIRST + timedelta(days=number), Reader(f"Analyst {number}")
    )


def loaded(database: Database, folder: Path, number: int) -> LoadResult:
    """Load an extract of the chain as the Upload page does."""
    return confirm(database, request(folder, number))


def figures(found: Results) -> tuple:
    """All figures of one reading, without when they were loaded."""
    return found.by_id, found.exact, found.as_at


def state(database: Database) -> State:
    """What is stored and what it amounts to."""
    with database.reading() as cursor:
        batches = [
            (one.id, one.as_at, one.by, one.rows, one.changed, one.state)
            for one in records(cursor).batches()
        ]
        rows = {
            name: cursor.execute(f'SELECT * FROM stored."{name}" ORDER BY ALL').fetchall()
            for name in extracts()
        }
    return State(batches, rows, figures(read_results(database)))
