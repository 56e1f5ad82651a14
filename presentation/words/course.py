"""The board's course for a measure in words: what it asks for by when, and whether the measure is
on it."""

from kpis.definitions import CourseState, Result, less_or_more, step_words
from kpis.figures import figure, plain_figure, too_little
from kpis.months import short
from presentation.words.grammar import joined

_STANDS: dict[CourseState, str] = {
    "on": "On the board's course: {asked}",
    "behind": "Behind the board's course{by}: {asked}",
    "to_come": "The first step of the board's course is {asked}",
    "unknown": "Whether it is on the board's course cannot be said",
}
_SHORT: dict[CourseState, str] = {
    "on": "on its course",
    "behind": "behind its course",
}


def course_note(result: Result) -> str:
    """A sentence on where the measure stands: `Behind the board's course: 134.6 weeks by December
    2026, then 119.7 weeks by June 2027.` Empty where the board has decided none."""
    course = result.course
    if course is None:
        return ""
    unit = result.measure.unit
    asked = course.next if course.state == "to_come" else course.due
    words = step_words(asked, unit) if asked else ""
    told = _STANDS[course.state].format(asked=words, by=_hardly(result))
    then = course.next if course.state in ("on", "behind") else None
    return f"{told}, then {step_words(then, unit)}." if then else f"{told}."


def _hardly(result: Result) -> str:
    """The words ` by less than 0.1 weeks`, where the newest figure and the step that is due look
    alike; empty otherwise."""
    due, unit = result.course and result.course.due, result.measure.unit
    if not due or not result.latest or due.value is None:
        return ""
    alike = figure(due.value, unit) == figure(result.latest.value, unit)
    return f" by {too_little(unit)}" if alike else ""


def short_course(result: Result) -> str:
    """The same beside the status: `behind its course`. Empty where no step is due, and
    where it cannot be said."""
    return _SHORT.get(result.course.state, "") if result.course else ""


def course_step(result: Result) -> str:
    """The step that matters now, where a target stands small: `134.6 by Dec 2026`. Empty
    without a course."""
    if result.course is None:
        return ""
    step = result.course.asked
    what = plain_figure(step.value, result.measure.unit)
    if step.value is None and step.change is not None:
        what = less_or_more(step.change)
    return f"{what} by {short(step.month)}"


def course_steps(result: Result) -> str:
    """All steps in a sentence: `134.6 weeks by December 2026 and 119.7 weeks by June 2027`. Empty
    without a course."""
    if result.course is None:
        return ""
    return joined([step_words(one, result.measure.unit) for one in result.course.steps])
