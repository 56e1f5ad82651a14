"""The store: one DuckDB file behind one door, its batches, and the current row of every key."""

from data.store.database import Database, DatabaseError, open_database, transaction

__all__ = ["Database", "DatabaseError", "open_database", "transaction"]
