"""Whether the board's course would be kept to, if the pace of the last twelve months goes on: for
the next step and for the last, with the caveats of every projection."""

from dataclasses import dataclass

from data.plurals import counted
from kpis.definitions import ResolvedStep, Result, step_words
from kpis.months import between
from kpis.trends.projection import Projection, project
from kpis.trends.projection_words import PACE, caveats, nowhere, rests, when


@dataclass(frozen=True)
class CourseAhead:
    """The sentences, and the months (`YYYY-MM`) in which the next step and the last one would be
    reached, None where none can be named or a step is reached already."""

    words: str
    next: str | None
    last: str | None


def course_ahead(result: Result) -> CourseAhead | None:
    """What the pace says of the course; None without a course, where a step or the newest month is
    not known, and where too few figures are shown to name a pace."""
    course = result.course
    if course is None:
        return None
    last = course.steps[-1]
    steps = list(dict.fromkeys([course.next or last, last]))
    found = {step: made for step in steps if (made := _projected(step, result))}
    words = [*_reached(steps, result), *_unreached(found, result)]
    if not words:
        return None
    ends = [found[step].month if step in found else None for step in (steps[0], last)]
    return CourseAhead(" ".join(filter(None, words)), ends[0], ends[1])


def _projected(step: ResolvedStep, result: Result) -> Projection | None:
    if step.value is None or step.reached is not False:
        return None
    series = [(point.period, point.value) for point in result.series]
    return project(series, step.value, result.measure.direction)


def _reached(steps: list[ResolvedStep], result: Result) -> list[str]:
    return [f"It has reached {_named(one, result)} already." for one in steps if one.reached]


def _unreached(found: dict[ResolvedStep, Projection], result: Result) -> list[str]:
    """What is said of the steps that are still to be reached. The pace is the same for all, so
    that where it does not lead to one it leads to none."""
    if not found:
        return []
    first, one = next(iter(found.items()))
    ends = [
        f"{_named(step, result)} would {when(ahead)}{_late(step, ahead)}."
        for step, ahead in found.items()
    ]
    return nowhere(one, result, _named(first, result)) or [
        rests(one, result),
        f"{PACE} {' And '.join(ends)}",
        *caveats(list(found.values()), result),
    ]


def _named(step: ResolvedStep, result: Result) -> str:
    return f"the step of {step_words(step, result.measure.unit)}"


def _late(step: ResolvedStep, found: Projection) -> str:
    """How long after its month a step would be reached."""
    if found.month is None:
        return ""
    late = between(step.month, found.month)
    return f", {counted(late, 'month')} after it is due" if late > 0 else ", in time"
