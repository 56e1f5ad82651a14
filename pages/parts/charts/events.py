"""What happened and when, on a chart over time: comments by number at its top, completed milestones on its axis."""

import math
from collections import defaultdict
from collections.abc import Sequence

from kpis import months
from kpis.comments import Remark
from kpis.impact import completed_on
from kpis.milestones import MilestoneState
from pages.parts.charts.frame import Part, day, marks, plain
from pages.parts.charts.hover import wrapped
from pages.parts.charts.lane import stacked
from pages.parts.charts.plane import Plane, Spot
from pages.parts.palette import Palette
from pages.parts.words.grammar import joined, long_date

SIDE, PITCH = 17, 20
"""A comment's disc, and from one to the next below it, in pixels."""


def event_marks(
    remarks: Sequence[Remark], states: Sequence[MilestoneState], plane: Plane, palette: Palette
) -> list[Part]:
    """The marks of those that lie in the months of the plot; each says what it is when pointed at."""
    return [*_completed(states, plane, palette), *_remarks(within(remarks, plane), plane, palette)]


def within(remarks: Sequence[Remark], plane: Plane) -> list[Remark]:
    """The comments whose month is in the plot."""
    return [remark for remark in remarks if plane.first <= remark.period <= plane.last]


def remark_spots(remarks: Sequence[Remark], plane: Plane) -> list[Spot]:
    """Where the discs lie, so that no label is put there."""
    shown = within(remarks, plane)
    centres = zip(shown, _heights(shown, plane), strict=True)
    return [(months.between(plane.first, one.period), up + aside) for one, up in centres for aside in (-6, 0, 6)]


def _heights(shown: Sequence[Remark], plane: Plane) -> list[float]:
    """Pixels from the bottom of the plot to the middle of each disc: as high as there is room for it."""
    apart = math.ceil((SIDE + 1) * plane.months / plane.narrow) - 1
    return [plane.height - PITCH / 2 - PITCH * row for row in stacked([one.period for one in shown], apart)]


def _remarks(shown: Sequence[Remark], plane: Plane, palette: Palette) -> list[Part]:
    if not shown:
        return []
    high = [plane.low + up / plane.height * (plane.high - plane.low) for up in _heights(shown, plane)]
    look = {"symbol": "circle", "size": SIDE, "opacity": 1, "color": palette.target, "line": {"width": 0}}
    disc = marks(
        [day(one.period) for one in shown],
        high,
        mode="markers+text",
        text=[str(one.number) for one in shown],
        textposition="middle center",
        textfont={"size": 11, "color": palette.page},
        marker=look,
        hoverinfo="text",
        hovertext=[f"<b>{long_date(one.comment.dated_on)}</b><br>{wrapped(one.comment.words)}" for one in shown],
    )
    return [disc]


def _completed(states: Sequence[MilestoneState], plane: Plane, palette: Palette) -> list[Part]:
    """One mark a month, on the axis: a milestone is often completed in another month than it was due."""
    done: dict[str, list[str]] = defaultdict(list)
    for state in states:
        on = completed_on(state)
        if on and plane.first <= months.of(on) <= plane.last:
            done[months.of(on)].append(state.milestone.id)
    if not done:
        return []
    look = {"symbol": "triangle-up", "size": 10, "opacity": 1, "color": palette.squares["Blue"].edge}
    hover = [f"<b>Completed in {months.long(period)}</b><br>{plain(joined(ids))}" for period, ids in done.items()]
    place = [day(period) for period in done]
    return [marks(place, [plane.low] * len(place), marker=look, hoverinfo="text", hovertext=hover)]
