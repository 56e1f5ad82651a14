"""What a store can be asked and told of the record: uploads, what happened to them, and entries.

Whoever keeps the record implements both. Numbers begin at 1 and grow by one in each of the three;
nothing is changed or taken away. `known_at` (naive UTC) asks for the record as it was known at that
moment, that moment included; without one it is the record as it is.
"""

from datetime import datetime
from typing import Protocol

from data.reader import Reader
from data.record.batches import Action, Batch, Event, LastStored, Loaded, Stored
from data.record.entries import Entry, Written


class RecordReader(Protocol):
    """One consistent state of the record, to be read."""

    def batches(self, known_at: datetime | None = None) -> list[Batch]:
        """Every batch in the order of loading."""
        ...

    def events(self, batch: int, known_at: datetime | None = None) -> list[Event]:
        """What has happened to a batch, in order."""
        ...

    def entries(self, known_at: datetime | None = None) -> tuple[Entry, ...]:
        """The entries in the order in which they were written."""
        ...

    def stored(self, known_at: datetime | None = None) -> Stored:
        """How much there is: what is written later does not change the numbers of an earlier
        moment."""
        ...

    def last_stored(self, known_at: datetime | None = None) -> LastStored:
        """When the last of it was put there."""
        ...


class RecordWriter(RecordReader, Protocol):
    """The record within the caller's transaction: what is added is read at once, and kept if that
    is."""

    def add_batch(self, loaded: Loaded, by: Reader) -> int:
        """Put a load on the record, with the event that it was loaded; its number."""
        ...

    def add_event(self, batch: int, action: Action, by: Reader, reason: str | None = None) -> None:
        """Add to the history of a batch."""
        ...

    def add_entry(self, written: Written, author: Reader, replaces: int | None = None) -> int:
        """Put an entry on the record; its number. Fails where the author's name is blank, or where
        `replaces` was replaced already."""
        ...
