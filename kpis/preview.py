"""Loading with the measures in view: what a file would do to them, and the load that keeps rows and points together."""

from dataclasses import dataclass, replace

import duckdb

from data.loading import LoadResult, Request, load
from data.store import Database
from data.store.batches import list_batches
from kpis.points import ensure_current, stale, store
from kpis.read import Results, read_results, results_in
from kpis.results import Result


@dataclass(frozen=True)
class Preview:
    """What a file would do: the loader's answer, and the measures before and after (None where it is not loadable)."""

    load: LoadResult
    before: Results
    after: Results | None

    @property
    def moved(self) -> list[tuple[Result, Result]]:
        """The measures whose newest figure, target or status would change: before and after."""
        if self.after is None:
            return []
        pairs = [(self.before.by_id[id], after) for id, after in self.after.by_id.items()]
        return [(before, after) for before, after in pairs if _shown(before) != _shown(after)]


def _shown(result: Result) -> tuple[object, ...]:
    return result.latest, result.target.value, result.status, result.baseline


def preview(database: Database, request: Request) -> Preview:
    """Read and check a file and work out the measures with it, then put everything back. Raises DatabaseError."""
    before = read_results(database)
    after: list[Results] = []

    def look(cursor: duckdb.DuckDBPyConnection) -> None:
        _recompute(cursor)
        after.append(results_in(cursor))

    result = load(database, replace(request, dry_run=True), look)
    return Preview(result, before, after[0] if after else None)


def confirm(database: Database, request: Request) -> LoadResult:
    """Load a file and its points in one transaction, so that no reader sees one without the other."""
    ensure_current(database)
    return load(database, replace(request, dry_run=False), _recompute)


def _recompute(cursor: duckdb.DuckDBPyConnection) -> None:
    batches = list_batches(cursor)
    store(cursor, stale(cursor, batches), batches)
