"""Who leads what: from measures and milestones over the plan's actions to the people named for
their posts."""

from collections.abc import Sequence
from datetime import date

from data.plan import Plan
from data.record import Holder
from kpis.measures import measures
from kpis.record import answering, folded


def actions_of(about: str) -> tuple[str, ...]:
    """The plan's actions that a measure or a milestone (its id) belongs to."""
    if about in measures():
        return measures()[about].actions
    return (about.partition(".")[0],)


def leading(titles: Sequence[str], held: Sequence[Holder], day: date) -> tuple[Holder, ...]:
    """The people who answer for these lead titles on a day, each once."""
    return _each([one for title in titles for one in answering(held, "lead", title, day)])


def leading_of(about: str, plan: Plan, held: Sequence[Holder], day: date) -> tuple[Holder, ...]:
    """The people who lead what a measure or a milestone (its id) belongs to, on a day."""
    titles = [lead for action in actions_of(about) for lead in plan.action(action).leads]
    return leading(titles, held, day)


def named(owner: str | None, held: Sequence[Holder]) -> tuple[Holder, ...]:
    """The person of that name, or who answers for the post of that title, each once."""
    asked = folded(owner or "")
    return _each([one for one in held if asked and asked in (folded(one.name), folded(one.of))])


def _each(found: Sequence[Holder]) -> tuple[Holder, ...]:
    return tuple({one.address: one for one in found}.values())
