"""The record in PostgreSQL, with DuckDB in memory as the engine of every query. A process that has
a file never comes here, for the driver takes time to be imported."""

from data.store.server.engine import server_engine
from data.store.server.linking import (
    OWN,
    Link,
    LinkedSide,
    linked,
    marked,
    new_incarnation,
    table_in,
)
from data.store.server.migrating import migrated
from data.store.server.offered import NotOfferedError, Offered, offered
from data.store.server.vacuuming import rewrite_tables

__all__ = [
    "OWN",
    "Link",
    "LinkedSide",
    "NotOfferedError",
    "Offered",
    "linked",
    "marked",
    "migrated",
    "new_incarnation",
    "offered",
    "rewrite_tables",
    "server_engine",
    "table_in",
]
