"""Who answers for what in the month's round: staff of the partnership, never families."""

from datetime import date
from typing import Literal

from pydantic import model_validator

from data.record.fields import Address, Fields, Short

Post = Literal["lead", "extract", "body"]
"""What somebody may answer for: the milestones of a lead title of the plan, an extract, or the
meetings of a body."""


class Holder(Fields):
    """Somebody answers for a post from a day on, until a day, that day included. `of` is the lead
    title as the plan prints it, the name of an extract, or that of a body. Two may share a post."""

    kind: Literal["holder"] = "holder"
    post: Post
    of: Short
    name: Short
    address: Address
    deputy: Short | None = None
    deputy_address: Address | None = None
    from_date: date
    until: date | None = None

    @model_validator(mode="after")
    def _deputy(self) -> "Holder":
        if (self.deputy is None) != (self.deputy_address is None):
            raise ValueError("a deputy has a name and an address")
        return self

    @property
    def subject(self) -> str:
        """The post."""
        return f"{self.post}:{self.of}"

    def holds(self, day: date) -> bool:
        """They answer for it on that day."""
        return self.from_date <= day and (self.until is None or day <= self.until)
