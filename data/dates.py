"""What is said of the dates of one file, beyond what its cells say themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dates:
    """How the dates of one file are read: `month_first` where 09/28/2026 is the 28 September, and
    `drop_times` where a time of day is left out. Only a mapping states either; it is never
    guessed."""

    month_first: bool = False
    drop_times: bool = False


AS_CONTRACT = Dates()
"""How dates are read without a mapping: the day first, and no time of day but midnight."""
