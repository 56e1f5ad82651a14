"""Milestones in words: the plan's RAG and what it means, when each is due, and where all of them
stand."""

from collections.abc import Iterable, Sequence
from datetime import date

from data.plurals import are, counted, have, one_or_many, their
from kpis.milestones import MilestoneState
from kpis.months import add, long, of, short
from presentation.words.grammar import begun, short_date
from presentation.words.measures import Words
from presentation.words.overdue import overdue_words, unheard_words

RAG_WORDS = {
    "Blue": "Complete",
    "Green": "On target",
    "Amber": "Likely to miss",
    "Red": "Missed",
    "Grey": "Not started",
}
MEANINGS = {
    "Blue": "completed and signed off",
    "Green": "on target",
    "Amber": "delayed, likely to miss the deadline",
    "Red": "missed the deadline, given a new date",
    "Grey": "not started",
}
"""What the plan means by each colour, a little shorter than it says it."""
NO_UPDATE = "No update yet"
NEVER_HELD = "none reported as done yet"
NO_HEADING = "Action heading missing from the published plan"
_RECURS = {"weekly": "Every week", "six-monthly": "Every six months", "annual": "Every year"}
_AHEAD = 3


def rag_words(status: str) -> str:
    """The colour by its own name, with what it means: `Amber · Likely to miss`."""
    return f"{status} · {RAG_WORDS[status]}"


def due_parts(state: MilestoneState) -> Words:
    """When it is due and, where an update or the plan moved it, when it was at first: `Jan 2027`
    and `was Jun 2026`. Where it recurs, how often, and when it falls due again."""
    planned = _planned(state)
    if state.due is None:
        never = "" if state.last_held else f"{NEVER_HELD}, "
        return Words(
            planned,
            f"{never}next by {short_date(state.next_due)}" if state.next_due else NEVER_HELD,
        )
    if state.due == state.planned_due:
        return Words(planned)
    return Words(short(state.due), f"was {planned}" if state.planned_due else planned.lower())


def due_words(state: MilestoneState) -> str:
    """The same in one piece: `Jan 2027, was Jun 2026`."""
    return ", ".join(part for part in due_parts(state) if part)


def status_words(state: MilestoneState) -> str:
    """What was said of it, and when, where that is long ago: `Amber · Likely to miss`, `Amber, said
    in March 2026`; of one that was missed and has a new month `Red · Missed, recovering`."""
    recovering = ", recovering" if state.recovering else ""
    if not (state.said_long_ago and state.latest):
        return f"{rag_words(state.status)}{recovering}"
    return f"{state.status}{recovering}, said in {long(of(state.latest.status_date))}"


def late_words(state: MilestoneState) -> str:
    """How late it is: `13 months late, no new date`; `7 months later than first planned` where its
    month was moved or it is complete; nothing where it is in time."""
    slipped = (
        f"{counted(state.slipped_months, 'month')} later than first planned"
        if state.slipped_months
        else ""
    )
    if not state.late_months:
        return slipped
    late = counted(state.late_months, "month")
    if state.due == state.planned_due:
        return f"{late} late, no new date"
    return ", ".join(filter(None, (f"{late} past its new date", slipped)))


def recovering_words(state: MilestoneState) -> str:
    """`Recovering, due February 2027`; nothing where it is not."""
    return f"Recovering, due {long(state.due)}" if state.recovering and state.due else ""


def held_words(state: MilestoneState) -> str:
    """How often what recurs was held in time: `3 of 5 held in time`; nothing before it was due
    once."""
    on_time = state.occurrences.on_time if state.occurrences else None
    return f"{on_time[0]} of {on_time[1]} held in time" if on_time else ""


def recurring_words(state: MilestoneState) -> str:
    """What the due month of a recurring milestone does not say: `every half term, next by 31 Dec
    2026, 3 of 5 held in time`. Empty for others."""
    if state.occurrences is None:
        return ""
    often = (
        f"{state.occurrences.words}, next by {short_date(state.occurrences.due_next)}"
        if state.due
        else ""
    )
    return ", ".join(part for part in (often, held_words(state)) if part)


def due_in_a_line(state: MilestoneState) -> str:
    """The same behind a status: `due Jan 2026`, `due Jun 2026 → Jan 2027`, `every week`."""
    due, was = due_parts(state)
    if state.due is None:
        return f"{due.lower()}, {was}"
    if state.planned_due:
        return f"due {_planned(state)} → {due}" if was else f"due {due}"
    return f"due {due}, {was}"


def _planned(state: MilestoneState) -> str:
    """When the plan first wanted it."""
    if state.planned_due:
        return short(state.planned_due)
    return _RECURS.get(state.milestone.recurs or "", "No date in the plan")


def update_words(state: MilestoneState) -> Words:
    """The newest update and its date; without one, that there is none yet."""
    if state.latest is None:
        return Words(NO_UPDATE)
    signed = (
        f"Signed off by {state.latest.signed_off_by}"
        if state.latest.signed_off_by
        else "No comment"
    )
    return Words(state.latest.text or signed, short_date(state.latest.status_date))


def words_of(states: Iterable[MilestoneState]) -> list[str]:
    """What a list shows of each milestone in the plan's words or a lead's: its own, who leads it,
    its newest update."""
    return [
        " ".join([state.milestone.words, state.lead or "", update_words(state).value])
        for state in states
    ]


def narrowed(shown: int, of: int, by: Iterable[str]) -> str:
    """Which milestones a list holds: `All 85 milestones.` or
    `3 of the 85 milestones: of section 2; overdue.`"""
    told = "; ".join(filter(None, by))
    return f"{shown} of the {of} milestones: {told}." if told else f"All {of} milestones."


def milestones_summary(states: Sequence[MilestoneState], as_at: date) -> str:
    """How many are complete and overdue, and how many more fall due in the three months after
    `as_at`."""
    parts = (_complete(states), _late(states), _ahead(states, of(as_at)))
    return " ".join(part for part in parts if part)


def _complete(states: Sequence[MilestoneState]) -> str:
    complete, total = sum(state.status == "Blue" for state in states), len(states)
    if not any(state.updates for state in states):
        any_of = f"any of the {total} milestones" if total > 1 else "the only milestone"
        return f"There are no updates yet on {any_of}."
    if total == 1:
        return f"The only milestone is {'complete and signed off' if complete else 'not complete'}."
    if complete == total:
        return f"All {total} milestones are complete and signed off."
    if not complete:
        return f"None of the {total} milestones is complete."
    return f"{complete} of {total} milestones {are(complete)} complete and signed off."


def _late(states: Sequence[MilestoneState]) -> str:
    """Before any update was loaded none is called overdue, and what has passed its month is
    counted."""
    passed = sum(state.passed and not state.overdue for state in states)
    if passed:
        return f"{passed} {have(passed)} passed {their(passed)} month."
    told = overdue_words(states, unheard_words(states))
    return f"{begun(told)}." if told else ""


def _ahead(states: Sequence[MilestoneState], month: str) -> str:
    """What is neither complete nor overdue and has its month before the horizon."""
    horizon = add(month, _AHEAD)
    gone = [state.overdue or state.passed or state.passed_since for state in states]
    number = sum(
        state.status != "Blue" and not past and (state.due or "9999-12") <= horizon
        for state, past in zip(states, gone, strict=True)
    )
    more = " more" if any(gone) else ""
    return (
        f"{number}{more} {one_or_many(number, 'falls', 'fall')} due by {long(horizon)}."
        if number
        else ""
    )
