"""The finding of each measure, on the figures expected of the example extracts and on the cases
beside them."""

from dataclasses import replace

import pytest

from kpis.definitions.results import Baseline, Result
from presentation.words.measures.headlines import headline, short_change, trend_words
from presentation.words.measures.status import status_words
from presentation.words.measures.targets import distance_words, target_words
from tests.presentation.words_results import example, examples, moved, targeted, without_data

REVIEWS, LONGEST, AVERAGE = "annual_review_decision_4_weeks", "nd_longest_wait", "nd_average_wait"
MEETINGS = (
    "63.2% of annual review meetings were decided within 4 weeks, up 21.3 points since May 2025."
)


def few(id: str, points: int) -> Result:
    """The measure with only its newest figures."""
    result = example(id)
    return replace(result, series=result.series[-points:])


HEADLINES = {
    "met, and rising": (
        example(REVIEWS),
        f"{MEETINGS} That meets the 60% target, and the rate has not fallen at any three-month "
        "step and is higher than nine months before.",
    ),
    "reached, but not rising": (
        example(REVIEWS, status="improving", upward_trajectory=False),
        f"{MEETINGS} The 60% is reached, but the rate fell at a three-month step, or ended no "
        "higher, so the target is not yet met.",
    ),
    "reached, too early to say whether rising": (
        example(REVIEWS, status="improving", upward_trajectory=None),
        f"{MEETINGS} The 60% is reached, but there are too few months to judge a steady rise, so "
        "the target is not yet met.",
    ),
    "improving": (
        example(AVERAGE),
        "Children have waited 28.9 weeks on average, down 3.7 weeks since May 2025. It must fall "
        "another 2.8 weeks to reach the target of 26.1 weeks.",
    ),
    "not improving": (
        example(LONGEST),
        "The longest wait is 144.7 weeks, up 13.6 weeks since May 2025. It must fall 39.8 weeks to "
        "reach the target of 104.9 weeks.",
    ),
    "no target": (
        example("nd_supported_while_waiting"),
        "48.2% of waiting families feel supported, up 5.8 points since May 2025. The plan sets no "
        "figure to reach.",
    ),
    "no target, and less is better": (
        example("appeal_rate"),
        f"{example('appeal_rate').measure.phrase.format(value='1.1%')}, up 0.2 points since May "
        "2025, which is worse. The plan sets no figure to reach.",
    ),
    "no data": (
        without_data(example("ld_employment")),
        "No figures yet. This measure needs the learning disability employment extract, and none "
        "has been loaded.",
    ),
    "no data, several extracts": (
        without_data(example("rtc_accredited")),
        "No figures yet. This measure needs the neurodevelopmental waits and provider "
        "accreditation extracts, and not all of them have been loaded.",
    ),
    "no data, benchmarks are not needed": (
        without_data(example("nd_asd_over_13_weeks")),
        "No figures yet. This measure needs the neurodevelopmental waits extract, and none has "
        "been loaded.",
    ),
    "loaded, but nothing counted": (
        without_data(example("ld_employment"), loaded=True),
        "No figures yet. The extracts are loaded, but they hold nothing that this measure counts.",
    ),
    "few points": (
        example("ld_employment"),
        "20.4% of young adults with a learning disability are in work or another opportunity, up "
        "3.6 points since September 2025. There are only 4 figures so far: too few to call a "
        "trend. The newest figure meets the target: above the baseline of 16.7%.",
    ),
    "five points": (
        few(LONGEST, 5),
        "The longest wait is 144.7 weeks, up 13.6 weeks since May 2025. There are only 5 figures "
        "so far: too few to call a trend. It must fall 39.8 weeks to reach the target of 104.9 "
        "weeks.",
    ),
    "six points are enough": (
        few(LONGEST, 6),
        "The longest wait is 144.7 weeks, up 13.6 weeks since May 2025. It must fall 39.8 weeks to "
        "reach the target of 104.9 weeks.",
    ),
    "first figure": (
        replace(
            few(LONGEST, 1), baseline=Baseline("2026-10", 144.7142), target=example(LONGEST).target
        ),
        "The longest wait is 144.7 weeks. First figure, nothing to compare with yet. It must fall "
        "39.8 weeks to reach the target of 104.9 weeks.",
    ),
    "a later baseline than the first figure": (
        replace(
            few(LONGEST, 6), baseline=Baseline("2026-10", 144.7142), target=example(LONGEST).target
        ),
        "The longest wait is 144.7 weeks. October 2026 is the baseline, so there is no change to "
        "show yet. It must fall 39.8 weeks to reach the target of 104.9 weeks.",
    ),
    "unchanged": (
        moved(example("timely_joined_up_access"), 55.03, 55.04, status="not_improving"),
        "55.0% of children and young people can access services in a timely, joined-up way, the "
        "same as in May 2025. It must rise 5.0 points to reach the 60% target.",
    ),
    "unchanged as shown, though a little better": (
        moved(example("timely_joined_up_access"), 55.04, 55.03),
        "55.0% of children and young people can access services in a timely, joined-up way, the "
        "same as in May 2025. It must rise 5.0 points to reach the 60% target.",
    ),
    "looking equal after a change that shows": (
        moved(example("timely_joined_up_access"), 55.04, 54.98),
        "55.0% of children and young people can access services in a timely, joined-up way, up 0.1 "
        "points since May 2025. It must rise another 5.0 points to reach the 60% target.",
    ),
    "shown differently after a change too small to show": (
        moved(example("timely_joined_up_access"), 55.05, 55.04),
        "55.1% of children and young people can access services in a timely, joined-up way, up "
        "less than 0.1 points since May 2025. It must rise another 5.0 points to reach the 60% "
        "target.",
    ),
    "all but there": (
        moved(example("rtc_accredited"), 89.97),
        "90.0% of Right to Choose referrals went to accredited providers, up 24.1 points since May "
        "2025. It must rise by less than 0.1 points to reach the 90% target.",
    ),
    "comparator": (
        example("nd_asd_over_13_weeks"),
        "68.8% of children waiting for an autism assessment have waited 13 weeks or more, down 6.2 "
        "points since May 2025, which is better. That meets the target of 86.8% (England).",
    ),
    "comparator not known": (
        targeted(example("nd_asd_over_13_weeks", status="improving"), None),
        "68.8% of children waiting for an autism assessment have waited 13 weeks or more, down 6.2 "
        "points since May 2025, which is better. The target (England) cannot be worked out yet: "
        "there is no figure to compare with.",
    ),
    "no year before": (
        targeted(example("included_in_decisions", status="improving"), None),
        "49.7% of people asked feel included in decisions, up 0.6 points since May 2025. The "
        "target (above a year earlier) cannot be worked out yet: there is no figure from a year "
        "earlier.",
    ),
    "no baseline and therefore no target": (
        targeted(example(LONGEST, baseline=None, status="no_target"), None),
        "The longest wait is 144.7 weeks. There is no baseline yet, so no change is shown. The "
        "target (20% less) cannot be worked out until there is a baseline.",
    ),
    "no baseline, but the plan's own figure": (
        example("timely_joined_up_access", baseline=None, status="not_improving"),
        "55.0% of children and young people can access services in a timely, joined-up way. There "
        "is no baseline yet, so no change is shown. It must rise 5.0 points to reach the 60% "
        "target.",
    ),
    "a rival beaten": (
        example("included_in_decisions"),
        "49.7% of people asked feel included in decisions, up 0.6 points since May 2025. That "
        "meets the target: above the 48.2% of a year earlier.",
    ),
    "a rival hardly beaten": (
        targeted(example("included_in_decisions"), 49.64),
        "49.7% of people asked feel included in decisions, up 0.6 points since May 2025. That "
        "meets the target: above the 49.6% of a year earlier, by less than 0.1 points.",
    ),
    "a rival not beaten": (
        example("adaptive_teaching"),
        "61.0% of lessons observed had effective adaptive teaching, down 3.4 points since May "
        "2025. It must rise more than 3.4 points to beat the baseline of 64.4%.",
    ),
    "a rival not beaten, though improving": (
        targeted(example("included_in_decisions", status="improving"), 50.9),
        "49.7% of people asked feel included in decisions, up 0.6 points since May 2025. It must "
        "rise more than another 1.2 points to beat the 50.9% of a year earlier.",
    ),
    "a rival equalled": (
        moved(example("adaptive_teaching"), 64.35643564356435),
        "64.4% of lessons observed had effective adaptive teaching, the same as in May 2025. It "
        "must rise above the baseline of 64.4% to meet the target.",
    ),
    "a rate": (
        moved(example("social_media_followers"), 18.96, status="not_improving"),
        "The council has 19.0 social media followers for every 1,000 residents, the same as in May "
        "2025. It must rise 2.1 to reach the target of 21.0 (in line with neighbours).",
    ),
}


@pytest.mark.parametrize(("result", "words"), HEADLINES.values(), ids=HEADLINES)
def test_headline(result: Result, words: str) -> None:
    assert headline(result) == words


@pytest.mark.parametrize("id", [one.measure.id for one in examples()])
def test_every_measure_says_its_value_its_change_and_its_target(id: str) -> None:
    words = headline(example(id))
    assert "{" not in words
    assert words.count(" since ") == 1
    assert any(
        verdict in words
        for verdict in (" target", "The plan sets no figure", " to beat the baseline")
    )


def test_no_headline_says_zero_change_or_a_minus() -> None:
    for result in examples():
        for value in (result.baseline.value if result.baseline else 0, result.series[-1].value):
            words = headline(moved(result, value))
            assert "up 0.0" not in words
            assert "−" not in words


SHORT = {
    "not improving": (example(LONGEST), "Up 13.6 weeks, 39.8 to go."),
    "improving": (example(AVERAGE), "Down 3.7 weeks, 2.8 to go."),
    "met": (example("nd_asd_over_13_weeks"), "Down 6.2 points since May 2025, which is better."),
    "no target, better": (
        example("nd_supported_while_waiting"),
        "Up 5.8 points.",
    ),
    "no target, worse": (
        example("parent_carer_attendance"),
        "Down 2.8 points.",
    ),
    "met, and worse than the baseline": (
        moved(example("nd_asd_over_13_weeks"), 76.3, 75.0, status="met"),
        "Up 1.3 points since May 2025, which is worse.",
    ),
    "met, more is better and it is less": (
        moved(example("annual_review_decision_4_weeks"), 70.0, 71.0, status="met"),
        "Down 1.0 point since May 2025, which is worse.",
    ),
    "met, more is better and it is more": (
        moved(example("annual_review_decision_4_weeks"), 71.0, 70.0, status="met"),
        "Up 1.0 point since May 2025.",
    ),
    "no target, lower is worse": (example("appeal_rate"), "Up 0.2 points."),
    "no target, the same": (moved(example("appeal_rate"), 1.12, 1.11), "The same as in May 2025."),
    "no data": (without_data(example(LONGEST)), "No figures yet."),
    "reached, not rising": (
        example(REVIEWS, status="improving", upward_trajectory=False),
        "Up 21.3 points, target reached, but not rising steadily.",
    ),
    "rival equalled": (
        moved(example("adaptive_teaching"), 64.35643564356435),
        "The same as in May 2025, must beat the baseline.",
    ),
    "unchanged": (
        moved(example("timely_joined_up_access"), 55.0, 55.0, status="not_improving"),
        "The same as in May 2025, 5.0 points to go.",
    ),
    "all but there": (
        moved(example("rtc_accredited"), 89.97),
        "Up 24.1 points, less than 0.1 points to go.",
    ),
    "no baseline": (
        example("timely_joined_up_access", baseline=None, status="not_improving"),
        "5.0 points to go.",
    ),
    "no baseline, no target": (example("appeal_rate", baseline=None), "No baseline yet."),
    "first figure": (
        example("appeal_rate", baseline=Baseline("2026-10", 1.1)),
        "First figure, nothing to compare with yet.",
    ),
    "target not known": (
        targeted(example("nd_asd_over_13_weeks", status="improving"), None),
        "Down 6.2 points.",
    ),
}


@pytest.mark.parametrize(("result", "words"), SHORT.values(), ids=SHORT)
def test_short_change(result: Result, words: str) -> None:
    assert short_change(result) == words


TARGETS = {
    "comparator": (example("social_media_followers"), ("21.0", "in line with neighbours")),
    "reduction": (example(LONGEST), ("104.9 wks", "20% less")),
    "share": (example("nd_adhd_over_13_weeks"), ("89.9%", "England")),
    "the plan's figure": (example("timely_joined_up_access"), ("60% or more", "")),
    "none": (example("appeal_rate"), ("No figure in the plan", "")),
    "not known": (targeted(example(LONGEST), None), ("Not known yet", "20% less")),
}


@pytest.mark.parametrize(("result", "words"), TARGETS.values(), ids=TARGETS)
def test_target_words(result: Result, words: tuple[str, str]) -> None:
    assert target_words(result) == words


DISTANCES = {
    "to fall": (example(AVERAGE), ("2.8 weeks", "must fall")),
    "to rise": (example("rtc_accredited"), ("0.4 points", "must rise")),
    "met": (example(REVIEWS), ("None", "Target met")),
    "no target": (example("appeal_rate"), ("–", "No figure in the plan")),
    "not known": (targeted(example(LONGEST), None), ("–", "Not known yet")),
    "no data": (without_data(example(LONGEST)), ("–", "Not known yet")),
    "reached, not rising": (
        example(REVIEWS, status="improving", upward_trajectory=False),
        ("None", "Reached, but not rising steadily"),
    ),
    "reached, too early": (
        example(REVIEWS, status="improving", upward_trajectory=None),
        ("None", "Reached, but too few months to judge a rise"),
    ),
    "rival equalled": (
        moved(example("adaptive_teaching"), 64.35643564356435),
        ("Any rise", "must beat the baseline"),
    ),
}


@pytest.mark.parametrize(("result", "words"), DISTANCES.values(), ids=DISTANCES)
def test_distance_words(result: Result, words: tuple[str, str]) -> None:
    assert distance_words(result) == words


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (example(REVIEWS), "Met"),
        (example(AVERAGE), "Improving"),
        (example(LONGEST), "Not improving"),
        (without_data(example(LONGEST)), "No data"),
        (example("nd_supported_while_waiting"), "No target · better"),
        (example("parent_carer_attendance"), "No target · worse"),
        (example("appeal_rate"), "No target · worse"),
        (moved(example("appeal_rate"), 1.12, 1.11), "No target · same"),
        (example("appeal_rate", baseline=Baseline("2026-10", 1.1)), "No target · first figure"),
        (example("appeal_rate", baseline=None), "No target"),
        (targeted(example(LONGEST, baseline=None, status="no_target"), None), "No target yet"),
    ],
)
def test_status_words(result: Result, words: str) -> None:
    assert status_words(result) == words


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (example("nd_supported_while_waiting"), "Trend: up 5.8 points since the baseline"),
        (example(AVERAGE), "Trend: down 3.7 weeks since the baseline"),
        (moved(example("appeal_rate"), 1.12, 1.11), "Trend: the same as at the baseline"),
        (example("appeal_rate", baseline=None), "Trend: no baseline yet"),
        (
            example("appeal_rate", baseline=Baseline("2026-10", 1.1)),
            "Trend: the baseline is the newest figure",
        ),
    ],
)
def test_trend_words(result: Result, words: str) -> None:
    assert trend_words(result) == words
