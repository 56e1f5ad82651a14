"""One milestone as it stands: what the plan asks, what was reported, and how often and how far it
slipped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from data.plan import Milestone, load_plan
from data.record import Version
from kpis import months
from kpis.milestones.deadlines import Deadline, in_force, slips
from kpis.milestones.histories import Update
from kpis.milestones.occurrences import Occurrences

STATUSES = ("Blue", "Green", "Amber", "Red", "Grey")
"""The plan's RAG in the order in which it is shown everywhere."""
UNREPORTED = "Grey"
"""The status of a milestone that nobody has reported on yet."""
SILENT_MONTHS = 3


@dataclass(frozen=True)
class MilestoneState:
    """A milestone as it stands: Grey and without a latest update until one is reported.

    `milestone` is as the plan of the board's day has it; `versions` are all that there were until
    then, each with the day from which it is in force; `deadlines` are those that they and its
    updates set. `lead` joins several leads by `; ` and is None where the plan gives none.
    `revised_due` is the month that an update set, None where the plan has set another since.
    `overdue`: not Blue, and the last day of its due month is before the as-at date of the newest
    milestone updates (today, if there are none). `as_at` is that date. `passed` says the same where
    `as_reported` calls nothing overdue; `passed_since`: not Blue, and that day lies between `as_at`
    and the reader's day, so that the newest updates could say nothing of it. `updates` are those
    that count, one a day; `history` is every entry ever made and not undone; `taken_back` are those
    whose upload was undone: they count for nothing.
    """

    milestone: Milestone
    section: int
    action: str
    lead: str | None
    status: str
    revised_due: str | None
    overdue: bool
    updates: tuple[Update, ...] = ()
    history: tuple[Update, ...] = ()
    taken_back: tuple[Update, ...] = ()
    versions: tuple[Version, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    occurrences: Occurrences | None = None
    passed: bool = False
    passed_since: bool = False
    as_at: date | None = None

    @property
    def latest(self) -> Update | None:
        """The newest update, or None."""
        return self.updates[-1] if self.updates else None

    @property
    def newest_batch(self) -> int:
        """The number of the newest batch in its history; 0 without one."""
        return max((update.batch for update in self.history), default=0)

    def status_on(self, day: date) -> str:
        """The status that the updates dated up to that day gave it; Grey before the first."""
        return next(
            (update.status for update in reversed(self.updates) if update.status_date <= day),
            UNREPORTED,
        )

    @property
    def due(self) -> str | None:
        """The month that counts: the latest revised one, else the plan's; None where it recurs."""
        return self.revised_due or self.milestone.due

    @property
    def planned_due(self) -> str | None:
        """The month of the printed plan, or of the version that added the milestone; None where it
        recurs."""
        return (self.versions[0][1] if self.versions else self.milestone).due

    def deadline_on(self, day: date) -> date | None:
        """The deadline by which an update of that day is judged, the last day of a month; None
        where it had none."""
        return in_force(self.deadlines, day)

    @property
    def slips(self) -> int:
        """How many times its month was moved to a later one."""
        return len(slips(self.deadlines))

    @property
    def slipped_on(self) -> date | None:
        """The day from which its month was moved to a later one last; None where it never was."""
        return next(reversed(slips(self.deadlines)), None)

    @property
    def slipped_months(self) -> int:
        """The number of months between the month first planned and the month of completion. A
        milestone that is not complete counts to its due month, or to the present month once it is
        overdue. 0 where it is not later than planned, or has no month."""
        if self.planned_due is None or self.due is None:
            return 0
        done = completed_on(self)
        reached = done or (self.as_at if self.overdue else None)
        return max(0, months.between(self.planned_due, months.of(reached) if reached else self.due))

    @property
    def late_months(self) -> int:
        """The number of months from its deadline to `as_at`; 0 where it is not overdue."""
        if not (self.overdue and self.due and self.as_at):
            return 0
        return months.between(self.due, months.of(self.as_at))

    @property
    def recovering(self) -> bool:
        """Whether it missed its deadline and has a new one that has not passed yet."""
        gone = self.overdue or self.passed or self.passed_since
        return self.status == "Red" and self.revised_due is not None and not gone

    @property
    def said_long_ago(self) -> bool:
        """Whether its status may be no longer true: its deadline has passed since, or nothing was
        heard of it for more than a quarter of a year. Never where it is complete, or was never
        reported on."""
        if self.latest is None or self.status == "Blue":
            return False
        silent = self.as_at is not None and silent_since(self, self.as_at) is not None
        return self.overdue or self.passed_since or silent

    @property
    def last_held(self) -> date | None:
        """When a recurring milestone was last held; None where that never was, or it does not
        recur."""
        return self.occurrences.last_held if self.occurrences else None

    @property
    def next_due(self) -> date | None:
        """The day by which a recurring milestone is to be held next; None where it does not
        recur."""
        return self.occurrences.due_next if self.occurrences else None


def worst_first(states: Iterable[MilestoneState]) -> list[MilestoneState]:
    """What is overdue, the longest first; what has passed its month since; what missed it and has a
    new one; what is likely to miss it; and the rest as given. Within these by deadline."""
    return sorted(states, key=_urgency)


def _urgency(state: MilestoneState) -> tuple[int, str]:
    kinds = (
        state.overdue or state.passed,
        state.passed_since,
        state.status == "Red",
        state.status == "Amber",
    )
    return (kinds.index(True), state.due or "9999-12") if any(kinds) else (len(kinds), "")


def completed_on(state: MilestoneState) -> date | None:
    """The day on which a milestone was signed off as complete; None where it is not, or where it
    recurs without end.

    Later updates that leave it complete do not move that day.
    """
    if state.status != "Blue" or state.milestone.recurs:
        return None
    blue = list(takewhile(lambda update: update.status == "Blue", reversed(state.updates)))
    return blue[-1].status_date if blue else None


def silent_since(state: MilestoneState, as_at: date) -> date | None:
    """The day since which nothing was heard of a milestone that is not complete, neither an update
    nor that it was held (at first since it was planned), where that is more than a quarter of a
    year before `as_at`; else None."""
    if state.status == "Blue":
        return None
    planned = state.versions[0][0] if state.versions else load_plan().date
    heard = max(filter(None, [planned, state.latest and state.latest.status_date, state.last_held]))
    month = months.add(months.of(heard), SILENT_MONTHS)
    quarter_later = min(
        months.first_day(month) + timedelta(days=heard.day - 1), months.last_day(month)
    )
    return heard if quarter_later < as_at else None


def needs_attention(state: MilestoneState) -> bool:
    """Overdue, past its month (since the newest update, or while nothing has been reported), Red or
    Amber."""
    return state.overdue or state.passed or state.passed_since or state.status in ("Red", "Amber")
