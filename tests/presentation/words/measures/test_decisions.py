"""Whatever the board has decided is said wherever it applies: headline, card, table and list, and
on the record."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.record.decisions import Decided, DecisionKind
from kpis.definitions.results import Baseline, Result, Status
from kpis.judging.decisions import as_decided, states
from kpis.measures import measures
from presentation.html.measures import measure_table
from presentation.palette import LIGHT
from presentation.words.measures.changes import decision_effect_words
from presentation.words.measures.counts import caption
from presentation.words.measures.decisions import STATES, decision_words, made_by
from presentation.words.measures.headlines import headline, short_change
from presentation.words.measures.targets import distance_words, target_words
from presentation.words.overview.attention import attention
from presentation.words.waits.waiting import waiting_answer
from tests.kpis.decided import APPEALS, FOUR_WEEKS, ON_TIME, decision
from tests.presentation.words_results import example, examples

SUPPORTED, AVERAGE = "nd_supported_while_waiting", "nd_average_wait"
BY_BOARD = "local target, set by the board on 3 October 2026"
READING = decision(1, "reading", ON_TIME)


def targeted(
    id: str, decided: Decided, value: float | None, status: Status, **changed: Any
) -> Result:
    """The measure as the examples have it, with its target as decided."""
    found = example(id, **changed)
    measure = as_decided(found.measure, decided)
    goal = replace(
        found.target,
        kind=measure.target.kind,
        value=value,
        words=measure.target.words,
        decision=decided,
    )
    return replace(found, measure=measure, target=goal, status=status)


def local(figure: float, status: Status, id: str = SUPPORTED, **changed: Any) -> Result:
    return targeted(id, decision(1, "target", id, figure=figure), figure, status, **changed)


def based(
    id: str, kind: DecisionKind, period: str, value: float, *, decided: str | None = None
) -> Result:
    figure = value if kind == "baseline_figure" else None
    made = decision(1, kind, id, period=decided or period, figure=figure)
    return example(id, baseline=Baseline(period, value, made))


HEADLINES = {
    "a local target, met": (
        local(45, "met"),
        "48.2% of waiting families feel supported, up 5.8 points since May 2025. That meets the "
        "local target of 45%, set by the board on 3 October 2026.",
    ),
    "a local target, improving": (
        local(60, "improving"),
        "48.2% of waiting families feel supported, up 5.8 points since May 2025. It must rise "
        "another 11.8 points to reach the local target of 60%, set by the board on 3 October 2026.",
    ),
    "the plan's target, read otherwise": (
        targeted(ON_TIME, READING, 60, "improving", upward_trajectory=False),
        "47.4% of annual reviews due were decided by their due date, up 16.7 points since May "
        "2025. It must rise another 12.6 points to reach the 60% target. The board chose on 3 "
        "October 2026 to judge the plan's target by this measure.",
    ),
    "the plan's target, given away": (
        targeted(FOUR_WEEKS, READING, None, "no_target"),
        "63.2% of annual review meetings were decided within 4 weeks, up 21.3 points since May "
        "2025. The board chose on 3 October 2026 to judge the plan's target by another measure: "
        "annual reviews completed by their due date.",
    ),
    "another month": (
        based(AVERAGE, "baseline_month", "2026-03", 30.9),
        "Children have waited 28.9 weeks on average, down 2.0 weeks since March 2026. It must fall "
        "another 2.8 weeks to reach the target of 26.1 weeks. The board set March 2026 as the "
        "baseline on 3 October 2026.",
    ),
    "another month, which has lost its figure": (
        based(AVERAGE, "baseline_month", "2026-04", 30.9, decided="2026-03"),
        "Children have waited 28.9 weeks on average, down 2.0 weeks since April 2026. It must fall "
        "another 2.8 weeks to reach the target of 26.1 weeks. The board set March 2026 as the "
        "baseline on 3 October 2026; it has no figure now, so April 2026 stands in for it.",
    ),
    "a figure": (
        based(AVERAGE, "baseline_figure", "2024-01", 40.0),
        "Children have waited 28.9 weeks on average, down 11.1 weeks since January 2024. It must "
        "fall another 2.8 weeks to reach the target of 26.1 weeks. The board set the baseline, "
        "40.0 weeks in January 2024, on 3 October 2026.",
    ),
    "both": (
        replace(
            local(45, "met"), baseline=based(SUPPORTED, "baseline_month", "2026-03", 40.0).baseline
        ),
        "48.2% of waiting families feel supported, up 8.2 points since March 2026. That meets the "
        "local target of 45%, set by the board on 3 October 2026. The board set March 2026 as the "
        "baseline on 3 October 2026.",
    ),
}


@pytest.mark.parametrize(("result", "words"), HEADLINES.values(), ids=HEADLINES)
def test_the_headline_says_what_the_board_decided(result: Result, words: str) -> None:
    assert headline(result) == words


CARDS = {
    "a local target, met": (
        local(45, "met"),
        "Up 5.8 points since May 2025. Local target, set by the board on 3 October 2026.",
    ),
    "a local target, improving": (
        local(60, "improving"),
        "Up 5.8 points, 11.8 to go. Local target, set by the board on 3 October 2026.",
    ),
    "the reading taken": (
        targeted(ON_TIME, READING, 60, "improving"),
        "Up 16.7 points, 12.6 to go. The plan's target was moved here by the board on 3 October "
        "2026.",
    ),
    "the reading given away": (
        targeted(FOUR_WEEKS, READING, None, "no_target"),
        "Up 21.3 points. The plan's target was moved to another measure by the board on 3 October "
        "2026.",
    ),
    "a baseline": (
        based(AVERAGE, "baseline_month", "2026-03", 30.9),
        "Down 2.0 weeks, 2.8 to go. Baseline set by the board on 3 October 2026.",
    ),
}


@pytest.mark.parametrize(("result", "words"), CARDS.values(), ids=CARDS)
def test_the_card_says_what_the_board_decided(result: Result, words: str) -> None:
    assert short_change(result) == words


TARGETS = {
    "local": (local(60, "improving"), ("60% or more", BY_BOARD), ("11.8 points", "must rise")),
    "local, met": (local(45, "met"), ("45% or more", BY_BOARD), ("None", "Target met")),
    "local, of a measure that falls": (
        local(0.5, "not_improving", APPEALS),
        ("0.5% or less", BY_BOARD),
        ("0.6 points", "must fall"),
    ),
    "taken": (
        targeted(ON_TIME, READING, 60, "improving"),
        ("60% or more, and rising", "moved here by the board on 3 October 2026"),
        ("12.6 points", "must rise"),
    ),
    "given away": (
        targeted(FOUR_WEEKS, READING, None, "no_target"),
        ("Judged by another measure", "moved by the board on 3 October 2026"),
        ("–", "Judged by another measure"),
    ),
}


@pytest.mark.parametrize(("result", "target", "distance"), TARGETS.values(), ids=TARGETS)
def test_the_target_says_whose_it_is(
    result: Result, target: tuple[str, str], distance: tuple[str, str]
) -> None:
    assert (target_words(result), distance_words(result)) == (target, distance)


def row(result: Result) -> str:
    return measure_table([result], LIGHT, "2024-06")


def test_the_overview_says_in_the_cells_of_target_and_baseline_what_the_board_set() -> None:
    assert f"<small> · {BY_BOARD}</small>" in row(local(60, "improving"))
    assert "<small> · moved by the board on 3 October 2026</small>" in row(
        targeted(FOUR_WEEKS, READING, None, "no_target")
    )
    assert "40.0 wks<small> Jan 2024, set by the board</small>" in row(
        based(AVERAGE, "baseline_figure", "2024-01", 40.0)
    )


def test_the_plans_own_baselines_and_targets_are_nobody_elses() -> None:
    for result in examples():
        shown = " ".join(
            [headline(result), short_change(result), *target_words(result), row(result)]
        )
        assert " board on " not in shown
        assert "local target" not in shown.lower()
        assert "set by" not in shown


def test_lists_and_captions_tell_a_local_target_from_the_plans() -> None:
    [line] = attention([local(60, "not_improving")], [], [])
    assert line.after == " is not improving: 48.2%, 11.8 points below its local target"
    results = [local(60, "improving"), local(1, "met", APPEALS), example(AVERAGE)]
    assert "2 measures have a local target, set by the board." in caption(results, None, None)
    assert "local" not in caption([example(AVERAGE)], None, None)


def test_an_answer_on_waits_says_that_the_board_set_the_baseline() -> None:
    sentence = waiting_answer(based(AVERAGE, "baseline_month", "2026-03", 30.9)).sentence
    assert sentence.endswith("The board set March 2026 as the baseline on 3 October 2026.")


RECORD = {
    "Baseline: March 2026": decision(1, "baseline_month", period="2026-03"),
    "Baseline: 40.0 weeks in January 2024": decision(
        1, "baseline_figure", AVERAGE, period="2024-01", figure=40
    ),
    "Local target: 60% or more": decision(1, "target", SUPPORTED, figure=60),
    "Local target: 1.5% or less": decision(1, "target", APPEALS, figure=1.5),
    "The plan's target is judged by: annual reviews completed by their due date": READING,
    "Undo of decision 3": decision(4, "undo", undoes=3),
}


@pytest.mark.parametrize(("words", "decided"), RECORD.items(), ids=RECORD)
def test_the_record_says_what_was_decided(words: str, decided: Decided) -> None:
    assert decision_words(decided) == words


def test_the_record_says_who_when_and_why() -> None:
    told = {"author": "Bea", "reason": "Too few cases in May 2025", "decided_on": date(2026, 9, 1)}
    assert (
        made_by(decision(1, "target", **told))
        == "Set by Bea on 1 September 2026: Too few cases in May 2025"
    )
    assert made_by(decision(2, "undo", undoes=1, **told)).startswith(
        "Undone by Bea on 1 September 2026: "
    )


def test_every_state_of_a_decision_has_words() -> None:
    record = [
        decision(1, "target"),
        decision(2, "target"),
        decision(3, "baseline_month"),
        decision(4, "undo", undoes=3),
    ]
    assert [STATES[state] for state in states(record).values()] == [
        "Replaced by a later decision.",
        "In force.",
        "Undone.",
        "",
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            example(SUPPORTED),
            local(45, "met"),
            "Status would change from No target · better to Met.",
        ),
        (local(60, "improving"), local(50, "improving"), "Status would stay Improving."),
    ],
)
def test_the_effect_names_both_statuses(before: Result, after: Result, words: str) -> None:
    assert decision_effect_words(before, after) == words


def test_every_measure_can_be_named_inside_a_sentence_on_the_record() -> None:
    for id in measures():
        assert decision_words(decision(1, "reading", id)).startswith(
            "The plan's target is judged by: "
        )
