"""The lane of milestones below a chart over time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from data.plurals import one_or_many
from kpis import months
from kpis.milestones import MilestoneState
from presentation.charts.kit import Part, Plane, day, text
from presentation.charts.over_time.squares import PITCH, SIDE, squares
from presentation.palette import Palette
from presentation.words import joined

HEADING, LINE, FOOT = 26, 17, 6
"""Pixels above the squares, for the heading and for a second line of it, and below them."""

APART = 2
"""Milestones at most so many months apart are stacked."""


@dataclass(frozen=True)
class Lane:
    """The milestones shown with the row of each (0 is the lowest), and how many are due before or
    after the months."""

    shown: tuple[MilestoneState, ...]
    rows: tuple[int, ...]
    elsewhere: int

    @property
    def depth(self) -> int:
        """How many rows it has."""
        return max(self.rows, default=-1) + 1

    @property
    def height(self) -> int:
        """Pixels that it takes; 0 without a milestone."""
        return self.heading + PITCH * self.depth + FOOT if self.shown else 0

    @property
    def heading(self) -> int:
        """Pixels of its heading, of which the second line says how many are elsewhere."""
        return HEADING + (LINE if self.elsewhere else 0)


def lane(states: Sequence[MilestoneState], plane: Plane) -> Lane:
    """The milestones due in the months of the plot, so stacked that no two touch even where it is
    narrowest."""
    dated = [state for state in states if state.milestone.due]
    shown = sorted(
        (state for state in dated if plane.first <= _due(state) <= plane.last),
        key=_due,
    )
    apart = max(APART, math.ceil((SIDE + 1) * plane.months / plane.narrow) - 1)
    return Lane(
        tuple(shown),
        tuple(stacked([_due(state) for state in shown], apart)),
        len(dated) - len(shown),
    )


def stacked(due: Sequence[str], apart: int) -> list[int]:
    """The row of each of the months, given in order: the lowest that holds none at most `apart`
    months before it."""
    last: list[str] = []
    rows = []
    for period in due:
        free = (row for row, held in enumerate(last) if months.between(held, period) > apart)
        row = next(free, len(last))
        last[row : row + 1] = [period]
        rows.append(row)
    return rows


def lane_parts(lane: Lane, palette: Palette) -> tuple[list[Part], list[Part]]:
    """The squares, for the second value axis, and the heading, which stands at the top of that
    axis."""
    marks = squares(lane.shown, [day(_due(state)) for state in lane.shown], lane.rows, palette)
    place = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "y2 domain",
        "yanchor": "top",
        "yshift": -4,
    }
    heading = text(_heading(lane), palette.muted, align="left", **place)
    return [marks | {"yaxis": "y2"}], [heading]


def lane_axis(lane: Lane, share: float) -> Part:
    """The second value axis: a row is 1 high; it takes the lower `share` of the figure."""
    below, above = 0.5 + FOOT / PITCH, 0.5 + lane.heading / PITCH
    return {
        "domain": [0, share],
        "range": [-below, lane.depth - 1 + above],
        "visible": False,
        "fixedrange": True,
    }


def _due(state: MilestoneState) -> str:
    return state.milestone.due or ""


def _heading(lane: Lane) -> str:
    actions = sorted({state.milestone.action_id for state in lane.shown})
    named = f"{one_or_many(len(actions), 'action', 'actions')} {joined(actions)}"
    return f"Milestones due, {named}" + (
        f"<br>({lane.elsewhere} more outside these months)" if lane.elsewhere else ""
    )
