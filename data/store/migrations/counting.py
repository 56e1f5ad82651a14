"""The proof that no row was lost."""

from typing import Any, Protocol

from data.extracts import extracts
from data.sql import marks_table, stored_table
from data.store.faults import DatabaseError


class Queried(Protocol):
    """A connection that answers queries: of the engine, or of a server itself."""

    def execute(self, query: Any, /) -> Any:  # noqa: ANN401 - each library has types of its own
        """Run a query; what it gives has `fetchall`."""
        ...


def verify_counts(connection: Queried, *, newest: bool = False) -> None:
    """Prove that every batch, or the `newest` alone, holds as many rows as were loaded, less those
    that were removed by age, and as many marks. Raises DatabaseError where some are lost."""
    which = " WHERE id = (SELECT max(id) FROM batches)" if newest else ""
    found = connection.execute(f"SELECT id, extract, row_count FROM batches{which}").fetchall()
    loaded = {extract for _, extract, _ in found}
    of = f" WHERE batch = {max(found)[0]}" if newest and found else ""
    used = [one for name, one in extracts().items() if name in loaded]
    rows = _held(connection, [stored_table(one) for one in used], of)
    marks = _held(connection, [marks_table(one) for one in used if one.marked], of)
    removed = connection.execute("SELECT batch, sum(row_count) FROM removals GROUP BY batch")
    gone = dict(removed.fetchall())
    marked = dict(connection.execute("SELECT batch, marks FROM mark_counts").fetchall())
    lost = [
        id
        for id, _, count in sorted(found)
        if rows.get(id, 0) + gone.get(id, 0) != count or marks.get(id, 0) != marked.get(id, 0)
    ]
    if lost:
        numbers = ", ".join(map(str, lost))
        raise DatabaseError(
            f"Rows of upload {numbers} are lost: restore the newest backup and load what came "
            "after."
        )


def _held(connection: Queried, tables: list[str], of: str) -> dict[int, int]:
    """How many rows of these tables each batch has."""
    counts = [f"SELECT batch, count(*) FROM {table}{of} GROUP BY batch" for table in tables]
    return dict(connection.execute(" UNION ALL ".join(counts)).fetchall()) if counts else {}
