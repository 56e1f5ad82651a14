"""How many measures and milestones stand where, in every mix of one, some, all and none."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.definitions.results import Baseline, Result
from presentation.words.measures.counts import (
    caption,
    counts_sentence,
    marks_caption,
    measure_counts,
    milestone_counts,
)
from presentation.words.overdue import overdue_count
from tests.presentation.words_results import (
    example,
    examples,
    milestone,
    moved,
    october,
    without_data,
)


def standing(*statuses: str, open_: int = 0) -> list[Result]:
    """Measures with a target that stand as given, and beside them `open_` without a target."""
    judged = [example("rtc_accredited", status=status) for status in statuses]
    return judged + [example("appeal_rate") for _ in range(open_)]


MEASURES = {
    "as designed": (
        standing(*["met"] * 8, *["improving"] * 6, *["not_improving"] * 2, open_=13),
        "8 of the 16 measures with a target meet it, 6 are improving and 2 are not.",
    ),
    "one not": (
        standing("met", "met", *["improving"] * 4, "not_improving"),
        "2 of the 7 measures with a target meet it, 4 are improving and 1 is not.",
    ),
    "one of each": (
        standing("met", "improving", "not_improving"),
        "1 of the 3 measures with a target meets it, 1 is improving and 1 is not.",
    ),
    "none improving": (
        standing("met", "not_improving", "not_improving"),
        "1 of the 3 measures with a target meets it and 2 are not improving.",
    ),
    "none worse": (
        standing("met", "met", "improving"),
        "2 of the 3 measures with a target meet it and 1 is improving.",
    ),
    "none met": (
        standing("improving", "not_improving", "not_improving"),
        "None of the 3 measures with a target meets it: 1 is improving and 2 are not.",
    ),
    "all met": (standing("met", "met", "met", open_=2), "All 3 measures with a target meet it."),
    "both met": (standing("met", "met"), "Both measures with a target meet it."),
    "some without figures": (
        standing("met", "met", "improving", "not_improving", "no_data", "no_data", "no_data"),
        "2 of the 7 measures with a target meet it, 1 is improving, 1 is not and 3 have no figures "
        "yet.",
    ),
    "one without figures": (
        standing("met", "no_data"),
        "1 of the 2 measures with a target meets it and 1 has no figures yet.",
    ),
    "one not to be judged": (
        standing("met", "met", "no_target"),
        "2 of the 3 measures with a target meet it and 1 is yet to be judged.",
    ),
    "the one with a target meets it": (
        standing("met", open_=9),
        "The one measure with a target meets it; the plan sets no figure for the other 9.",
    ),
    "the one with a target improves": (
        standing("improving", open_=1),
        "The one measure with a target is improving but does not meet it yet; the plan sets no "
        "figure for the other one.",
    ),
    "the one with a target does not": (
        standing("not_improving"),
        "The one measure with a target is not improving.",
    ),
    "the one with a target has no figures": (
        standing("no_data", open_=3),
        "The one measure with a target has no figures yet; the plan sets no figure for the other "
        "3.",
    ),
    "no targets": (standing(open_=4), "The plan sets no figure for these 4 measures."),
    "one measure, no target": (standing(open_=1), "The plan sets no figure for this measure."),
    "no data at all": (
        [without_data(result) for result in examples()],
        "There are no figures yet.",
    ),
    "nothing": ([], ""),
}


@pytest.mark.parametrize(("results", "words"), MEASURES.values(), ids=MEASURES)
def test_measures(results: list[Result], words: str) -> None:
    assert counts_sentence(results, []) == words


BLUE, GREY = milestone("1a.1", "Blue", update="Done"), milestone("2a.4")
AMBER = milestone("2a.2", "Amber", overdue=True, update="Slow")
MILESTONES = {
    "as designed": (
        october(),
        "53 of 85 milestones are complete and 14 are overdue as at 31 October 2026.",
    ),
    "more since": (
        [BLUE, AMBER, replace(GREY, passed_since=True)],
        "1 of 3 milestones is complete and 1 is overdue as at 31 October 2026; 1 more has passed "
        "its month since.",
    ),
    "only since": (
        [BLUE, replace(GREY, passed_since=True)],
        "1 of 2 milestones is complete and none is overdue as at 31 October 2026, but 1 has passed "
        "its month since.",
    ),
    "none overdue": ([BLUE, BLUE, GREY], "2 of 3 milestones are complete."),
    "one of each": (
        [BLUE, GREY, AMBER],
        "1 of 3 milestones is complete and 1 is overdue as at 31 October 2026.",
    ),
    "none complete": (
        [GREY, AMBER],
        "None of the 2 milestones is complete and 1 is overdue as at 31 October 2026.",
    ),
    "all complete": ([BLUE, BLUE], "All 2 milestones are complete."),
    "the only one": ([BLUE], "The one milestone is complete."),
    "no updates": ([GREY, GREY], "No milestone has been reported on yet."),
    "no updates, and late": (
        [replace(GREY, passed=True), replace(GREY, passed=True), GREY],
        "No milestone has been reported on yet; 2 have passed their month.",
    ),
}


@pytest.mark.parametrize(("states", "words"), MILESTONES.values(), ids=MILESTONES)
def test_milestones(states: list, words: str) -> None:
    assert counts_sentence([], states) == words


def test_the_overview_answers_with_measures_and_milestones() -> None:
    assert counts_sentence(examples(), october()) == (
        "8 of the 16 measures with a target meet it, 6 are improving and 2 are not. "
        "53 of 85 milestones are complete and 14 are overdue as at 31 October 2026."
    )


def test_a_section_answers_with_its_own() -> None:
    results = [result for result in examples() if result.measure.section == 3]
    states = [state for state in october() if state.section == 3]
    assert counts_sentence(results, states) == (
        "The one measure with a target meets it; the plan sets no figure for the other 9. "
        "18 of 21 milestones are complete and 2 are overdue as at 31 October 2026."
    )


CAPTIONS = [
    (
        examples(),
        date(2026, 11, 2),
        date(2026, 10, 20),
        "Figures to October 2026. "
        "Newest upload 2 November 2026; newest milestone update 20 October 2026.",
    ),
    ([], None, None, "No upload yet; no milestone update yet."),
    (
        standing("met", open_=1),
        date(2026, 11, 2),
        None,
        "Figures to October 2026. Newest upload 2 November 2026; no milestone update yet.",
    ),
    (
        [without_data(example("appeal_rate"))],
        None,
        None,
        "No upload yet; no milestone update yet.",
    ),
]


@pytest.mark.parametrize(("results", "upload", "update", "words"), CAPTIONS)
def test_caption(
    results: list[Result], upload: date | None, update: date | None, words: str
) -> None:
    assert caption(results, upload, update) == words


def test_words_under_the_marks_of_a_section() -> None:
    results = [result for result in examples() if result.measure.section == 2]
    states = [state for state in october() if state.section == 2]
    assert (
        measure_counts(results) == "2 met, 4 improving, 1 not improving, 1 with no target: 1 better"
    )
    assert milestone_counts(states) == "8 complete, 5 on target, 4 amber, 1 red, 5 not started"
    assert overdue_count(states) == "5 overdue"


def test_measures_without_a_target_are_told_by_the_way_they_went() -> None:
    better, worse = (moved(example("appeal_rate"), value, 2.0) for value in (1.0, 3.0))
    same, first = moved(worse, 2.0), moved(worse, 2.0, baseline=None)
    first = replace(first, baseline=Baseline("2026-10", 2.0))
    assert measure_counts([worse, better, without_data(worse), better, same, first]) == (
        "1 with no figures yet, 5 with no target: 2 better, 1 worse, 1 the same"
    )


def test_a_first_figure_is_not_called_not_improving() -> None:
    first = [example("rtc_accredited", baseline=Baseline("2026-10", 89.0), status="not_improving")]
    assert measure_counts(first) == "1 with a first figure only"
    assert counts_sentence([*standing("met", "improving"), *first], []) == (
        "1 of the 3 measures with a target meets it, 1 is improving and 1 has only its first "
        "figure."
    )


def test_nothing_is_said_of_what_is_not_there() -> None:
    assert measure_counts([without_data(example("appeal_rate"))]) == "1 with no figures yet"
    assert overdue_count([BLUE]) == ""


def test_under_the_marks_what_has_passed_its_month_since_is_counted_too() -> None:
    since = replace(GREY, passed_since=True)
    assert overdue_count([AMBER, since]) == "1 overdue, 1 more since"
    assert overdue_count([since]) == "1 past its month since"


def test_the_caption_of_the_marks_explains_those_that_are_shown() -> None:
    assert marks_caption(examples()).startswith(
        "Each mark is one measure, one criterion judged by evidence, or one milestone. "
        "Measures: ✓ met, ↗ improving, ✕ not improving, – no target. "
    )
    assert "? no data" in marks_caption([without_data(example("appeal_rate"))])
