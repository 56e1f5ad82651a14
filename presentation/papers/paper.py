"""A file of the papers of an edition, and what is asked for of them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, StringConstraints, field_validator

PaperFormat = Literal["pdf", "pptx", "xlsx", "csv", "html"]
PAPER_FORMATS: tuple[PaperFormat, ...] = get_args(PaperFormat)
"""All forms of papers, in the order in which they are printed and listed."""
USUAL: tuple[PaperFormat, ...] = ("pdf", "pptx", "xlsx", "csv")
"""Those that are made where nothing else is asked for."""

LONGEST_MEETING = 200
"""Letters that the meeting on the cover may have."""
MeetingName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_MEETING)]


@dataclass(frozen=True)
class Paper:
    """A file: its `name`, which says what it is, its `media` type, and what is in it."""

    name: str
    media: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest of what is in it, in hexadecimal digits."""
        return sha256(self.data).hexdigest()


class PapersWish(BaseModel, frozen=True):
    """What is asked for: the papers of an `edition`, by its number, in these `formats`, of these
    `sections` of the plan, all where none is named, for a `meeting`, that of the edition where it
    is empty; `working` ones have the exact figures of its moment, and are not for sharing."""

    edition: int
    formats: tuple[PaperFormat, ...] = USUAL
    sections: tuple[int, ...] = ()
    meeting: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=LONGEST_MEETING)
    ] = ""
    working: bool = False

    @field_validator("formats")
    @classmethod
    def _in_order(cls, formats: tuple[PaperFormat, ...]) -> tuple[PaperFormat, ...]:
        if not formats:
            raise ValueError("choose at least one format")
        return tuple(one for one in PAPER_FORMATS if one in formats)

    @field_validator("sections")
    @classmethod
    def _each_once(cls, sections: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(set(sections)))
