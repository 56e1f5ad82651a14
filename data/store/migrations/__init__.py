"""The database's layout: numbered SQL files, each run once, and the tables of the extracts made
from their columns."""

from data.store.migrations.counting import Queried, verify_counts
from data.store.migrations.steps import migrate

__all__ = [
    "Queried",
    "migrate",
    "verify_counts",
]
