"""How many milestones stand at each of the plan's ratings, with what the plan means by it."""

from collections.abc import Sequence

from kpis.milestones.board import STATUSES, MilestoneState
from presentation.html.kit.marks import square
from presentation.html.kit.tags import Markup, tag, whole
from presentation.words.milestones.milestones import MEANINGS


def rag_counts(states: Sequence[MilestoneState]) -> Markup:
    """One entry a rating, in the plan's order: its square, the number, its name and its meaning."""
    counts = {status: sum(state.status == status for state in states) for status in STATUSES}
    entries = [
        tag("li", square(status), tag("span", tag("b", f"{counts[status]} {status}"), f" {MEANINGS[status]}"))
        for status in STATUSES
    ]
    return whole(tag("ul", *entries, class_="rag-counts"))
