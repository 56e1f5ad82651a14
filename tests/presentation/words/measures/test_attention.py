"""What needs attention and what has changed: at most six lines, the worst first, none invented."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.definitions.results import Baseline, Result, Status
from kpis.judging.freshness import Freshness
from kpis.milestones.board import MilestoneState
from presentation.words.measures.attention import attention
from presentation.words.measures.changes import changes
from presentation.words.measures.lines import Line
from tests.kpis.decided import decision
from tests.presentation.words_results import (
    example,
    examples,
    milestone,
    moved,
    october,
    targeted,
    without_data,
)

LATE = Freshness("social_media", "Social media", date(2026, 7, 31), "Late")
CURRENT = Freshness("caseload", "Caseload", date(2026, 10, 31), "Current")
NEVER = Freshness("ehc_assessments", "EHC assessments", None, "Never loaded")


def said(line: Line) -> str:
    """The line as it is read."""
    return f"{line.before}{line.subject}{line.after}{line.last}"


def test_as_designed() -> None:
    assert [said(line) for line in attention(examples(), october(), [LATE, CURRENT])] == [
        "Longest wait is not improving: 144.7 weeks, 39.8 weeks above its target",
        "Lessons with effective adaptive teaching is not improving: 61.0%, 3.4 points below the "
        "baseline it must beat",
        "2 measures without a target are worse than in May 2025: Meetings with a parent carer "
        "representative and Appeal rate",
        "14 milestones are overdue, 6 of them in section 4; 10 have no update",
        "4 milestones missed their deadline and have a new date: 1c.5, 2a.3, 3e.4, 4a.6",
        "1 extract is late: social media (to 31 July 2026)",
    ]


def test_each_line_links_to_where_more_is_said() -> None:
    measure, _, _, overdue, missed, late = attention(examples(), october(), [LATE])
    assert (measure.page, measure.query) == ("measure", {"id": "nd_longest_wait"})
    assert overdue.page == missed.page == "milestones"
    assert late.page == ""


def test_nothing_where_nothing_needs_it() -> None:
    good = [result for result in examples() if result.status != "not_improving" and result.better]
    assert attention(good, [milestone("1a.1", "Blue", update="Done")], [CURRENT]) == []


@pytest.mark.parametrize("others", [True, False])
def test_never_more_than_six_lines_and_no_measure_lost(others: bool) -> None:
    bad = [
        replace(result, status="not_improving")
        for result in examples()
        if result.target.kind != "none"
    ]
    lines = attention(bad, october() if others else [], [LATE, NEVER] if others else [])
    assert len(lines) == 6
    named = [line for line in lines if line.page == "measure"]
    rest = next(line for line in lines if "more measures" in line.subject)
    assert len(named) + int(rest.subject.split()[0]) == len(bad)


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
        "1 milestone is overdue, in section 4; it has no update",
    ),
    "one, with an update": ([overdue("4a.1", "Slow")], "1 milestone is overdue, in section 4"),
    "all in one section": (
        [overdue("4a.1"), overdue("4a.3", "Slow")],
        "2 milestones are overdue, all in section 4; 1 has no update",
    ),
    "none with an update": (
        [overdue("4a.1"), overdue("4a.3"), overdue("1a.1")],
        "3 milestones are overdue, 2 of them in section 4; none has an update",
    ),
    "as many in two sections": (
        [overdue("4a.1", "Slow"), overdue("1a.1", "Slow")],
        "2 milestones are overdue, 1 each in sections 1 and 4",
    ),
    "none reported at all": (
        [replace(overdue("4a.1"), overdue=False, passed=True), milestone("4a.3")],
        "No milestone has been reported yet; 1 has passed its month",
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


def test_measures_without_a_target_that_got_worse_are_one_line() -> None:
    worse = [moved(example("appeal_rate"), 9.0, 2.0), moved(example("qa_green"), 2.0, 9.0)]
    others = [moved(example("appeal_rate"), 1.0, 2.0), moved(example("appeal_rate"), 2.0, 2.0)]
    assert [said(line) for line in attention([*others, *worse], [], [])] == [
        "2 measures without a target are worse than in May 2025: Appeal rate and Quality audits "
        "rated Green"
    ]
    later = replace(worse[0], baseline=Baseline("2025-09", 2.0))
    assert [line.subject for line in attention([later, worse[1]], [], [])] == [
        "2 measures without a target are worse than at their baselines"
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
        "Worse: Right to Choose with accredited providers no longer meets its target (improving "
        "since the baseline)",
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
