"""Papers on the record: which were made of which edition, when, for whom, and what was in them. The
files themselves are not kept, for the same edition gives the same ones again."""

from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from data.reader import Reader
from data.record.editions import EditionState

PackKind = Literal["board", "working", "public"]
"""Papers of what the edition shows, papers of the exact figures behind it, or the public page."""


class PackFile(BaseModel):
    """A file of papers by its name and the SHA-256 of what is in it."""

    model_config = ConfigDict(frozen=True)

    name: str
    sha256: str


class NewPack(BaseModel):
    """Papers before they are on the record. `edition_sha256` is the digest of what their edition
    shows, `state` that of the edition when they were made; `sections` the chosen ones, all where
    there are none; `meeting` the one that they are for, that of the edition where it is empty."""

    model_config = ConfigDict(frozen=True)

    edition: int
    edition_sha256: str
    state: EditionState
    kind: PackKind
    sections: tuple[int, ...] = ()
    meeting: str = ""
    formats: tuple[str, ...]
    files: tuple[PackFile, ...]


class KeptPack(NewPack):
    """Papers on the record: their number, by whom and when (naive UTC) they were made, and how many
    lines the audit trail had then, with the code of the last."""

    id: int
    by: str
    at: datetime
    trail_lines: int
    trail_digest: str


class PackKeeper(Protocol):
    """The papers within a transaction: numbers begin at 1 and grow by one; none is changed or taken
    away."""

    def packs(self) -> tuple[KeptPack, ...]:
        """All papers in the order in which they were made."""
        ...

    def add(self, pack: NewPack, by: Reader, trail: tuple[int, str]) -> int:
        """Put papers on the record, with how many lines the audit trail has and the code of the
        last; their number."""
        ...
