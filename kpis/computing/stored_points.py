"""The stored points: computed again for the measures whose data or declaration has changed, and for
no others."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd

from data import clock
from data.extracts import extracts
from data.record import Batch, as_at_dates, in_use
from data.record import batches as record
from data.retention import limits
from data.store import Database, current, make_current, transaction
from data.store.records import records
from kpis import months
from kpis.computing import compute, kept, middle, standing
from kpis.computing.standing import Stocks
from kpis.definitions import Measure, small_numbers
from kpis.measures import measures

_COLUMNS = [
    *("measure", "series", "dimension", "category", "period"),
    *("numerator", "denominator", "value", "partial", "batches"),
]
TARGET_SERIES, TOGETHER = "target", "together"
"""The series under which a comparator target's values are stored, month by month; and under which
an edition holds the whole over the months that parts take together."""


def code_digest(files: Iterable[str], engine: str = duckdb.__version__) -> str:
    """A digest of the code in these files, and of the version of the database engine that runs
    it."""
    return hashlib.sha256(
        b"".join([engine.encode(), *(Path(file).read_bytes() for file in files)])
    ).hexdigest()


CODE = (
    *(compute.__file__, standing.__file__, middle.__file__, months.__file__),
    *(
        small_numbers.__file__,
        clock.__file__,
        current.__file__,
        record.__file__,
        kept.__file__,
        __file__,
    ),
)
"""What decides a point besides the declarations and the rows."""
_CODE = code_digest(CODE)


def ensure_current(database: Database) -> None:
    """Compute and store the points of every measure whose data or declaration has changed since
    they were stored."""
    with database.reading() as cursor:
        if not stale(cursor, records(cursor).batches()):
            return
    with database.writing("Figures are being worked out") as cursor:
        batches = records(cursor).batches()
        # Of several readers who meet a change at once, only the first finds something to do.
        if wanted := stale(cursor, batches):
            with transaction(cursor, keep=True):
                store(cursor, wanted, batches)


def stale(cursor: duckdb.DuckDBPyConnection, batches: list[Batch]) -> list[Measure]:
    """The measures whose stored points do not come from these batches and this declaration."""
    known = dict(cursor.execute("SELECT measure, fingerprint FROM computed").fetchall())
    gone = limits(cursor)
    return [
        measure
        for measure in measures().values()
        if known.get(measure.id) != fingerprint(measure, batches, gone)
    ]


def fingerprint(measure: Measure, batches: list[Batch], gone: Mapping[str, date]) -> str:
    """What the points of a measure come from: its declaration, the code, the batches of the
    extracts it reads, what ends a row of them, and up to when rows of them are gone."""
    used = [
        [
            *extracts()[extract].ends,
            *(batch.id for batch in in_use(batches, extract)),
            *([f"from {gone[extract]}"] if extract in gone else []),
        ]
        for extract in measure.extracts
    ]
    return hashlib.sha256(f"{measure.model_dump_json()}{_CODE}{used}".encode()).hexdigest()


def store(cursor: duckdb.DuckDBPyConnection, wanted: list[Measure], batches: list[Batch]) -> None:
    """Compute these measures from these batches and store their points, inside the caller's
    transaction."""
    make_relations(cursor, {extract for measure in wanted for extract in measure.extracts}, batches)
    as_at, gone, stocks = as_at_dates(batches), limits(cursor), stocks_of(wanted)
    rows = [
        row
        for measure in wanted
        for row in kept.with_kept(cursor, measure, points_of(cursor, measure, as_at, stocks))
    ]
    done = pd.DataFrame(
        [(measure.id, fingerprint(measure, batches, gone)) for measure in wanted],
        columns=["measure", "fingerprint"],
    )
    # A frame goes in at once, where one statement a row would take seconds.
    cursor.register("new_computed", done)
    cursor.register("new_points", pd.DataFrame(rows, columns=_COLUMNS))
    for table in ("points", "computed"):
        cursor.execute(f"DELETE FROM {table} WHERE measure IN (SELECT measure FROM new_computed)")
        cursor.execute(f"INSERT INTO {table} SELECT * FROM new_{table}")
    cursor.unregister("new_points")
    cursor.unregister("new_computed")


def make_relations(
    cursor: duckdb.DuckDBPyConnection, names: Iterable[str], batches: list[Batch]
) -> None:
    """Make the current rows of these extracts available under the extracts' names."""
    for name in names:
        make_current(cursor, extracts()[name], batches)


def stocks_of(wanted: Iterable[Measure]) -> Stocks:
    """What stands at the ends of months, for these measures to share."""
    return Stocks(one for measure in wanted for one in measure.calculations.values())


def points_of(
    cursor: duckdb.DuckDBPyConnection, measure: Measure, as_at: dict[str, date], stocks: Stocks
) -> list[tuple]:
    """All points of a measure, one of those of `stocks`: its own, its companions' and its
    comparator's; none until its extracts are loaded."""
    until = data_until(measure, as_at)
    if until is None:
        return []
    rows = [
        (measure.id, series, *point)
        for series, one in measure.calculations.items()
        for point in compute.compute(cursor, one, until, stocks)
    ]
    return rows + _comparator(cursor, measure)


def data_until(measure: Measure, as_at: dict[str, date]) -> date | None:
    """The oldest as-at date of the extracts that hold a measure back; None while one that it needs
    is not loaded."""
    needed = [name for name in measure.extracts if name != "benchmarks"]
    if any(name not in as_at for name in needed):
        return None
    return min(as_at[name] for name in needed if not extracts()[name].reference)


def _comparator(cursor: duckdb.DuckDBPyConnection, measure: Measure) -> list[tuple]:
    if not measure.target.comparator:
        return []
    found = cursor.execute(
        f"SELECT strftime(period, '%Y-%m'), value FROM ({measure.target.comparator}) ORDER BY "
        "period"
    ).fetchall()
    return [
        (measure.id, TARGET_SERIES, "", "", period, None, None, value, False, [])
        for period, value in found
    ]


def known_at_points(
    cursor: duckdb.DuckDBPyConnection, known_at: datetime | None, batches: list[Batch]
) -> list[tuple] | None:
    """The points as they were known at an earlier moment, computed afresh but for those that are
    kept; None for now: then the stored ones hold."""
    return None if known_at is None else points_afresh(cursor, batches)


def points_afresh(cursor: duckdb.DuckDBPyConnection, batches: list[Batch]) -> list[tuple]:
    """The points of these batches, computed for whoever asks and not stored, but for those that are
    kept."""
    make_relations(cursor, extracts(), batches)
    as_at, every = as_at_dates(batches), measures().values()
    stocks = stocks_of(every)
    return [row for measure in every for row in _known(cursor, measure, as_at, stocks)]


def _known(
    cursor: duckdb.DuckDBPyConnection, measure: Measure, as_at: dict[str, date], stocks: Stocks
) -> list[tuple]:
    computed, until = points_of(cursor, measure, as_at, stocks), data_until(measure, as_at)
    return kept.with_kept(cursor, measure, computed, until) if until else computed
