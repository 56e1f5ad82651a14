"""What a round asks for, each with who answers for it: extracts, updates of milestones, words on
exceptions, and actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.plan import Plan
from data.record import Holder
from kpis.exceptions import ExceptionCase
from kpis.judging import Freshness
from kpis.milestones import Duty, MilestoneState
from kpis.record import Said
from kpis.rounds.span import RoundSpan

OwedKind = Literal["extract", "milestone", "commentary", "action", "promise"]
"""An *action* is one of a meeting; a *promise* is what a commentary said would be done."""


@dataclass(frozen=True)
class Asking:
    """Whom a round asks, and when: its span, the plan in force, who is `held` to answer for
    something on the day, and that day."""

    span: RoundSpan
    plan: Plan
    held: Sequence[Holder]
    day: date


@dataclass(frozen=True)
class ExtractDue:
    """An extract that the round asks for: its freshness, and whether it reaches the end of the
    round's month. `day`: the last on which it is in time."""

    fresh: Freshness
    done: bool
    day: date
    late: bool
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class MilestoneDue:
    """A milestone that needs an update, or had one in the round: why it needs one (None where
    nothing is owed), and the day on which it was answered."""

    state: MilestoneState
    duty: Duty | None
    answered: date | None
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class ExceptionDue:
    """An exception, and what was said of it last: `carried` where that was in an earlier month,
    `owed` where nothing was, or so long ago that it has to be said anew."""

    case: ExceptionCase
    said: Said | None
    carried: bool
    owed: bool
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class ActionDue:
    """Something that was promised and is open, or was done in the round: an action of a meeting, or
    what a commentary said would be done. `entry` is its entry on the record."""

    kind: Literal["action", "promise"]
    entry: int
    about: str
    words: str
    owner: str | None
    day: date | None
    done_on: date | None
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Owed:
    """One thing that somebody owes: what it is `about` (a milestone, a measure, an extract), by
    which day, and whether that is over. `entry` is that of an action or a promise."""

    kind: OwedKind
    about: str
    day: date | None
    late: bool
    holders: tuple[Holder, ...]
    entry: int | None = None

    @property
    def key(self) -> str:
        """What it is, the same on every day until it is done."""
        return f"{self.kind}:{self.about}" + (f":{self.entry}" if self.entry else "")
