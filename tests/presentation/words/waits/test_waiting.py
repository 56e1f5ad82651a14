"""The three questions of the waiting-times page, and the sentence that sums up their answers."""

import pytest

from kpis.definitions.results import Baseline, Result
from presentation.words.waits.waiting import waiting_answer, waiting_summary
from tests.presentation.words_results import example, moved, targeted, without_data

LONGEST, AVERAGE, GAP = (
    example(id) for id in ("nd_longest_wait", "nd_average_wait", "nd_provider_gap")
)

ANSWERS = {
    "longer": (
        LONGEST,
        ("No.", "It is 10.3% longer than in May 2025, and 39.8 weeks above the target."),
    ),
    "shorter": (
        AVERAGE,
        ("Not yet.", "It is 11.5% shorter than in May 2025, and 2.8 weeks above the target."),
    ),
    "gap": (GAP, ("Not yet.", "The gap is 28.1 weeks, 16.1 weeks too wide.")),
    "wider gap": (
        moved(GAP, 30, status="not_improving"),
        ("No.", "The gap is 30.0 weeks, 18.0 weeks too wide."),
    ),
    "gap met": (moved(GAP, 12, status="met"), ("Yes.", "The gap is 12.0 weeks.")),
    "met": (
        moved(AVERAGE, 25, status="met"),
        ("Yes.", "It is 23.4% shorter than in May 2025, which meets the target of 26.1 weeks."),
    ),
    "first figure": (
        example("nd_longest_wait", baseline=Baseline("2026-10", 144.7)),
        ("Not known.", "First figure, nothing to compare with yet: 144.7 weeks."),
    ),
    "as long": (
        moved(LONGEST, 131.142857, status="not_improving"),
        ("No.", "It is as long as in May 2025, and 26.2 weeks above the target."),
    ),
    "no figures": (without_data(LONGEST), ("Not known.", "There are no figures yet.")),
    "no baseline": (
        targeted(example("nd_longest_wait", baseline=None, status="no_target"), None),
        ("Not known.", "It is 144.7 weeks, and there is no baseline yet."),
    ),
    "gap without a baseline": (
        example("nd_provider_gap", baseline=None, status="not_improving"),
        ("No.", "The gap is 28.1 weeks, 16.1 weeks too wide."),
    ),
    "a baseline of nothing": (
        example("nd_longest_wait", baseline=Baseline("2025-05", 0)),
        ("No.", "It is 144.7 weeks, and 39.8 weeks above the target."),
    ),
}


@pytest.mark.parametrize(("result", "answer"), ANSWERS.values(), ids=ANSWERS)
def test_answer(result: Result, answer: tuple[str, str]) -> None:
    assert waiting_answer(result) == answer


def met(result: Result) -> Result:
    return moved(result, 1, status="met")


def worse(result: Result) -> Result:
    return moved(result, 500, status="not_improving")


SUMMARIES = {
    "as designed": (
        [LONGEST, AVERAGE, GAP],
        "None of the three waiting-time targets is met. The average wait and the provider gap are "
        "improving; the longest wait is longer than at the baseline.",
    ),
    "first figures": (
        [example("nd_longest_wait", baseline=Baseline("2026-10", 144.7)), AVERAGE, GAP],
        "None of the three waiting-time targets is met. The average wait and the provider gap are "
        "improving; the longest wait has a first figure, with nothing to compare with yet.",
    ),
    "all met": ([met(LONGEST), met(AVERAGE), met(GAP)], "All three waiting-time targets are met."),
    "one met": (
        [LONGEST, met(AVERAGE), GAP],
        "One of the three waiting-time targets is met: the average wait. The provider gap is "
        "improving; the longest wait is longer than at the baseline.",
    ),
    "two met": (
        [met(LONGEST), met(AVERAGE), GAP],
        "Two of the three waiting-time targets are met: the longest wait and the average wait. The "
        "provider gap is improving.",
    ),
    "all worse": (
        [worse(LONGEST), worse(AVERAGE), worse(GAP)],
        "None of the three waiting-time targets is met. The longest wait is longer than at the "
        "baseline, the average wait is longer than at the baseline and the provider gap is wider "
        "than at the baseline.",
    ),
    "no change": (
        [moved(LONGEST, 131.142857), AVERAGE, GAP],
        "None of the three waiting-time targets is met. The average wait and the provider gap are "
        "improving; the longest wait is the same as at the baseline.",
    ),
    "one unknown": (
        [met(LONGEST), met(AVERAGE), without_data(GAP)],
        "Two of the three waiting-time targets are met: the longest wait and the average wait. "
        "There are no figures yet for the provider gap.",
    ),
    "one not to be judged": (
        [
            met(LONGEST),
            targeted(example("nd_average_wait", baseline=None, status="no_target"), None),
            met(GAP),
        ],
        "Two of the three waiting-time targets are met: the longest wait and the provider gap. The "
        "average wait cannot be judged yet.",
    ),
    "none known": (
        [without_data(LONGEST), without_data(AVERAGE), without_data(GAP)],
        "There are no waiting-time figures yet.",
    ),
}


@pytest.mark.parametrize(("results", "words"), SUMMARIES.values(), ids=SUMMARIES)
def test_summary(results: list[Result], words: str) -> None:
    assert waiting_summary(results) == words
