"""What of a result is drawn: the months shown, the gaps between them, and the course of the
target."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from data.place import load_place
from kpis import months
from kpis.definitions import Comparator, Hidden, Result, Shown
from kpis.trends import with_gaps

Stretch = list[tuple[str, float]]
"""Months with a value each, without a gap."""
AHEAD = 18
"""How many months after the newest one a step of the board's course may be, to be drawn."""


def drawn(result: Result, since: str | None) -> tuple[Shown, ...]:
    """The points from the month `since` on (`YYYY-MM`), or all."""
    return tuple(one for one in told(result, since) if isinstance(one, Shown))


def told(result: Result, since: str | None) -> tuple[Shown | Hidden, ...]:
    """The months from `since` on, or all: their points, and those that are hidden."""
    return tuple(one for one in result.told if since is None or one.period >= since)


def runs(told: Sequence[Shown | Hidden]) -> list[list[Shown]]:
    """The points between which a line may be drawn, run by run; none leads over a hidden month."""
    known = [point for _, point in with_gaps(told)]
    return [list(filter(None, group)) for drawn, group in groupby(known, bool) if drawn]


def parts(told: Sequence[Shown | Hidden]) -> list[tuple[bool, list[Shown]]]:
    """The stretches of the line in order, each partial or not; a partial one ends at the first full
    point after it."""
    found = []
    for run in runs(told):
        split = [
            (partial, list(group)) for partial, group in groupby(run, lambda point: point.partial)
        ]
        for (partial, group), after in zip(split, [*split[1:], (False, [])], strict=True):
            found.append((partial, group + after[1][:1]))
    return found


def target_courses(result: Result, first: str, last: str) -> list[Stretch]:
    """The course of the target between two months, stretch by stretch; none where it cannot be
    resolved.

    A figure of the plan, or one resolved from the baseline or a year earlier, is level: it is what
    the newest month is judged by. A comparator moves month by month, and is missing before its
    first figure.
    """
    if result.target.value is None:
        return []
    if not result.targets:
        return [[(first, result.target.value), (last, result.target.value)]]
    known = [period for period in months.every(first, last) if period in result.targets]
    stretches = groupby(enumerate(known), lambda each: months.index(each[1]) - each[0])
    return [[(period, result.targets[period]) for _, period in group] for _, group in stretches]


def course_drawn(result: Result, first: str) -> Stretch:
    """The steps of the board's course that a chart from that month on draws: those of which it is
    known what they ask for. Of those before its first month only the last still asks for
    something."""
    if result.course is None or result.newest is None:
        return []
    end = months.add(result.newest, AHEAD)
    known = [
        (one.month, one.value)
        for one in result.course.steps
        if one.value is not None and one.month <= end
    ]
    begun = max((month for month, _ in known if month <= first), default=first)
    return [step for step in known if step[0] >= begun]


def shown_comparators(comparators: Iterable[Comparator], first: str, last: str) -> list[Comparator]:
    """England's published figures whose month, or a part of whose calendar year, lies between two
    months.

    Those of the region and of single authorities stand in a table: thirteen bars a year would hide
    the line.
    """
    england = [each for each in comparators if each.area_code == load_place().country.code]
    return [each for each in england if first <= end(each) and start(each) <= last]


def yearly(comparator: Comparator) -> bool:
    """Whether it is a figure of a calendar year rather than of a month."""
    return len(comparator.period) == len("2024")


def start(comparator: Comparator) -> str:
    """Its month, or the first of its year."""
    return f"{comparator.period}-01" if yearly(comparator) else comparator.period


def end(comparator: Comparator) -> str:
    """Its month, or the last of its year."""
    return f"{comparator.period}-12" if yearly(comparator) else comparator.period
