"""The database's layout: numbered SQL files, each run once, and the tables of the extracts made
from their columns."""

from data.store.migrations.steps import migrate, verify_counts

__all__ = [
    "migrate",
    "verify_counts",
]
