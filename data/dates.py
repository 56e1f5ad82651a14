"""What is said of dates beyond what their cells say: of those of one file how they are read, and of
those of a column from when on they are likely."""

from dataclasses import dataclass
from datetime import date

_ORDERS = ("day first", "month first")


@dataclass(frozen=True)
class Dates:
    """How the dates of one file are read: `month_first` where 09/28/2026 is the 28 September, and
    `drop_times` where a time of day is left out. Only a mapping states either; it is never
    guessed."""

    month_first: bool = False
    drop_times: bool = False

    @property
    def order(self) -> str:
        """The order in words: day first or month first."""
        return _ORDERS[self.month_first]

    @property
    def other_order(self) -> str:
        """The order in which they are not read."""
        return _ORDERS[not self.month_first]


AS_CONTRACT = Dates()
"""How dates are read without a mapping: the day first, and no time of day but midnight."""


@dataclass(frozen=True)
class Likely:
    """From when on the dates of a column are likely: from a day on, which has a reason, or from so
    many years before the as-at date on."""

    years: int = 26
    since: date | None = None
    reason: str = ""


LIKELY = Likely()
"""A child or a young adult has no date of longer ago."""
