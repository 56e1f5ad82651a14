"""How many measures and milestones stand where, in two lines under the overview's answer."""

from collections import Counter
from collections.abc import Sequence

from data.plurals import counted
from kpis.definitions import Result
from kpis.milestones import STATUSES, MilestoneState
from presentation.html.kit import Markup, disc, square, tag, whole
from presentation.words import overdue_count
from presentation.words.measures import MILESTONE_COUNTS, STATUS_NAMES


def tally(results: Sequence[Result], states: Sequence[MilestoneState]) -> Markup:
    """One mark a status with the number of its measures, one a rating with the number of its
    milestones, and how many of these are overdue."""
    return whole(
        _line(counted(len(results), "measure"), _measures(results)),
        _line(counted(len(states), "milestone"), _milestones(states)),
    )


def _line(head: str, entries: Sequence[Markup]) -> Markup:
    return tag("ul", tag("li", tag("b", head)), *entries, class_="tally")


def _measures(results: Sequence[Result]) -> list[Markup]:
    counts = Counter(result.status for result in results)
    return [
        tag("li", disc(status), f" {counts[status]} {name.lower()}")
        for status, name in STATUS_NAMES.items()
        if counts[status]
    ]


def _milestones(states: Sequence[MilestoneState]) -> list[Markup]:
    counts = Counter(state.status for state in states)
    entries = [
        tag("li", square(status), f" {counts[status]} {MILESTONE_COUNTS[status]}")
        for status in STATUSES
        if counts[status]
    ]
    late = overdue_count(states)
    return [*entries, tag("li", tag("b", late, class_="late"))] if late else entries
