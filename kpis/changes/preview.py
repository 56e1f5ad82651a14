"""Loading, undoing and redoing with the measures in view: what it would do to them, before anything
is stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import duckdb

from data.extracts import extracts
from data.loading import LoadResult, Request
from data.loading.load import load
from data.reader import Reader
from data.record import Batch
from data.store import Changes, Database, transaction
from data.store.differences import differences
from data.store.records import records
from kpis.changes.effects import Effect, Snapshot, state_in
from kpis.computing import ensure_current, stale, store
from kpis.judging import READY, results_in


@dataclass(frozen=True)
class Preview:
    """What a file would do: the loader's answer; where it can be loaded, the rows that change, and
    the effect."""

    load: LoadResult
    changes: Changes | None = None
    effect: Effect | None = None


def preview(database: Database, request: Request) -> Preview:
    """Read and check a file and work out the measures with it, then put everything back. Raises
    DatabaseError."""
    before = _state(database)
    found: list[tuple[Changes, Effect]] = []

    def look(cursor: duckdb.DuckDBPyConnection) -> None:
        *earlier, batch = records(cursor).batches()
        changes = differences(
            cursor, extracts()[batch.extract], earlier, batch.as_at, batch.missing_policy
        )
        _recompute(cursor)
        found.append((changes, Effect(before, state_in(cursor))))

    result = load(database, replace(request, dry_run=True), look)
    return Preview(result, *found[0]) if found else Preview(result)


def preview_undo(database: Database, batch: int) -> Effect:
    """What undoing a batch would do; for one that is undone already, what redoing it would. Raises
    DatabaseError."""
    before = _state(database)
    in_use = {one.id for one in before.results.batches if one.state == "in_use"}
    with (
        database.writing("Somebody looks at what an undo would do") as cursor,
        transaction(cursor, keep=False),
    ):
        records(cursor).add_event(batch, "undone" if batch in in_use else "redone", Reader(""))
        _recompute(cursor)
        return Effect(before, state_in(cursor))


def effect_of_loading(database: Database, batch: Batch) -> Effect:
    """What a batch did when it was loaded: the figures as they were known just before and just
    after it."""
    with database.reading() as cursor:
        before = state_in(cursor, batch.at - timedelta(microseconds=1))
        return Effect(before, state_in(cursor, batch.at))


def confirm(database: Database, request: Request) -> LoadResult:
    """Load a file and its points in one transaction, so that no reader sees one without the
    other."""
    ensure_current(database)
    return load(database, replace(request, dry_run=False), with_figures(database))


def with_figures(database: Database) -> Callable[[duckdb.DuckDBPyConnection], None]:
    """What works the figures out with a change, inside its transaction: its points are kept with
    it, and its results are ready for whoever reads first."""

    def work_out(cursor: duckdb.DuckDBPyConnection) -> None:
        _recompute(cursor)
        READY.offer(database.openings, results_in(cursor))

    return work_out


def _state(database: Database) -> Snapshot:
    """The state as it is."""
    ensure_current(database)
    with database.reading() as cursor:
        return state_in(cursor)


def _recompute(cursor: duckdb.DuckDBPyConnection) -> None:
    batches = records(cursor).batches()
    store(cursor, stale(cursor, batches), batches)
