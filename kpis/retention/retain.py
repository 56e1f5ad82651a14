"""One run of retention: what would go, seen before it goes; and the run itself, all of it or
nothing, after which the bytes of the file are written anew."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.access import Right
from data.audit import Kind
from data.clock import uk_today
from data.extracts import extracts
from data.plurals import counted
from data.reader import Reader
from data.record import Removal
from data.retention import (
    Going,
    going,
    make_going,
    month_before,
    on_record,
    remove,
    rewrite_where_due,
)
from data.store import Database, transaction
from data.store.records import records
from kpis.computing import Kept, ensure_current, keep, stale, store, to_be_kept
from kpis.measures import measures

_BY = Reader("the dashboard")


@dataclass(frozen=True)
class Foreseen:
    """What goes: rows of which all dates are `before` a day, by extract, and the figures that can
    no longer be worked out from then on."""

    months: int
    before: date
    going: tuple[Going, ...]
    figures: tuple[Kept, ...]


def foresee(database: Database, today: date, months: int) -> Foreseen:
    """What a run on that day would remove, where rows are kept for so many months. Raises
    DatabaseError."""
    ensure_current(database)
    with database.reading() as cursor:
        return _foreseen(cursor, months, month_before(today, months))


def retain(database: Database, by: Reader, today: date, months: int) -> Foreseen:
    """Remove what is too old on that day, out of every upload and out of the bytes of the file;
    what was removed. Raises DatabaseError, NotAllowedError where who asks may not, and AuditError
    where it cannot be recorded."""
    by.must(Right.ADMINISTER)
    with database.writing("Rows are being removed because of their age") as cursor:
        batches = records(cursor).batches()
        told = database.trail.told(by, Kind.RETENTION)
        with transaction(cursor, keep=True, told=told):
            store(cursor, stale(cursor, batches), batches)
            found = _foreseen(cursor, months, month_before(today, months))
            if found.going:
                entry = _remove(cursor, found, by)
                told.what = f"entry {entry}, {counted(_rows(found), 'row')}"
            else:
                told.what = "nothing was old enough"
    rewrite_where_due(database)
    return found


def retain_if_due(database: Database) -> Foreseen | None:
    """The daily run: the same, where rows are kept for a time and some are too old; None where
    there was nothing to do. Raises DatabaseError and AuditError."""
    months, today = database.settings.retain_months, uk_today()
    if months is None:
        return None
    if foresee(database, today, months).going:
        return retain(database, _BY, today, months)
    rewrite_where_due(database)
    return None


def _foreseen(cursor: duckdb.DuckDBPyConnection, months: int, before: date) -> Foreseen:
    batches = records(cursor).batches()
    found = [going(cursor, extract, batches, before) for extract in extracts().values()]
    gone = tuple(one for one in found if one)
    days = dict.fromkeys((one.extract for one in gone), before)
    return Foreseen(months, before, gone, tuple(to_be_kept(cursor, measures().values(), days)))


def _remove(cursor: duckdb.DuckDBPyConnection, found: Foreseen, by: Reader) -> int:
    batches = records(cursor).batches()
    removal = Removal(months=found.months, before=found.before, removed=on_record(found.going))
    entry = records(cursor).add_entry(removal, by)
    for one in found.going:
        make_going(cursor, extracts()[one.extract], batches, found.before)
        remove(cursor, extracts()[one.extract], found.before, entry)
    cursor.execute("INSERT INTO not_rewritten VALUES (?)", [entry])
    keep(cursor, measures().values())
    left = records(cursor).batches()
    store(cursor, stale(cursor, left), left)
    return entry


def _rows(found: Foreseen) -> int:
    return sum(one.rows for one in found.going)
