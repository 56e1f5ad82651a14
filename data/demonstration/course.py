"""The demonstration's one decision of the board on a measure: an invented course for the longest
wait."""

from datetime import date

from data.demonstration.timeline import shifted
from data.record import CourseStep, Decision

_STEPS = ((2, -10.0), (8, -20.0))
"""How many months after the newest figures a step is, and what it asks for in % of the baseline."""
_REASON = "The plan says how far the longest wait is to fall, and not by when."


def longest_wait_course(until: date, decided_on: date) -> Decision:
    """The course as the board decided it on a day, beside figures up to `until`."""
    steps = tuple(
        CourseStep(month=f"{shifted(until, months):%Y-%m}", change=change)
        for months, change in _STEPS
    )
    return Decision(
        measure="nd_longest_wait",
        sort="course",
        reason=_REASON,
        decided_on=decided_on,
        steps=steps,
    )
