"""Editions on the record: what each is, and what has happened to it since. What one shows is not
read here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from data.reader import Reader

EditionAction = Literal["approved", "withdrawn"]
EditionState = Literal["waiting", "approved", "withdrawn"]


class EditionEvent(BaseModel):
    """What has happened to an edition: by whom, when (naive UTC), and why, where that was said."""

    model_config = ConfigDict(frozen=True)

    action: EditionAction
    at: datetime
    by: str
    reason: str = ""


class NewEdition(BaseModel):
    """An edition before it is on the record. `name` is the meeting that it is for; `month` is its
    newest month, `YYYY-MM`; `known_at` the moment as of which it was made (naive UTC); `threshold`
    the least number that it shows; `corrects` the edition in whose place it comes; `sha256` the
    digest of what it shows."""

    model_config = ConfigDict(frozen=True)

    name: str
    month: str
    known_at: datetime
    threshold: int
    note: str = ""
    corrects: int | None = None
    sha256: str


class Edition(NewEdition):
    """An edition: its number, by whom and when (naive UTC) it was made, and its events in order."""

    id: int
    by: str
    at: datetime
    events: tuple[EditionEvent, ...] = ()

    @property
    def state(self) -> EditionState:
        """Waiting for approval until somebody has approved it; withdrawn for good once it is."""
        return self.events[-1].action if self.events else "waiting"

    @property
    def approval(self) -> EditionEvent | None:
        """By whom and when it was approved."""
        return next((one for one in self.events if one.action == "approved"), None)

    @property
    def withdrawal(self) -> EditionEvent | None:
        """By whom, when and why it was withdrawn."""
        return next((one for one in self.events if one.action == "withdrawn"), None)


def released(editions: Sequence[Edition]) -> list[Edition]:
    """The editions that the board sees, the newest first: approved, not withdrawn, and not
    corrected by another one of them."""
    approved = [one for one in editions if one.state == "approved"]
    corrected = {one.corrects for one in approved}
    return sorted(
        (one for one in approved if one.id not in corrected),
        key=lambda one: (one.month, one.id),
        reverse=True,
    )


class EditionKeeper(Protocol):
    """The editions within a transaction: numbers begin at 1 and grow by one; none is changed or
    taken away."""

    def editions(self) -> tuple[Edition, ...]:
        """Every edition in the order in which they were made."""
        ...

    def content(self, id: int) -> bytes:
        """The JSON of what an edition shows. Raises KeyError."""
        ...

    def findings(self, id: int) -> str:
        """What its maker is told of what it hides, as JSON. Raises KeyError."""
        ...

    def add(self, edition: NewEdition, by: Reader, content: bytes, findings: str) -> int:
        """Put an edition on the record; its number."""
        ...

    def add_event(self, id: int, action: EditionAction, by: Reader, reason: str = "") -> None:
        """Say what has happened to one."""
        ...
