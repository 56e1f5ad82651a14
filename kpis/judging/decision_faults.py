"""Whether a decision may go on the record: what is wrong with it, in sentences that say what to
do."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from data.place import load_place
from data.reader import Reader
from data.record import Proposed
from kpis import months
from kpis.judging.course_faults import course_faults
from kpis.judging.decisions import in_force, states
from kpis.judging.figure_faults import figure_faults, judged_figure_faults
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.record import Fault


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
        "course": partial(course_faults, today=today),
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
    yield from figure_faults(proposed.figure, measures()[proposed.measure].unit)


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
    yield from judged_figure_faults(proposed.figure, declared.unit, "the target")


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


def _is_month(period: str | None) -> bool:
    try:
        months.index(period or "")
    except ValueError:
        return False
    return True
