"""The board's course as it is said: in the headline, beside the status, and where a target stands
small."""

from dataclasses import replace
from html import unescape

import pytest

from data.record import CourseStep
from kpis.definitions import Hidden, Result, Shown
from kpis.judging.course import course_of
from presentation.html.kit import status_chip
from presentation.rows.measures import measure_rows
from presentation.story.figures import four_figures
from presentation.words.course import course_note, course_steps, short_course
from presentation.words.measures.changes import decision_effect_words
from presentation.words.measures.decisions import decision_words
from presentation.words.measures.headlines import headline, short_change
from tests.kpis.decided import decision
from tests.presentation.words_results import example

LONGEST = "nd_longest_wait"
STEPS = (CourseStep(month="2026-09", change=-10), CourseStep(month="2027-06", change=-20))
LATER = (CourseStep(month="2026-12", change=-10), CourseStep(month="2027-06", figure=104.9))


def on_course(
    steps: tuple[CourseStep, ...], value: float = 154.4, *, based: bool = True, shown: bool = True
) -> Result:
    """The longest wait with that newest figure, and the board's course for it."""
    found = example(LONGEST)
    newest = replace(found.series[-1], value=value)
    series = (*found.series[:-1], *([newest] if shown else []))
    hidden = () if shown else (Hidden(newest.period),)
    told: tuple[Shown | Hidden, ...] = (*series, *hidden)
    baseline = found.baseline if based else Hidden("2025-05")
    course = course_of(found.measure, told, baseline, decision(1, "course", LONGEST, steps=steps))
    result = replace(found, series=series, hidden=hidden, course=course)
    return result if based else replace(result, baseline=None, baseline_hidden=True)


FIRST, LAST = "118.0 weeks by September 2026", "104.9 weeks by June 2027"
SAID = {
    "behind": (
        on_course(STEPS),
        f"Behind the board's course: {FIRST}, then {LAST}.",
        "behind its course",
        "118.0 by Sep 2026",
    ),
    "behind by a hair": (
        on_course(STEPS, 118.04),
        f"Behind the board's course by less than 0.1 weeks: {FIRST}, then {LAST}.",
        "behind its course",
        "118.0 by Sep 2026",
    ),
    "on it": (
        on_course(STEPS, 90),
        f"On the board's course: {FIRST}, then {LAST}.",
        "on its course",
        "104.9 by Jun 2027",
    ),
    "to come": (
        on_course(LATER),
        "The first step of the board's course is 118.0 weeks by December 2026.",
        "",
        "118.0 by Dec 2026",
    ),
    "the last step is due": (
        on_course(STEPS[:1], 90),
        f"On the board's course: {FIRST}.",
        "on its course",
        "118.0 by Sep 2026",
    ),
    "hidden": (
        on_course(STEPS, shown=False),
        "Whether it is on the board's course cannot be said.",
        "",
        "104.9 by Jun 2027",
    ),
    "the baseline is hidden": (
        on_course(LATER, based=False),
        "The first step of the board's course is 10% less than the baseline by December 2026.",
        "",
        "10% less by Dec 2026",
    ),
    "none": (example(LONGEST), "", "", ""),
}


@pytest.mark.parametrize(("result", "note", "short", "small"), SAID.values(), ids=SAID)
def test_what_is_said_of_a_course(result: Result, note: str, short: str, small: str) -> None:
    assert (course_note(result), short_course(result)) == (note, short)
    assert headline(result).count(note or "course") == bool(note)
    chip = unescape(status_chip(result))
    assert ("course" in chip, short in chip) == (bool(short), True)
    step = f"ourse: {small}" if small else ""
    [row] = measure_rows([result], "2025-05")
    for told in (short_change(result), four_figures(result)[2].word, row.target.note):
        assert ("ourse" in told, step in told) == (bool(small), True)


def test_what_a_decision_says_and_would_do() -> None:
    before, after = example(LONGEST), on_course(LATER)
    assert after.course
    assert decision_words(after.course.decision) == (
        "Course: 10% less by December 2026, 104.9 weeks by June 2027"
    )
    steps = f"118.0 weeks by December 2026 and {LAST}"
    assert course_steps(after) == steps
    assert decision_effect_words(before, after).endswith(f". The course would be {steps}.")
    assert decision_effect_words(after, before).endswith(". It would have no course.")
