"""The square marks of milestones, as charts draw them."""

from collections.abc import Sequence

from kpis.milestones import MilestoneState, completed_on
from presentation.charts.kit import Part, marks, wrapped
from presentation.palette import Palette
from presentation.words import short_date
from presentation.words.milestones import due_in_a_line, status_words

SIDE, PITCH = 16, 20
"""The side of a square, and from one to the next, in pixels."""
EDGE, OVERDUE_EDGE = 1.25, 2.25
"""How thick the edge is, in pixels, and that of one that is overdue."""


def squares(
    states: Sequence[MilestoneState],
    x: Sequence[str],
    y: Sequence[float],
    palette: Palette,
    side: int = SIDE,
) -> Part:
    """The marks of milestones at the dates `x` and heights `y`; each says what it is when pointed
    at."""
    looks = [
        (palette.overdue if state.overdue else palette.squares)[state.status] for state in states
    ]
    return marks(
        x,
        y,
        mode="markers+text",
        text=[letter(state.status, overdue=state.overdue) for state in states],
        textposition="middle center",
        textfont={"size": 11, "color": [look.text for look in looks]},
        marker={
            "symbol": "square",
            "size": side,
            "opacity": 1,
            "color": [look.fill for look in looks],
            "line": {
                "width": [OVERDUE_EDGE if state.overdue else EDGE for state in states],
                "color": [look.edge for look in looks],
            },
        },
        hoverinfo="text",
        hovertext=[_words(state) for state in states],
    )


def letter(status: str, *, overdue: bool = False) -> str:
    """The letter on a square, with `!` where it is overdue; N (not started) for Grey, because G is
    Green."""
    return ("N" if status == "Grey" else status[0]) + ("!" if overdue else "")


def _words(state: MilestoneState) -> str:
    late = ", <b>overdue</b>" if state.overdue else ""
    on = completed_on(state)
    done = f", completed {short_date(on)}" if on else ""
    said = f"<b>{state.milestone.id}</b>, {status_words(state)}, {due_in_a_line(state)}{done}{late}"
    return f"{said}<br>{wrapped(state.milestone.words)}"
