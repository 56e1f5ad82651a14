"""Changes of the plan in words: what was added or changed, from when, why and by whom, and how it
read before."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date

from data.clock import uk_time
from data.plan import Action, Milestone
from data.plurals import are, counted, one_or_many
from data.record import ActionHeading, Entry
from kpis.months import long
from kpis.record import Step, Thing, steps, version_days
from presentation.words.grammar import joined, long_date, several, short_date
from presentation.words.measures import Line
from presentation.words.milestones import NO_HEADING

ONCE = "Once, in its due month"
RHYTHMS: Mapping[str, str] = {
    "": ONCE,
    "weekly": "Every week, without a due month",
    "six-monthly": "Every six months, without a due month",
    "annual": "Every year, without a due month",
    "monthly": "Every month, besides its due month",
    "quarterly": "Every quarter, besides its due month",
    "half-termly": "Every half term, besides its due month",
    "twice a year": "Twice a year, besides its due month",
}
"""How often, in words, by the model's own names; the plan's milestones that recur without end have
no due month."""
WITHOUT_MONTH = ("weekly", "six-monthly", "annual")
DATE = "Date"
PRINTED = "printed"
"""What an address calls the plan as it was printed, which is no day: a change may be in force from
its very date."""
NO_LEADS = "no lead given in the plan"
NO_PARTS = "no parts given in the plan"


def when_words(milestone: Milestone) -> str:
    """When a milestone is due: `June 2026`, `every year`, `June 2026, and every quarter`."""
    often = RHYTHMS[milestone.recurs or milestone.also_recurs or ""].partition(",")[0].lower()
    if milestone.due is None:
        return often
    return f"{long(milestone.due)}{f', and {often}' if milestone.also_recurs else ''}"


def facts(thing: Thing) -> dict[str, str]:
    """What can be changed of a milestone or of an action's heading, by its name."""
    if isinstance(thing, Milestone):
        return {"Words": thing.words, DATE: when_words(thing)}
    parts = "; ".join(f"{part.letter} {part.words}" for part in thing.parts or ())
    named = {} if thing.parts is None else {"Parts": parts or NO_PARTS}
    return {
        "Title": thing.title or NO_HEADING,
        "Leads": "; ".join(thing.leads) or NO_LEADS,
        **named,
    }


def differing(before: Thing | None, after: Thing) -> list[str]:
    """The names of what a change changes; all of them where it is new."""
    old, new = facts(before) if before else {}, facts(after)
    return [name for name in new if old.get(name) != new[name]]


def subject_words(thing: Thing) -> str:
    """`milestone 1d.3` or `action 1d`."""
    return f"{'action' if isinstance(thing, ActionHeading) else 'milestone'} {thing.id}"


def step_title(step: Step) -> str:
    """What a change did, in a few words: `milestone 1d.3 added`,
    `date of milestone 3e.5 changed`."""
    if step.before is None:
        return f"{subject_words(step.after)} added"
    what = joined([name.lower() for name in differing(step.before, step.after)])
    return f"{what} of {subject_words(step.after)} changed"


def step_note(step: Step) -> str:
    """The words beside a change of the plan: `Added from 3 Nov 2026: reason (Ann Lead, written 27
    Nov 2026)`."""
    verb = "Added" if step.before is None else "Changed"
    by = f"{step.entry.author}, written {short_date(uk_time(step.entry.moment).date())}"
    return f"{verb} from {short_date(step.change.from_date)}: {step.change.reason} ({by})"


def was_words(step: Step) -> list[str]:
    """How what was changed read until then, one sentence each; none for what is new."""
    if step.before is None:
        return []
    old, until = facts(step.before), f"until {short_date(step.change.from_date)}"
    return [
        f"Was due {old[name]} {until}." if name == DATE else f"{name} {until}: {old[name]}"
        for name in differing(step.before, step.after)
    ]


def news_lines(found: Sequence[Step], today: date) -> list[Line]:
    """One line for all changes of the plan that are news:
    `2 changes of the plan: milestone 1d.3 added, …`."""
    if not found:
        return []
    titles = [
        step_title(step)
        + (f" from {short_date(step.change.from_date)}" if step.change.from_date > today else "")
        for step in found
    ]
    return [
        Line(
            f"{counted(len(found), 'change')} of the plan",
            f": {several(titles)}",
            page="plan",
            query={"part": "changes"},
        )
    ]


def changes_sentence(entries: Sequence[Entry], day: date) -> str:
    """How many changes are in force, and how many are to come: `2 changes since it was printed.`"""
    days = [step.change.from_date for step in steps(entries)]
    past, ahead = sum(one <= day for one in days), sum(one > day for one in days)
    since = (
        f"{counted(past, 'change')} since it was printed."
        if past
        else "Unchanged since it was printed."
    )
    return (
        f"{since} {ahead} more {one_or_many(ahead, 'comes', 'come')} into force later."
        if ahead
        else since
    )


def version_choices(entries: Sequence[Entry], today: date, printed: date) -> dict[str, str]:
    """The versions that may be looked at, by the day in the address: today's first, the printed one
    last."""
    made = steps(entries)
    choices = {"": f"In force today, {short_date(today)}"}
    for day in version_days(entries):
        what = joined([step_title(step) for step in made if step.change.from_date == day])
        choices[day.isoformat()] = (
            f"{'From' if day <= today else 'Not before'} {short_date(day)}: {what}"
        )
    return {**choices, PRINTED: f"As printed, {short_date(printed)}"}


def version_notice(
    day: date, today: date, entries: Sequence[Entry], *, printed: bool = False
) -> str:
    """Above another version than today's: that of a day, or the printed one, which is dated that
    day."""
    made = steps(entries)
    left_out = sum(
        (printed or day < step.change.from_date) and step.change.from_date <= today for step in made
    )
    early = sum(today < step.change.from_date <= day for step in made)
    stood = "was printed, dated" if printed else f"{'stood' if day < today else 'will stand'} on"
    parts = [f"The plan as it {stood} {long_date(day)}."]
    if left_out:
        parts.append(f"{counted(left_out, 'later change')} {are(left_out)} left out.")
    if early:
        parts.append(f"{counted(early, 'change')} {are(early)} not in force yet.")
    return " ".join(
        [*parts, "How its milestones stand is not shown here; figures of measures are the newest."]
    )


def milestone_choice(milestone: Milestone) -> str:
    """A milestone where it is chosen."""
    return f"{milestone.id} {textwrap.shorten(milestone.words, 90, placeholder=' …')}"


def action_choice(action: Action) -> str:
    """An action where it is chosen."""
    return f"{action.id}. {textwrap.shorten(action.title or NO_HEADING, 90, placeholder=' …')}"
