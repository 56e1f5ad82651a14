"""The posts that somebody is to answer for, and who answers, answered or will answer for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.extracts import extracts
from data.plan import Plan, load_plan
from data.record import Entry, Holder, Post, plan_on
from kpis.record.holders import folded, holders


class PostName(NamedTuple):
    """A post: its kind, and the lead title as the plan prints it, the name of an extract or that of
    a body."""

    post: Post
    of: str

    @property
    def key(self) -> tuple[Post, str]:
        """The post, however its title is printed."""
        return self.post, folded(self.of)


@dataclass(frozen=True)
class PostHeld:
    """A post with the entries of who answers for it on a day, and of who did before or will later.
    `asked`: somebody is to answer for it; not where the plan has lost its title since."""

    name: PostName
    asked: bool
    now: tuple[tuple[Entry, Holder], ...]
    others: tuple[tuple[Entry, Holder], ...]

    @property
    def empty(self) -> bool:
        """Somebody is to answer for it, and nobody does."""
        return self.asked and not self.now


def posts(plan: Plan) -> tuple[PostName, ...]:
    """Every post of a plan: its lead titles by the alphabet, the extracts, and its bodies."""
    leads = {folded(lead): lead for action in reversed(plan.actions) for lead in action.leads}
    return (
        *(PostName("lead", leads[key]) for key in sorted(leads)),
        *(PostName("extract", name) for name in extracts()),
        *(PostName("body", body.name) for body in load_plan().bodies),
    )


def posts_held(entries: Sequence[Entry], day: date) -> list[PostHeld]:
    """Every post of the plan of a day with who answers for it, and those that only the record still
    names; by their kind, their order and the day on which somebody began."""
    asked = {one.key: one for one in posts(plan_on(day, entries))}
    held = sorted(holders(entries), key=lambda one: (one[1].from_date, one[0].id))
    gone = {name.key: name for _, one in held if (name := _name(one)).key not in asked}
    found = []
    for key, name in {**asked, **gone}.items():
        of_it = [one for one in held if _name(one[1]).key == key]
        now = tuple(one for one in of_it if one[1].holds(day))
        others = tuple(one for one in of_it if not one[1].holds(day))
        found.append(PostHeld(name, key in asked, now, others))
    return found


def _name(holder: Holder) -> PostName:
    return PostName(holder.post, holder.of)
