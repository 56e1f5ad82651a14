"""The record in PostgreSQL, with DuckDB in memory as the engine of every query. A process that has
a file never comes here, for the driver takes time to be imported."""

from data.store.server.engine import server_engine
from data.store.server.migrating import migrated
from data.store.server.offered import NotOfferedError, Offered, offered

__all__ = [
    "NotOfferedError",
    "Offered",
    "migrated",
    "offered",
    "server_engine",
]
