"""Whether a decision may go on the record: what is wrong with it, in sentences that say what to
do."""

from collections.abc import Iterator
from datetime import date
from math import isfinite

from data.place import load_place
from data.reader import Reader
from data.record import Proposed
from kpis import months
from kpis.figures import Unit, places, round_half_up
from kpis.judging.decisions import in_force, states
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.record import Fault

MOST = 1_000_000
"""More than anything that is measured here."""


def faults(proposed: Proposed, by: Reader, found: Results, today: date) -> list[str]:
    """All that is wrong with a decision beside the measures and the record as they stand; none
    where it may be made."""
    if proposed.measure not in measures():
        return [f"There is no measure called {proposed.measure}."]
    checks = {
        "baseline_month": _month,
        "baseline_figure": _month_of_figure,
        "target": _target,
        "reading": _reading,
        "undo": _undo,
    }
    return [*_always(proposed, by, today), *checks[proposed.kind](proposed, found)]


def _always(proposed: Proposed, by: Reader, today: date) -> Iterator[str]:
    if not proposed.reason.strip():
        yield Fault("Give the reason: it stands on the record beside the figure.", "reason")
    if not by.name.strip():
        yield Fault("Say who decided.", "author")
    if proposed.decided_on > today:
        yield Fault(
            "The date of the decision is in the future. Give the day on which it was made.",
            "decided_on",
        )


def _month(proposed: Proposed, found: Results) -> Iterator[str]:
    if proposed.period not in {point.period for point in found.by_id[proposed.measure].series}:
        yield Fault("There is no figure for that month. Choose a month that has one.", "period")


def _month_of_figure(proposed: Proposed, found: Results) -> Iterator[str]:
    latest = found.by_id[proposed.measure].latest
    if latest is None:
        yield "There are no figures to compare with a baseline yet."
    elif (
        not _is_month(proposed.period)
        or not load_place().began <= (proposed.period or "") < latest.period
    ):
        first, last = months.long(load_place().began), months.long(latest.period)
        yield Fault(
            f"Say which month the figure is of: from {first} on, and before the newest one, "
            f"{last}.",
            "period",
        )
    yield from _figure(proposed.figure, measures()[proposed.measure].unit)


def _target(proposed: Proposed, found: Results) -> Iterator[str]:
    declared, now = measures()[proposed.measure], found.by_id[proposed.measure].measure
    if declared.target.kind != "none":
        yield (
            f"The plan sets this target: {declared.target.words}. Only where it sets none can "
            "there be a local one."
        )
    elif (proposed.measure, "reading") in in_force(found.decisions):
        yield (
            f"The board judges the plan's target by this measure: {now.target.words}. Undo that "
            "first."
        )
    wrong = list(_figure(proposed.figure, declared.unit))
    yield from wrong
    if not wrong and not _as_shown(proposed.figure or 0.0, declared.unit):
        most = "a whole number" if places(declared.unit) == 0 else "at most one decimal place"
        yield Fault(f"Give the target with {most}, as figures are shown.", "figure")


def _reading(proposed: Proposed, found: Results) -> Iterator[str]:
    force = in_force(found.decisions)
    if not measures()[proposed.measure].may_take_target_of:
        yield "The plan can be read in one way only here."
    if (proposed.measure, "reading") in force:
        yield "The board reads the plan so already."
    if (proposed.measure, "target") in force:
        yield "This measure has a local target. Undo that first."


def _undo(proposed: Proposed, found: Results) -> Iterator[str]:
    known = {
        one.id: one
        for one in found.decisions
        if one.kind != "undo" and one.measure == proposed.measure
    }
    if proposed.undoes not in known:
        yield "There is no such decision to undo."
    elif states(found.decisions)[known[proposed.undoes].id] == "undone":
        yield "That decision has been undone already."


def _figure(value: float | None, unit: Unit) -> Iterator[str]:
    if value is None or not isfinite(value):
        yield Fault("Give the figure as a number.", "figure")
    elif unit == "%" and not 0 <= value <= 100:
        yield Fault("A percentage lies between 0 and 100.", "figure")
    elif not 0 <= value <= MOST:
        yield Fault(f"The figure lies between 0 and {MOST:,}.", "figure")


def _as_shown(value: float, unit: Unit) -> bool:
    """Whether the value is the one that is shown: a target is never judged by another figure than
    the reader sees."""
    return float(round_half_up(value, places(unit))) == value


def _is_month(period: str | None) -> bool:
    try:
        months.index(period or "")
    except ValueError:
        return False
    return True
