"""Results and milestones as the words and the HTML receive them: as expected of the example
extracts, or made up."""

from dataclasses import replace
from datetime import date
from typing import Any

from data.plan import load_plan
from kpis.definitions import Baseline, ResolvedTarget, Result, Shown
from kpis.measures import measures
from kpis.milestones.board import MilestoneState, Update
from kpis.milestones.occurrences import occurrences
from presentation.words.measures.lines import Line
from tests.presentation.chart_results import expected


def said(line: Line) -> str:
    """The line as it is read."""
    ways = ", ".join(way.words for way in line.ways)
    return f"{line.before}{line.subject}{line.after}{ways}{line.last}"


def example(id: str, **changed: Any) -> Result:
    """The measure with the figures expected of the example extracts; fields of `changed` take the
    place of its own."""
    found, measure = expected()[id], measures()[id]
    goal = ResolvedTarget(found["target"]["kind"], found["target"]["value"], measure.target.words)
    points = tuple(Shown(**point) for point in found["series"])
    baseline = Baseline(**found["baseline"])
    return replace(
        Result(measure, points, baseline, goal, found["status"], found.get("upward_trajectory")),
        **changed,
    )


def examples() -> list[Result]:
    """Every measure of the contract with its expected figures, in the plan's order."""
    return [example(id) for id in measures() if id in expected()]


def moved(result: Result, value: float, baseline: float | None = None, **changed: Any) -> Result:
    """The same result with another newest value, and another baseline value where one is given."""
    newest = replace(result.series[-1], value=value)
    base = result.baseline if baseline is None else Baseline("2025-05", baseline)
    return replace(result, **{"series": (*result.series[:-1], newest), "baseline": base, **changed})


def targeted(result: Result, value: float | None) -> Result:
    """The same result with another figure of its target, or with none that is known."""
    return replace(result, target=replace(result.target, value=value))


def without_data(result: Result, *, loaded: bool = False) -> Result:
    """The same measure before anything was loaded, or with extracts that hold nothing of it."""
    return replace(
        targeted(result, None), series=(), baseline=None, status="no_data", loaded=loaded
    )


def milestone(
    id: str,
    status: str = "Grey",
    *,
    overdue: bool = False,
    revised: str | None = None,
    update: str | None = None,
) -> MilestoneState:
    """A milestone of the plan as it stands at 31 October 2026; `update` is the text of its one update, of 4 September
    2026."""
    plan = load_plan()
    found = plan.milestone(id)
    leads = plan.action(found.action_id).leads
    updates = (
        ()
        if update is None
        else (Update(date(2026, 9, 4), status, update or None, revised, None, None),)
    )
    lead = "; ".join(leads) or None
    held = [one.status_date for one in updates if status == "Blue" and found.recurs]
    recurred = occurrences(found, plan.date, held, date(2026, 10, 31))
    state = MilestoneState(
        found, found.section_number, found.action_id, lead, status, revised, overdue, updates
    )
    return replace(
        state,
        history=updates,
        versions=((plan.date, found),),
        occurrences=recurred,
        as_at=date(2026, 10, 31),
    )


_NOT_COMPLETE = {
    "Amber": ("1d.11", "2a.2", "2b.4", "2b.6", "2e.3", "4a.5"),
    "Red": ("1c.5", "2a.3", "3e.4", "4a.6"),
    "Grey": (
        "2c.2",
        "2d.2",
        "2e.2",
        "3c.2",
        "3e.7",
        "4a.1",
        "4a.3",
        "4e.3",
        "4e.4",
        "4f.1",
        "2b.7",
        "2c.3",
    ),
}
_REVISED = {"1c.5": "2027-01", "2a.3": "2027-01", "3e.4": "2027-03", "4a.6": "2027-03"}


def october() -> list[MilestoneState]:
    """All 85 milestones as the design shows them at 31 October 2026; an Amber and a Red one have an
    update."""
    known = {id: status for status, ids in _NOT_COMPLETE.items() for id in ids}
    states = []
    for each in load_plan().milestones:
        ahead = each.due is None or each.due > "2026-10"
        status = known.get(each.id, "Green" if ahead else "Blue")
        overdue = status in ("Amber", "Grey") and not ahead
        update = None if status == "Grey" else "Going on"
        states.append(
            milestone(
                each.id, status, overdue=overdue, revised=_REVISED.get(each.id), update=update
            )
        )
    return states
