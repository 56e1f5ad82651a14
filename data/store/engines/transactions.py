"""A transaction: all of it is kept, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data.audit import Act
from data.store.engines.settling import hold, settle


@contextmanager
def transaction(
    cursor: duckdb.DuckDBPyConnection, *, keep: bool, told: Act | None = None
) -> Iterator[None]:
    """All of it is committed, checkpointed and counted, or none of it; nothing at all when not to
    `keep` it. What is `told` goes on the audit trail last of all: what cannot be recorded is not
    kept. Raises AuditError."""
    cursor.execute("BEGIN")
    try:
        yield
        if keep:
            hold(cursor)
        if keep and told:
            told.done()
        cursor.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        roll_back(cursor)
        if told:
            told.failed()
        raise
    if keep:
        settle(cursor)


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Throw away what a cursor has begun."""
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        return  # no transaction is left where the commit itself failed
