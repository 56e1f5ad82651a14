"""The milestones of the plan in words for families: which are done, which are on the way and which
are late. Nothing that an officer typed about one is among them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from data.plurals import counted, one_or_many
from kpis.milestones import MilestoneState, completed_on
from kpis.months import long, of

StepKind = Literal["done", "on_the_way", "likely", "not_started", "missed", "passed", "late"]
"""How a milestone stands. `likely`: it is likely to be late; `missed`: it was, and has a new date;
`passed`: its month has passed, and no update says what became of it."""
STEP_TITLES: Mapping[StepKind, str] = MappingProxyType(
    {
        "done": "Done",
        "on_the_way": "On the way",
        "likely": "Likely to be late",
        "not_started": "Not started yet",
        "missed": "Missed its date",
        "passed": "Date has passed, no news yet",
        "late": "Late",
    }
)
"""Each kind by its name, in the order in which they are shown."""
STEP_KINDS: tuple[StepKind, ...] = tuple(STEP_TITLES)
_COUNTS: Mapping[StepKind, tuple[str, str]] = MappingProxyType(
    {
        "done": ("is done", "are done"),
        "on_the_way": ("is on the way", "are on the way"),
        "likely": ("is likely to be late", "are likely to be late"),
        "not_started": (
            "has not started yet and is not late",
            "have not started yet and are not late",
        ),
        "missed": ("missed its date and has a new one", "missed their date and have a new one"),
        "passed": (
            "has passed its date, with no news since",
            "have passed their date, with no news since",
        ),
        "late": ("is late", "are late"),
    }
)
_RATED: Mapping[str, StepKind] = MappingProxyType(
    {
        "Blue": "done",
        "Green": "on_the_way",
        "Amber": "likely",
        "Red": "missed",
        "Grey": "not_started",
    }
)
_EVERY: Mapping[str, str] = MappingProxyType(
    {
        "weekly": "This happens every week.",
        "six-monthly": "This happens every six months.",
        "annual": "This happens every year.",
    }
)


def step_kind(state: MilestoneState) -> StepKind:
    """How a milestone stands: by its rating, unless its month has passed."""
    if state.status == "Blue":
        return "done"
    if state.overdue:
        return "late"
    if state.passed or state.passed_since:
        return "passed"
    return _RATED.get(state.status, "not_started")


def step_counts(states: Sequence[MilestoneState]) -> list[tuple[StepKind, str]]:
    """How many milestones are of each kind, with the words: `32 are done`."""
    counts = Counter(map(step_kind, states))
    return [
        (kind, f"{counts[kind]} {one_or_many(counts[kind], *words)}")
        for kind, words in _COUNTS.items()
        if counts[kind]
    ]


def step_notes(state: MilestoneState) -> tuple[str, ...]:
    """When it was done or is due, how late it is, and how often it happens."""
    return tuple(filter(None, (_when(state), _late(state), _again(state))))


def _when(state: MilestoneState) -> str:
    if done := completed_on(state):
        return f"Done in {long(of(done))}."
    if state.due is None:
        return _EVERY.get(state.milestone.recurs or "", "")
    was = "Was due" if state.overdue or state.passed or state.passed_since else "Due"
    if state.status == "Blue":
        was = "Was due"
    moved = state.planned_due and state.planned_due != state.due
    first = f", first planned for {long(state.planned_due or '')}" if moved else ""
    return f"{was} in {long(state.due)}{first}."


def _late(state: MilestoneState) -> str:
    return f"{counted(state.late_months, 'month')} late." if state.late_months else ""


def _again(state: MilestoneState) -> str:
    """How often it happens, and how often it was recorded as held in time."""
    if state.occurrences is None:
        return ""
    often = f"It is to happen {state.occurrences.words}." if state.due else ""
    held = state.occurrences.on_time
    told = f"Recorded as done in time: {held[0]} of {held[1]} so far." if held else ""
    return f"{often} {told}".strip()
