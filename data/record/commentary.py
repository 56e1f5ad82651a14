"""What is said of an exception: why, and what will be done."""

from datetime import date
from typing import Literal

from data.record.fields import Fields, Short, Words
from data.reviewed import Month


class Commentary(Fields):
    """Why a measure or a milestone (its id, `about`) is off, what will be done, by whom, by when,
    and what help is `asked` of the board; said in the round of a month (`YYYY-MM`). `done_on`: what
    was to be done is done."""

    kind: Literal["commentary"] = "commentary"
    about: str
    month: Month
    why: Words
    doing: Words
    owner: Short
    due: date
    asked: Words | None = None
    done_on: date | None = None

    @property
    def subject(self) -> str:
        """What is said of the measure or the milestone. It is another subject than these
        themselves, so that a comment or an action written meanwhile does not stand in its way."""
        return f"{self.about}:commentary"
