"""What needs attention and what has changed: the worst first, each named and linked, none
invented."""

from dataclasses import replace
from datetime import date

import pytest

from data.place import load_place
from kpis.definitions.results import Baseline, Comparator, Result, Status
from kpis.judging.freshness import Freshness
from kpis.milestones.board import MilestoneState
from kpis.trends.recent import Recent, recent
from presentation.html.kit.lists import attention_list
from presentation.words.measures.changes import changes
from presentation.words.overview.attention import attention
from tests.kpis.decided import decision
from tests.presentation.words_results import (
    example,
    examples,
    milestone,
    moved,
    october,
    said,
    targeted,
    without_data,
)

LATE = Freshness("social_media", "Social media", date(2026, 7, 31), "Late")
CURRENT = Freshness("caseload", "Caseload", date(2026, 10, 31), "Current")
NEVER = Freshness("ehc_assessments", "EHC assessments", None, "Never loaded")


LATELY = {result.measure.id: recent(result) for result in examples()}


def test_as_designed() -> None:
    shown = attention(examples(), october(), [LATE, CURRENT], {}, LATELY)
    assert [said(line) for line in shown] == [
        "Longest wait is not improving: 144.7 weeks, 39.8 weeks above its target, worse for 22 "
        "months",
        "Lessons with effective adaptive teaching is not improving: 61.0%, 3.4 points below the "
        "baseline it must beat",
        "14 milestones are overdue as at 31 October 2026, 10 without any update: 4a.1, 4f.1, 3c.2, "
        "2d.2, 4a.3, 2a.2, 3e.7, 4a.5, 6 more",
        "Appeal rate: 1.1%, worse than in May 2025 (1.0%) and worse for 8 months",
        "Right to Choose with accredited providers: 89.6%, 0.4 points below its target, better "
        "than in May 2025 (65.9%), but worse for 7 months",
        "4 milestones missed their deadline and have a new date: 1c.5, 3e.4, 4a.6, 2a.3",
        "Meetings with a parent carer representative: 80.6%, worse than in May 2025 (83.3%)",
        "1 extract is late: social media (to 31 July 2026)",
    ]


def test_each_line_links_to_what_it_names() -> None:
    measure, _, overdue, *_, late = attention(examples(), october(), [LATE])
    assert (measure.page, measure.query) == ("measure", {"id": "nd_longest_wait"})
    assert overdue.page == "milestones"
    assert [(way.page, dict(way.query)) for way in overdue.ways] == [
        *(
            ("action", {"id": action})
            for action in ("4a", "4f", "3c", "2d", "4a", "2a", "3e", "4a")
        ),
        ("milestones", {}),
    ]
    assert late.page == ""


WORSE = Recent("worse", "2026-06", "a rule")
BETTER = Recent("better", "2026-06", "a rule")
TURNING = {
    "met, and worse lately": (
        example("nd_adhd_over_13_weeks", status="met"),
        WORSE,
        "ADHD: waiting 13 weeks or more: 72.9% meets the target of 89.9% (England), but worse for 4 "
        "months",
    ),
    "no target, better than at first, and worse lately": (
        moved(example("appeal_rate"), 1.0, 2.0),
        WORSE,
        "Appeal rate: 1.0%, better than in May 2025 (2.0%), but worse for 4 months",
    ),
    "no target, worse than at first, and better lately": (
        moved(example("appeal_rate"), 3.0, 2.0),
        BETTER,
        "Appeal rate: 3.0%, worse than in May 2025 (2.0%), though better for 4 months",
    ),
    "not improving, though better lately": (
        moved(example("rtc_accredited"), 80, 85, status="not_improving"),
        BETTER,
        "Right to Choose with accredited providers is not improving: 80.0%, 10.0 points below its "
        "target, though better for 4 months",
    ),
    "met, and steady": (example("nd_adhd_over_13_weeks", status="met"), Recent("steady"), None),
    "met, and better lately": (example("nd_adhd_over_13_weeks", status="met"), BETTER, None),
    "a rate says its unit": (
        example("social_media_followers", status="met"),
        WORSE,
        "Social media followers: 23.5 per 1,000 residents meets the target of 21.0 (in line with "
        "neighbours), but worse for 4 months",
    ),
}


@pytest.mark.parametrize(("result", "lately", "words"), TURNING.values(), ids=TURNING)
def test_what_moves_the_wrong_way_lately_is_told_whatever_its_status(
    result: Result, lately: Recent, words: str | None
) -> None:
    lines = attention([result], [], [], {}, {result.measure.id: lately})
    assert [said(line) for line in lines] == ([words] if words else [])


def test_a_strength_beside_others_is_said_with_what_needs_attention() -> None:
    england, own = load_place().country.code, load_place().number
    figures = (
        Comparator("2024", own, "Westmorland and Furness", 91.6, "DfE"),
        Comparator("2024", england, "England", 46.4, "DfE"),
    )
    behind = moved(example("ehc_20_weeks"), 86.1, 90.5, comparators=figures)
    [line] = attention([behind], [], [], {}, {"ehc_20_weeks": BETTER})
    assert said(line) == (
        "EHC plans issued within 20 weeks: 86.1%, worse than in May 2025 (90.5%), though better "
        "for 4 months; yet in 2024, at 91.6%, better than England (46.4%)"
    )


def test_the_order_is_that_of_the_written_rule() -> None:
    stuck = moved(example("timely_joined_up_access"), 30, 40, status="not_improving")
    sinking = moved(example("rtc_accredited"), 84.9, 85, status="not_improving")
    fell = moved(example("nd_support_plans", status="improving"), 89.5)
    turned = example("nd_adhd_over_13_weeks", status="met")
    behind = moved(example("appeal_rate"), 9.0, 2.0)
    everything = [behind, turned, fell, stuck, sinking]
    states = [milestone("1c.5", "Red", revised="2027-01", update="Paused"), overdue("4a.1")]
    worse = {sinking.measure.id: WORSE, turned.measure.id: WORSE}
    lines = attention(everything, states, [LATE], {fell.measure.id: "met"}, worse)
    assert [line.query.get("id") or line.subject for line in lines] == [
        sinking.measure.id,
        stuck.measure.id,
        fell.measure.id,
        "1 milestone is overdue",
        turned.measure.id,
        "1 milestone missed its deadline",
        behind.measure.id,
        "1 extract is late",
    ]


def test_nothing_where_nothing_needs_it() -> None:
    good = [result for result in examples() if result.status != "not_improving" and result.better]
    assert attention(good, [milestone("1a.1", "Blue", update="Done")], [CURRENT]) == []


@pytest.mark.parametrize(("many", "open_lines", "folded"), [(8, 8, 0), (9, 9, 0), (12, 8, 4)])
def test_more_than_can_be_taken_in_are_folded_and_none_is_lost(
    many: int, open_lines: int, folded: int
) -> None:
    lines = attention([moved(one, 9.0, 2.0) for one in [example("appeal_rate")] * many], [], [])
    shown, fold, rest = attention_list(lines).partition("<details")
    assert (shown.count("<li>"), rest.count("<li>")) == (open_lines, folded)
    assert (f"{folded} more</summary>" in rest) is bool(fold) is bool(folded)


def test_the_measure_furthest_from_its_target_comes_first() -> None:
    near = moved(example("rtc_accredited", status="not_improving"), 89)
    far = moved(example("timely_joined_up_access", status="not_improving"), 30)
    assert [line.query["id"] for line in attention([near, far], [], [])] == [
        far.measure.id,
        near.measure.id,
    ]


HOW_FAR = {
    "below the target": (
        moved(example("rtc_accredited"), 80, 85, status="not_improving"),
        "80.0%, 10.0 points below its target",
    ),
    "below a year earlier": (
        targeted(example("included_in_decisions", status="not_improving"), 50.9),
        "49.7%, 1.2 points below a year earlier, which it must beat",
    ),
    "equal to its rival": (
        moved(example("adaptive_teaching"), 64.35643564356435),
        "64.4%, no better than the baseline, which it must beat",
    ),
    "reached, not rising": (
        example("annual_review_decision_4_weeks", status="not_improving", upward_trajectory=False),
        "63.2%, at its target, but not rising steadily",
    ),
    "target not known": (
        targeted(example("nd_asd_over_13_weeks", status="not_improving"), None),
        "68.8%, no better than in May 2025",
    ),
    "beside a local target": (
        replace(
            example("rtc_accredited", status="not_improving"),
            target=replace(
                example("rtc_accredited").target, decision=decision(1, "target", figure=90.0)
            ),
        ),
        "89.6%, 0.4 points below its local target",
    ),
    "no baseline": (
        example("rtc_accredited", baseline=None, status="not_improving"),
        "89.6%, 0.4 points below its target",
    ),
}


@pytest.mark.parametrize(("result", "words"), HOW_FAR.values(), ids=HOW_FAR)
def test_how_far_a_measure_is_off(result: Result, words: str) -> None:
    assert attention([result], [], [])[0].after == f" is not improving: {words}"


def overdue(id: str, update: str | None = None) -> MilestoneState:
    return milestone(id, "Amber" if update else "Grey", overdue=True, update=update)


MILESTONES = {
    "one, without an update": (
        [overdue("4a.1")],
        "1 milestone is overdue as at 31 October 2026, without any update: 4a.1",
    ),
    "one, with an update": (
        [overdue("4a.1", "Slow")],
        "1 milestone is overdue as at 31 October 2026: 4a.1",
    ),
    "one of two without an update": (
        [overdue("4a.1"), overdue("4a.3", "Slow")],
        "2 milestones are overdue as at 31 October 2026, 1 without any update: 4a.1, 4a.3",
    ),
    "none with an update": (
        [overdue("4a.1"), overdue("4a.3"), overdue("1a.1")],
        "3 milestones are overdue as at 31 October 2026, all without any update: 1a.1, 4a.1, 4a.3",
    ),
    "both with an update": (
        [overdue("4a.1", "Slow"), overdue("1a.1", "Slow")],
        "2 milestones are overdue as at 31 October 2026: 1a.1, 4a.1",
    ),
    "none reported at all": (
        [replace(overdue("4a.1"), overdue=False, passed=True), milestone("4a.3")],
        "No milestone has been reported on yet; 1 has passed its month",
    ),
    "one missed": (
        [milestone("1c.5", "Red", revised="2027-01", update="Paused")],
        "1 milestone missed its deadline and has a new date: 1c.5",
    ),
}


@pytest.mark.parametrize(("states", "words"), MILESTONES.values(), ids=MILESTONES)
def test_milestones(states: list[MilestoneState], words: str) -> None:
    assert [said(line) for line in attention([], states, [])] == [words]


def test_extracts_never_loaded_are_told_apart_from_late_ones() -> None:
    many = [
        replace(NEVER, title=title)
        for title in ("EHC assessments", "Surveys", "Meetings", "Caseload", "Benchmarks")
    ]
    never = "5 have never been loaded: EHC assessments, surveys, meetings and 2 more"
    assert [said(line) for line in attention([], [], [LATE, *many])] == [
        f"1 extract is late: social media (to 31 July 2026); {never}"
    ]
    assert [said(line) for line in attention([], [], many)] == [
        never.replace("5 have", "5 extracts have")
    ]


FALLEN = {
    "improving since the baseline": (
        moved(example("rtc_accredited", status="improving"), 89.5),
        "Right to Choose with accredited providers no longer meets its target: 89.5%, 0.5 points "
        "below",
    ),
    "not improving either": (
        moved(example("rtc_accredited"), 80, 85, status="not_improving"),
        "Right to Choose with accredited providers no longer meets its target: 80.0%, 10.0 points "
        "below",
    ),
    "a rival is named": (
        targeted(example("included_in_decisions", status="not_improving"), 50.9),
        "Included in decisions no longer meets its target: 49.7%, 1.2 points below a year earlier, "
        "which it must beat",
    ),
    "its target is not known": (
        targeted(example("nd_asd_over_13_weeks", status="improving"), None),
        None,
    ),
    "nothing to judge by": (without_data(example("rtc_accredited")), None),
    "still met": (example("rtc_accredited", status="met"), None),
}


@pytest.mark.parametrize(("result", "words"), FALLEN.values(), ids=FALLEN)
def test_a_target_that_was_met_the_month_before_and_is_not_now(
    result: Result, words: str | None
) -> None:
    lines = attention([result], [], [], {result.measure.id: "met"})
    assert [said(line) for line in lines] == ([words] if words else [])
    assert (
        attention([replace(result, status="improving")], [], [], {result.measure.id: "improving"})
        == []
    )


def test_the_worst_comes_first_whether_it_fell_or_never_rose() -> None:
    fell = moved(example("rtc_accredited", status="improving"), 89.5)
    stuck = moved(example("timely_joined_up_access", status="not_improving"), 30)
    lines = attention([fell, stuck], [], [], {fell.measure.id: "met"})
    assert [line.query["id"] for line in lines] == [stuck.measure.id, fell.measure.id]


def test_measures_without_a_target_that_are_worse_than_at_first_are_named() -> None:
    worse = [moved(example("qa_green"), 8.0, 9.0), moved(example("appeal_rate"), 9.0, 2.0)]
    others = [moved(example("appeal_rate"), 1.0, 2.0), moved(example("appeal_rate"), 2.0, 2.0)]
    assert [said(line) for line in attention([*others, *worse], [], [])] == [
        "Appeal rate: 9.0%, worse than in May 2025 (2.0%)",
        "Quality audits rated Green: 8.0%, worse than in May 2025 (9.0%)",
    ]


def test_a_first_figure_is_not_judged_against_itself() -> None:
    first = example("nd_longest_wait", status="not_improving", baseline=Baseline("2026-10", 144.7))
    untargeted = moved(example("appeal_rate"), 9.0)
    assert attention([first, replace(untargeted, baseline=Baseline("2026-10", 2.0))], [], []) == []


def test_four_names_are_all_named() -> None:
    many = [
        replace(NEVER, title=title)
        for title in ("EHC assessments", "Surveys", "Meetings", "Caseload")
    ]
    assert attention([], [], many)[0].after == ": EHC assessments, surveys, meetings and caseload"


def test_changes_as_designed() -> None:
    before: dict[str, Status] = {
        **{result.measure.id: result.status for result in examples()},
        "rtc_accredited": "met",
        "annual_review_decision_4_weeks": "improving",
        "preparing_for_adulthood_opportunities": "not_improving",
    }
    assert [said(line) for line in changes(before, examples())] == [
        "Worse: Right to Choose with accredited providers no longer meets its target (still "
        "better than at the baseline)",
        "Better: Annual reviews decided within 4 weeks now meets its target",
        "Better: Opportunities for adulthood are accessible, from not improving to improving",
    ]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("not_improving", "improving", "Better"),
        ("not_improving", "met", "Better"),
        ("improving", "met", "Better"),
        ("met", "improving", "Worse"),
        ("met", "not_improving", "Worse"),
        ("improving", "not_improving", "Worse"),
        ("no_data", "not_improving", "New"),
        ("no_data", "no_target", "New"),
        ("met", "no_data", "Changed"),
        ("no_target", "met", "Changed"),
    ],
)
def test_which_way_a_status_changed(before: Status, now: Status, kind: str) -> None:
    (line,) = changes({"rtc_accredited": before}, [example("rtc_accredited", status=now)])
    assert line.before == f"{kind}: "


def test_a_first_figure_is_no_change_for_the_worse() -> None:
    first = example("nd_longest_wait", status="not_improving", baseline=Baseline("2026-10", 144.7))
    assert [said(line) for line in changes({"nd_longest_wait": "no_data"}, [first])] == [
        "New: Longest wait has its first figure"
    ]


def test_no_change_is_claimed_of_what_stayed_or_was_not_known_before() -> None:
    assert (
        changes(
            {"rtc_accredited": "improving"}, [example("rtc_accredited"), example("nd_longest_wait")]
        )
        == []
    )
