"""Uploads on the record: what each batch was, and what has happened to it since. No SQL: whoever
keeps them has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from data.access import Right

Action = Literal["loaded", "undone", "redone"]
Missing = Literal["keep", "remove", "left"]
"""What becomes of current rows that a file does not hold: they stay; they are taken out of every
month; or they left the list between the date of the last file that holds them and its own."""

UPDATES = "milestone_updates"
"""The one extract that is also written in the dashboard."""
WRITTEN = "Written in the dashboard"
"""Stands in the place of its file's name where it was."""


@dataclass(frozen=True)
class Loaded:
    """A load before it is on the record: its file, what its rows were beside those before it, how
    many more are `marks` that withdraw one, and the entry of the mapping that read it, if any."""

    extract: str
    file: str
    sha256: str
    as_at: date
    missing_policy: Missing
    rows: int
    new: int
    changed: int
    unchanged: int
    missing: int
    marks: int = 0
    mapping: int | None = None


class Batch(BaseModel):
    """One load. `at` is naive UTC; `missing` counts the current rows that its file did not hold,
    save those that had left before; for `left` it counts those that left. `mapping` is the entry of
    the mapping that read it. `removed` is how many of its rows have been removed since because of
    their age, whatever moment is looked at."""

    model_config = ConfigDict(frozen=True)

    id: int
    extract: str
    file: str
    sha256: str
    as_at: date
    by: str
    at: datetime
    rows: int
    new: int
    changed: int
    unchanged: int
    missing: int
    missing_policy: Missing
    mapping: int | None = None
    removed: int = 0
    state: Literal["in_use", "undone"]

    @property
    def undone_with(self) -> Right:
        """What it takes to undo or redo it: what it took to bring it in, as with every other entry
        of the record."""
        written = (self.extract, self.file) == (UPDATES, WRITTEN)
        return Right.REPORT if written else Right.LOAD

    @property
    def held(self) -> int:
        """How many of its rows are stored."""
        return self.rows - self.removed


class Event(BaseModel):
    """What has happened to a batch: by whom, when (naive UTC), and why, where that was said."""

    model_config = ConfigDict(frozen=True)

    action: Action
    moment: datetime
    by: str
    reason: str | None = None


class Stored(NamedTuple):
    """How much is on record: `events` of uploads (loaded, undone, redone), `entries`, and how many
    of these are `decisions`: about baselines and targets, or undoing one, or that rows are removed
    because of their age. None of it is ever changed or taken away, so that the same numbers of one
    file mean the same data."""

    events: int
    entries: int
    decisions: int

    @property
    def version(self) -> int:
        """A number that grows with every change of what is stored."""
        return self.events + self.entries


class LastStored(NamedTuple):
    """When the last event, the last entry and the last decision were put on the record (naive UTC);
    None where there is none. Together with the numbers of `Stored` they say which of two moments
    look at the same data: what happens between two things stored changes nothing."""

    events: datetime | None
    entries: datetime | None
    decisions: datetime | None


def in_use(batches: Sequence[Batch], extract: str) -> list[Batch]:
    """The batches of an extract that count, the one that wins last: latest as-at date, then latest
    loaded."""
    used = [batch for batch in batches if batch.extract == extract and batch.state == "in_use"]
    return sorted(used, key=lambda batch: (batch.as_at, batch.id))


def as_at_dates(batches: Sequence[Batch]) -> dict[str, date]:
    """The newest as-at date of each extract that has a batch in use."""
    newest: dict[str, date] = {}
    for batch in batches:
        if batch.state == "in_use":
            newest[batch.extract] = max(batch.as_at, newest.get(batch.extract, date.min))
    return newest
