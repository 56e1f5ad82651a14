"""The record in PostgreSQL, with DuckDB in memory as the engine of every query. A process that has
a file never comes here, for the driver takes time to be imported."""

from data.store.server.engine import server_engine
from data.store.server.migrating import migrated

__all__ = [
    "migrated",
    "server_engine",
]
