"""What happened and when, on a chart over time: comments by number at its top, milestones on its
axis where they were completed or, overdue, should have been."""

import math
from collections import defaultdict
from collections.abc import Sequence

from kpis import months
from kpis.milestones import MilestoneState, completed_on
from kpis.record import Remark
from presentation.charts.kit import Part, Plane, Spot, day, marks, plain, wrapped
from presentation.charts.over_time.lane import stacked
from presentation.palette import Palette
from presentation.words import joined, long_date

SIDE, PITCH = 17, 20
"""A comment's disc, and from one to the next below it, in pixels."""
LIFT = 12
"""Pixels from the axis to what is overdue, so that it is seen beside what was completed in the same
month."""


def event_marks(
    remarks: Sequence[Remark], states: Sequence[MilestoneState], plane: Plane, palette: Palette
) -> list[Part]:
    """The marks of those that lie in the months of the plot; each says what it is when pointed
    at."""
    done = [(months.of(on), state) for state in states if (on := completed_on(state))]
    late = [(state.due, state) for state in states if state.overdue and state.due]
    return [
        *_triangles("Completed in", done, ("triangle-up", palette.squares["Blue"].edge, 0), plane),
        *_triangles(
            "Overdue since the end of", late, ("triangle-down", palette.red.color, LIFT), plane
        ),
        *_remarks(within(remarks, plane), plane, palette),
    ]


def within(remarks: Sequence[Remark], plane: Plane) -> list[Remark]:
    """The comments whose month is in the plot."""
    return [remark for remark in remarks if plane.first <= remark.period <= plane.last]


def remark_spots(remarks: Sequence[Remark], plane: Plane) -> list[Spot]:
    """Where the discs lie, so that no label is put there."""
    shown = within(remarks, plane)
    centres = zip(shown, _heights(shown, plane), strict=True)
    return [
        (months.between(plane.first, one.period), up + aside)
        for one, up in centres
        for aside in (-6, 0, 6)
    ]


def _heights(shown: Sequence[Remark], plane: Plane) -> list[float]:
    """Pixels from the bottom of the plot to the middle of each disc: as high as there is room for
    it."""
    apart = math.ceil((SIDE + 1) * plane.months / plane.narrow) - 1
    return [
        plane.height - PITCH / 2 - PITCH * row
        for row in stacked([one.period for one in shown], apart)
    ]


def _remarks(shown: Sequence[Remark], plane: Plane, palette: Palette) -> list[Part]:
    if not shown:
        return []
    high = [
        plane.low + up / plane.height * (plane.high - plane.low) for up in _heights(shown, plane)
    ]
    look = {
        "symbol": "circle",
        "size": SIDE,
        "opacity": 1,
        "color": palette.target,
        "line": {"width": 0},
    }
    disc = marks(
        [day(one.period) for one in shown],
        high,
        mode="markers+text",
        text=[str(one.number) for one in shown],
        textposition="middle center",
        textfont={"size": 11, "color": palette.page},
        marker=look,
        hoverinfo="text",
        hovertext=[
            f"<b>{long_date(one.comment.dated_on)}</b><br>{wrapped(one.comment.words)}"
            for one in shown
        ],
    )
    return [disc]


def _triangles(
    words: str,
    dated: Sequence[tuple[str, MilestoneState]],
    look: tuple[str, str, int],
    plane: Plane,
) -> list[Part]:
    """One mark a month for the milestones of that month, where there are any: its symbol, colour
    and height in pixels above the axis are its `look`."""
    found: dict[str, list[str]] = defaultdict(list)
    for period, state in dated:
        if plane.first <= period <= plane.last:
            found[period].append(state.milestone.id)
    if not found:
        return []
    symbol, colour, lift = look
    height = plane.low + lift / plane.height * (plane.high - plane.low)
    marker = {"symbol": symbol, "size": 10, "opacity": 1, "color": colour}
    hover = [
        f"<b>{words} {months.long(period)}</b><br>{plain(joined(ids))}"
        for period, ids in found.items()
    ]
    place = [day(period) for period in found]
    return [marks(place, [height] * len(place), marker=marker, hoverinfo="text", hovertext=hover)]
