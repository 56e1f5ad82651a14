"""The changes of the plan one after another, each beside what it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.clock import uk_time
from data.plan import Milestone, Plan, load_plan
from data.record import ActionHeading, Entry, PlanChange, plan_changes

Thing = Milestone | ActionHeading


@dataclass(frozen=True)
class Step:
    """One change of the plan: what reads so from its day on, and what that read `before`; None
    where it is new."""

    entry: Entry
    change: PlanChange
    before: Thing | None

    @property
    def after(self) -> Thing:
        """The milestone or the heading as it reads from then on."""
        return changed(self.change)


def changed(change: PlanChange) -> Thing:
    """The milestone or the heading that a change gives. Raises ValueError for neither, which its
    model forbids."""
    found = change.milestone or change.action
    if found is None:
        raise ValueError("a change of nothing")
    return found


def steps(entries: Sequence[Entry]) -> list[Step]:
    """Every change that counts, in the order in which they come into force."""
    held: dict[str, Thing] = dict(things(load_plan()))
    found = []
    for entry, change in plan_changes(entries):
        before = held.get(change.subject)
        found.append(Step(entry, change, before))
        held[change.subject] = _kept(before, changed(change))
    return found


def _kept(before: Thing | None, after: Thing) -> Thing:
    """Return the thing as it stands after a change. A heading that gives no parts keeps the parts
    it had before."""
    if (
        isinstance(before, ActionHeading)
        and isinstance(after, ActionHeading)
        and after.parts is None
    ):
        return after.model_copy(update={"parts": before.parts})
    return after


def steps_since(entries: Sequence[Entry], day: date, today: date) -> list[Step]:
    """The changes that are news after a day: in force since, or put on the record since, in force
    or to come."""
    return [
        step
        for step in steps(entries)
        if day < step.change.from_date <= today or uk_time(step.entry.moment).date() > day
    ]


def things(plan: Plan) -> Mapping[str, Thing]:
    """What a change may take the place of: each milestone and each action's heading, by its
    number."""
    headings = {one.id: heading(plan, one.id) for one in plan.actions}
    return {**headings, **{one.id: one for one in plan.milestones}}


def heading(plan: Plan, action: str) -> ActionHeading:
    """An action's title, leads and parts. KeyError if the plan has no such action."""
    found = plan.action(action)
    return ActionHeading(id=found.id, title=found.title, leads=found.leads, parts=found.parts)


def as_written(entry: Entry, entries: Sequence[Entry]) -> Step:
    """A change of the plan beside what it changed when it was written, whether or not it was taken
    back since."""
    known = steps([one for one in entries if one.id <= entry.id])
    return next(step for step in known if step.entry.id == entry.id)


def version_days(entries: Sequence[Entry]) -> list[date]:
    """The days from which another version of the plan is in force, the newest first; without the
    printed one."""
    return sorted({change.from_date for _, change in plan_changes(entries)}, reverse=True)


def due_years() -> tuple[int, int]:
    """The first and the last year in which a changed milestone may be due: the plan's own, and two
    more."""
    return load_plan().shape.first_year, load_plan().shape.last_year + 2


def free_numbers(plan: Plan, action: str) -> list[str]:
    """The numbers that a new milestone of an action may have: those that are missing, and the one
    after the last."""
    taken = {int(one.id.split(".")[1]) for one in plan.action(action).milestones}
    last = max(taken, default=0)
    return [f"{action}.{number}" for number in range(1, last + 2) if number not in taken]
