"""What a plan says beside its sections: its ratings, its glossary, the bodies it names, and what
was counted in it."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from data.reviewed import Record


class Rag(StrEnum):
    """Progress of a milestone against its timescale, in the order of the plan's own table."""

    GREY = "Grey"
    BLUE = "Blue"
    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"


class RagDefinition(Record):
    """What the plan says one progress status means."""

    status: Rag
    meaning: str


class Term(Record):
    """One row of the plan's glossary."""

    term: str
    full_form: str


class Body(Record):
    """A body that the plan's governance text names: by `name` as printed there, and by `slug` in an
    address.

    `bare` says that a sentence names it without an article.
    """

    name: str
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
    bare: bool = False


class Shape(Record):
    """What a reviewer counted in the printed plan, so that a lost line is noticed: how many
    sections, milestones with a due month and milestones that recur; and the first and the last year
    in which one is due."""

    sections: int
    dated_milestones: int
    recurring_milestones: int
    first_year: int
    last_year: int

    @property
    def years(self) -> str:
        """The plan's years in words: `2025 to 2028`."""
        return f"{self.first_year} to {self.last_year}"
