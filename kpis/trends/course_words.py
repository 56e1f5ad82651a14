"""Whether the board's course would be kept to, if the pace of the last twelve months goes on: for
the next step and for the last, with the caveats of every projection."""

from dataclasses import dataclass

from data.plurals import counted
from kpis.definitions import ResolvedStep, Result, step_words
from kpis.months import between
from kpis.trends.projection import Projection, project
from kpis.trends.projection_words import PACE, caveats, nowhere, projected, rests, when


@dataclass(frozen=True)
class CourseAhead:
    """The sentences, those that are left where they stand within the projection of the target
    (`beside`), and the months (`YYYY-MM`) in which the next step and the last one would be reached,
    None where none can be named, and where the step is reached already."""

    words: str
    beside: str
    next: str | None
    last: str | None


def ahead_words(result: Result) -> str:
    """What the pace says of the target, and then of the course; empty where it says nothing."""
    course = course_ahead(result)
    found = projected(result, course.beside if course else "") or course
    return found.words if found else ""


def course_ahead(result: Result) -> CourseAhead | None:
    """What the pace says of the course; None without a course, where a step or the newest month is
    not known, and where too few figures are shown to name a pace."""
    course = result.course
    if course is None:
        return None
    last = course.steps[-1]
    steps = list(dict.fromkeys([course.next or last, last]))
    found = {step: made for step in steps if (made := _projected(step, result))}
    reached = [f"It has reached {_named(one, result)} already." for one in steps if one.reached]
    if not reached and not found:
        return None
    words, beside = _unreached(found, result) if found else ("", "")
    return CourseAhead(
        " ".join(filter(None, [*reached, words])),
        " ".join(filter(None, [*reached, beside])),
        found[course.next].month if course.next in found else None,
        found[last].month if last in found else None,
    )


def _projected(step: ResolvedStep, result: Result) -> Projection | None:
    if step.value is None or step.reached is not False:
        return None
    series = [(point.period, point.value) for point in result.series]
    return project(series, step.value, result.measure.direction)


def _unreached(found: dict[ResolvedStep, Projection], result: Result) -> tuple[str, str]:
    """What is said of the steps that are still to be reached, alone and beside the target. The pace
    is the same for all, so that where it does not lead to one it leads to none."""
    first, one = next(iter(found.items()))
    if lost := nowhere(one, result, _named(first, result)):
        return " ".join(lost), "It does not lead to that step either."
    ends = [
        f"{_named(step, result)} would {when(ahead)}{_late(step, ahead)}."
        for step, ahead in found.items()
    ]
    told = " And ".join(ends)
    sure = caveats(list(found.values()), result)
    alone = [rests(one, result), f"{PACE} {told}", *sure]
    return " ".join(filter(None, alone)), f"At that pace {told}"


def _named(step: ResolvedStep, result: Result) -> str:
    return f"the step of {step_words(step, result.measure.unit)}"


def _late(step: ResolvedStep, found: Projection) -> str:
    """How long after its month a step would be reached; whether surely in time, as far as the range
    of the pace goes."""
    if found.month is None:
        return ""
    late = between(step.month, found.month)
    if late > 0:
        return f", {counted(late, 'month')} after it is due"
    sure = found.latest is not None and found.latest <= step.month
    return ", in time" if sure else ", in time if it does not slow"
