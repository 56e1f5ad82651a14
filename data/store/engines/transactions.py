"""A transaction: all of it is kept, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb

from data.audit import Act, AuditError
from data.store.engines.settling import hold, kept, on_server, settle


@contextmanager
def transaction(
    cursor: duckdb.DuckDBPyConnection, *, keep: bool, told: Act | None = None
) -> Iterator[None]:
    """All of it is committed, checkpointed and counted, or none of it; nothing at all when not to
    `keep` it. What is `told` goes on the audit trail last of all: what cannot be recorded is not
    kept. Raises AuditError."""
    cursor.execute("BEGIN")
    committing = False
    try:
        yield
        if keep:
            hold(cursor)
        if keep and told:
            told.done()
        committing = keep and on_server(cursor)
        cursor.execute("COMMIT" if keep else "ROLLBACK")
    except BaseException:
        roll_back(cursor)
        if told:
            _tell(told, kept=kept(cursor) if committing else False)
        raise
    if keep:
        settle(cursor)


def _tell(told: Act, *, kept: bool | None) -> None:
    """Record what became of an act that seems to have failed. Where the server has it after all,
    what is recorded is right; where it cannot be asked the trail, too, may be out of reach, and
    what is said then is the fault itself."""
    if kept is None:
        with suppress(AuditError):
            told.failed(known=False)
    elif not kept:
        told.failed()


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Throw away what a cursor has begun."""
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        return  # no transaction is left where the commit itself failed
