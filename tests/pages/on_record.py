"""What is on the record of the dashboard that is open, and putting more on it."""

from data.reader import Reader
from data.record import Entry, Written
from data.store import Database
from data.store.records import records
from kpis.record.writing import record
from pages.parts import source


def put(
    *written: Written,
    author: str = "Ann Lead",
    replaces: int | None = None,
    database: Database | None = None,
) -> None:
    """Put entries on the record, none of which is refused."""
    for one in written:
        refused = record(
            database or source.database(), one, Reader(author), seen=10**6, replaces=replaces
        )
        assert refused == []


def on_record() -> list[Entry]:
    """The entries, in the order in which they were written."""
    with source.database().reading() as cursor:
        return list(records(cursor).entries())
