"""A record that is kept in memory: the second implementation, by which the protocol is proved."""

from datetime import datetime

from data.clock import utc_now
from data.reader import Reader
from data.record.batches import Action, Batch, Event, LastStored, Loaded, Stored
from data.record.entries import Decision, Entry, Removal, Written


class MemoryRecords:
    def __init__(self) -> None:
        self._loaded: list[Loaded] = []
        self._events: list[tuple[int, Event]] = []
        self._entries: list[Entry] = []

    def batches(self, known_at: datetime | None = None) -> list[Batch]:
        found = []
        for id, one in enumerate(self._loaded, start=1):
            events = self.events(id, known_at)
            if events:
                state = "undone" if events[-1].action == "undone" else "in_use"
                found.append(
                    Batch(id=id, by=events[0].by, at=events[0].moment, state=state, **vars(one))
                )
        return found

    def events(self, batch: int, known_at: datetime | None = None) -> list[Event]:
        until = known_at or datetime.max
        return [event for id, event in self._events if id == batch and event.moment <= until]

    def entries(self, known_at: datetime | None = None) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._entries if entry.moment <= (known_at or datetime.max))

    def stored(self, known_at: datetime | None = None) -> Stored:
        until, entries = known_at or datetime.max, self.entries(known_at)
        decided = {
            entry.id for entry in self._entries if isinstance(entry.written, Decision | Removal)
        }
        events = [event for _, event in self._events if event.moment <= until]
        return Stored(
            len(events),
            len(entries),
            sum(bool({one.id, one.replaces} & decided) for one in entries),
        )

    def last_stored(self, known_at: datetime | None = None) -> LastStored:
        until, entries = known_at or datetime.max, self.entries(known_at)
        decided = {
            entry.id for entry in self._entries if isinstance(entry.written, Decision | Removal)
        }
        decisions = [one for one in entries if {one.id, one.replaces} & decided]
        events = [event for _, event in self._events if event.moment <= until]
        return LastStored(
            *(
                max((one.moment for one in some), default=None)
                for some in (events, entries, decisions)
            )
        )

    def add_batch(self, loaded: Loaded, by: Reader) -> int:
        self._loaded.append(loaded)
        self.add_event(len(self._loaded), "loaded", by)
        return len(self._loaded)

    def add_event(self, batch: int, action: Action, by: Reader, reason: str | None = None) -> None:
        self._events.append(
            (batch, Event(action=action, moment=utc_now(), by=by.name, reason=reason))
        )

    def add_entry(self, written: Written, author: Reader, replaces: int | None = None) -> int:
        taken = {entry.replaces for entry in self._entries}
        if not author.name.strip() or (replaces is not None and replaces in taken):
            raise ValueError("by nobody, or replaced already")
        entry = Entry(
            id=len(self._entries) + 1,
            moment=utc_now(),
            author=author.name,
            replaces=replaces,
            written=written,
        )
        self._entries.append(entry)
        return entry.id
