"""The overview's second heading answers in one sentence, by the rules that stand with it."""

from dataclasses import replace

import pytest

from kpis.definitions.results import Baseline, Result, Status
from kpis.milestones.board import MilestoneState
from kpis.trends.recent import Recent
from presentation.words.overview.delivery import delivery
from tests.presentation.words_results import example, milestone, without_data

IDS = ("rtc_accredited", "nd_support_plans", "timely_joined_up_access", "included_in_decisions")
WAIT = "nd_longest_wait"
WORSE = Recent("worse", "2026-06", "a rule")
DONE = [milestone("1a.1", "Blue", update="Done")]
LATE = [milestone("1a.1", "Amber", overdue=True, update="Slow")]
UNREPORTED = [milestone("1a.1")]


def standing(*statuses: Status) -> list[Result]:
    """Measures with a target, one for each status."""
    return [
        without_data(example(id)) if status == "no_data" else example(id, status=status)
        for id, status in zip(IDS, statuses, strict=False)
    ]


LONGEST = example(WAIT, status="not_improving")
FIRST = replace(LONGEST, baseline=Baseline("2026-10", 144.7))
OPEN = example("appeal_rate")
CASES: dict[str, tuple[list[Result], list[MilestoneState], list[str], str]] = {
    "no data": (
        standing("no_data", "no_data"),
        UNREPORTED,
        [],
        "Not known yet: there are no figures; no milestone has been reported on.",
    ),
    "no data, with updates": (
        standing("no_data", "no_data"),
        LATE,
        [],
        "Not known yet: there are no figures; 1 milestone is overdue.",
    ),
    "nothing that has a target": (
        [*standing("no_data"), OPEN],
        DONE,
        [],
        "Not known yet: no target can be judged.",
    ),
    "a first figure": ([FIRST], DONE, [], "Not known yet: no target can be judged."),
    "one extract": (
        [*standing("no_data", "no_data", "no_data"), LONGEST],
        UNREPORTED,
        [],
        "Known only in part: the one target with figures is not met; the longest wait is not "
        "improving, and no milestone has been reported on.",
    ),
    "all met, and all is well": (standing("met", "met"), DONE, [], "Yes: all targets are met."),
    "all met, and silence about a month that passed": (
        standing("met", "met"),
        [replace(milestone("1a.1", "Green", update="On the way"), passed_since=True)],
        [],
        "Mostly: all targets are met; 1 milestone has passed its month since the newest updates.",
    ),
    "all met, not all known": (
        standing("met", "met", "no_data"),
        DONE,
        [],
        "Mostly: all targets with figures are met.",
    ),
    "all met, a milestone overdue": (
        standing("met", "met"),
        LATE,
        [],
        "Mostly: all targets are met; 1 milestone is overdue.",
    ),
    "all met, nobody has reported": (
        standing("met", "met"),
        UNREPORTED,
        [],
        "Mostly: all targets are met; no milestone has been reported on.",
    ),
    "all met, one getting worse": (
        standing("met", "met"),
        DONE,
        ["rtc_accredited"],
        "Mostly: all targets are met; “Right to Choose with accredited providers” is getting "
        "worse.",
    ),
    "without a target, and getting worse": (
        [*standing("met", "met"), OPEN],
        DONE,
        ["appeal_rate"],
        "Mostly: all targets are met; “Appeal rate” is getting worse.",
    ),
    "most met": (
        [*standing("met", "met"), LONGEST],
        LATE * 14,
        [WAIT],
        "Partly: most targets are met; the longest wait is rising, and 14 milestones are overdue.",
    ),
    "most met, several getting worse": (
        [*standing("met", "met", "met"), LONGEST],
        DONE,
        [WAIT, "rtc_accredited", "nd_support_plans"],
        "Partly: most targets are met; the longest wait and 2 other measures are getting worse.",
    ),
    "one not improving, one getting worse": (
        [*standing("met", "met"), LONGEST],
        DONE,
        ["rtc_accredited"],
        "Partly: most targets are met; the longest wait and 1 other measure are not improving or "
        "getting worse.",
    ),
    "half met": (
        standing("met", "improving"),
        DONE,
        [],
        "Partly: half of the targets are met.",
    ),
    "few met": (
        standing("met", "improving", "improving"),
        DONE,
        [],
        "Partly: fewer than half of the targets are met.",
    ),
    "none met, most improving": (
        standing("improving", "improving"),
        DONE,
        [],
        "Not yet: no target is met, though most measures are improving.",
    ),
    "none met": (
        [*standing("improving"), LONGEST],
        DONE,
        [],
        "Not yet: no target is met; the longest wait is not improving.",
    ),
}


@pytest.mark.parametrize(("results", "states", "worse", "words"), CASES.values(), ids=CASES)
def test_the_answer_follows_the_rules(
    results: list[Result], states: list[MilestoneState], worse: list[str], words: str
) -> None:
    assert delivery(results, states, dict.fromkeys(worse, WORSE)) == words
