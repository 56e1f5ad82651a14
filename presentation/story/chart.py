"""The chart of a measure: how it is drawn, the text that stands for it, and what its marks are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import plotly.graph_objects as go

from data.place import load_place
from data.plurals import one_or_many
from data.record import Entry
from kpis import months
from kpis.definitions import Result
from kpis.milestones import MilestoneState
from kpis.record import Remark, comments_on
from kpis.trends import judged_series, marked_beside
from presentation.charts import control_alternative, line_alternative
from presentation.charts.kit import AHEAD, course_drawn, drawn, told
from presentation.charts.over_time import control_chart, line_chart
from presentation.palette import Palette
from presentation.words import course_steps, joined
from presentation.words.measures import (
    NOTHING,
    Told,
    happened,
    headline,
    not_drawn,
    variation_caption,
)

ChartKind = Literal["trend", "control"]
"""The trend against the target, or the chart that judges the ups and downs."""


@dataclass(frozen=True)
class Marks:
    """What is marked on the chart of a measure besides its figures."""

    milestones: tuple[MilestoneState, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A chart that is not drawn yet, its alternative text, what its marks are, what a picture says
    of them and of what is not drawn, and what is this chart's `own`: not what all charts have."""

    draw: Callable[[Palette], go.Figure]
    alternative: str
    caption: str
    events: str
    own: str


def marks(result: Result, states: Sequence[MilestoneState], entries: Sequence[Entry]) -> Marks:
    """The milestones and comments that are marked on the chart of this measure."""
    return Marks(
        marked_beside(states, result.measure), tuple(comments_on(entries, result.measure.id))
    )


def drawing(result: Result, beside: Marks, kind: ChartKind, since: str | None) -> Drawing:
    """The chart of that kind from the month `since` on (`YYYY-MM`), or of all months."""
    held = told(result, since)
    seen = (
        happened(beside.remarks, beside.milestones, held[0].period, held[-1].period)
        if held
        else NOTHING
    )
    if kind == "trend":
        return _trend(result, beside, since, seen)
    return _control(result, beside, since, seen)


def _trend(result: Result, beside: Marks, since: str | None, seen: Told) -> Drawing:
    draw = partial(
        line_chart, result, since=since, milestones=beside.milestones, remarks=beside.remarks
    )
    alternative = line_alternative(result, headline(result), since=since, events=seen.alternative)
    caption, events = _caption(result, since, seen.caption), _events(result, since, seen)
    return Drawing(draw, alternative, caption, events, _own(result, since))


def _control(result: Result, beside: Marks, since: str | None, seen: Told) -> Drawing:
    found, alike = judged_series(result), judged_series(result, anew=False)
    draw = partial(
        control_chart,
        result,
        since=since,
        milestones=beside.milestones,
        remarks=beside.remarks,
    )
    alternative = control_alternative(
        result, headline(result), since=since, events=seen.alternative
    )
    words = variation_caption(found, alike) if found and alike else ""
    caption = " ".join(filter(None, [words, not_drawn(result, since), seen.caption]))
    return Drawing(
        draw, alternative, caption, _events(result, since, seen), not_drawn(result, since)
    )


def _events(result: Result, since: str | None, seen: Told) -> str:
    return " ".join(filter(None, [not_drawn(result, since), seen.picture]))


def _own(result: Result, since: str | None) -> str:
    """What is said of this chart where all charts are explained elsewhere."""
    told = (_partial(result, since), not_drawn(result, since), _course(result, since))
    return " ".join(filter(None, told))


def _partial(result: Result, since: str | None) -> str:
    partial = any(point.partial for point in drawn(result, since))
    return "Dashed part of the line: twelve months that are not yet full." if partial else ""


def _course(result: Result, since: str | None) -> str:
    """What the stair is, and whether it leaves a step out; empty where none is drawn."""
    held = told(result, since)
    steps = course_drawn(result, held[0].period) if held else []
    if result.course is None or not steps:
        return ""
    after = result.course.steps[-1].month > months.add(held[-1].period, AHEAD)
    left_out = f" Steps more than {AHEAD} months ahead are not drawn." if after else ""
    return f"Stair with dots: the board's course, {course_steps(result)}.{left_out}"


def _caption(result: Result, since: str | None, events: str) -> str:
    """What each mark is."""
    actions = joined(result.measure.actions)
    of = one_or_many(len(result.measure.actions), "action", "actions")
    goal = "target" if result.target.kind != "comparator" else f"target, {result.target.words}"
    parts = [
        f"Solid line: {load_place().name}.",
        _partial(result, since),
        not_drawn(result, since),
        f"Dashed straight line: {goal}; the shaded side meets it."
        if result.target.value is not None
        else "",
        _course(result, since),
        "Hollow dot: baseline." if result.baseline else "",
        "Orange: England's published figure, for the year or month that it covers."
        if result.comparators
        else "",
        f"Squares: milestones of {of} {actions} in the month they were due (B complete, G on "
        "target, A likely to miss, R missed, N not started, ! overdue).",
        events,
    ]
    return " ".join(part for part in parts if part)
