"""What says that a record lives elsewhere now: nothing more is written to the one it was moved
from, so that there are never two that go on by themselves."""

import duckdb

from data.store.faults import DatabaseError
from data.store.properties import get_property

MOVED_TO = "moved_to"
"""The property that names where the record is now, in the words of an address; empty where it was
not moved after all."""


def refuse_moved(cursor: duckdb.DuckDBPyConnection) -> None:
    """The record that a cursor sees was not moved elsewhere. Raises DatabaseError."""
    if elsewhere := get_property(cursor, MOVED_TO):
        raise DatabaseError(
            f"This record was moved to {elsewhere}, and is only read here: use that one, by "
            "SEND_KPIS_DATABASE. docs/postgresql.md, part 6, says what to do after a mistake."
        )
