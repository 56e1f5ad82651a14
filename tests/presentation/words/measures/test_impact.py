"""Before and after a completed milestone in words: the figures, the chart's verdict, and never a
cause."""

from datetime import date

import pytest

from kpis.figures import Unit
from kpis.trends.before_after import Impact, Side
from kpis.trends.variation import ChartWay
from presentation.words.measures.impact import ASSOCIATION, OVERLAPPING, impact_words

DAY = date(2026, 7, 14)
WHEN = "3e.5 was completed (July 2026)"


def side(mean: float | None, better: int = 0, worse: int = 0, months: int = 6) -> Side:
    return Side(months, mean, better, worse)


def words(
    before: Side,
    after: Side,
    unit: Unit = "%",
    *,
    told_from: str | None = None,
    way: ChartWay = "xmr",
    overlapping: bool = False,
) -> str:
    return " ".join(
        impact_words(Impact(DAY, before, after, told_from, way, overlapping), "3e.5", unit)
    )


def test_both_means_their_difference_and_the_verdict_are_told_as_an_association() -> None:
    assert words(side(61.21), side(68.43)) == (
        f"In the six months before {WHEN} the average was 61.2%; in the six months after, 68.4%: "
        "7.2 points higher. The control chart shows no change beyond chance. This is an association: "
        "other things changed as well, and it does not show that the milestone caused it."
    )


@pytest.mark.parametrize(
    ("before", "after", "unit", "difference"),
    [
        (28.9, 25.2, "weeks", "28.9 weeks; in the six months after, 25.2 weeks: 3.7 weeks lower."),
        (61.2, 60.2, "%", "61.2%; in the six months after, 60.2%: 1.0 point lower."),
        (61.2, 61.2, "%", "61.2%; in the six months after, 61.2%: no difference."),
        (61.21, 61.22, "%", "61.2%; in the six months after, 61.2%: less than 0.1 points higher."),
        (30, 41, "people", "30; in the six months after, 41: 11 people more."),
        (41, 40, "people", "41; in the six months after, 40: 1 person fewer."),
        (20.4, 23.9, "per 1,000 residents", "20.4; in the six months after, 23.9: 3.5 higher."),
    ],
)
def test_the_difference_has_the_unit_of_the_measure(
    before: float, after: float, unit: Unit, difference: str
) -> None:
    assert f"the average was {difference}" in words(side(before), side(after), unit)


@pytest.mark.parametrize(
    ("before", "after", "way", "verdict"),
    [
        (
            side(1),
            side(2, better=3),
            "xmr",
            "Of the six months after, the control chart marks three as better than chance "
            "explains; of the six before, none. The change shows only in the months after the "
            "milestone was completed.",
        ),
        (
            side(1, better=6),
            side(2, better=2, worse=1),
            "run",
            "Of the six months after, the run chart marks two as better and one as worse than "
            "chance explains; of the six before, six as better.",
        ),
        (side(1, worse=2), side(2), "run", "The run chart shows no change beyond chance."),
        (
            side(1, better=6),
            side(2, better=6),
            "xmr",
            "as better than chance explains; of the six before, six as better. The "
            "change began before the milestone was completed. This is",
        ),
        (
            side(1, better=2),
            side(2, worse=6),
            "xmr",
            "of the six before, two as better. The change shows only in the months after the "
            "milestone was completed. This is",
        ),
        (
            side(1, better=6),
            side(2, better=2, worse=1),
            "run",
            "of the six before, six as better. This is",
        ),
    ],
)
def test_the_verdict_says_what_the_chart_marks_and_whether_it_did_before(
    before: Side, after: Side, way: ChartWay, verdict: str
) -> None:
    assert verdict in words(before, after, way=way)


def test_figures_of_twelve_months_are_said_to_overlap() -> None:
    assert f"{OVERLAPPING} {ASSOCIATION}" in words(side(1), side(2), overlapping=True)
    assert OVERLAPPING not in words(side(1), side(2))


@pytest.mark.parametrize(
    ("before", "after", "told_from", "told"),
    [
        (
            side(61.2),
            side(None, months=2),
            "2027-01",
            f"In the six months before {WHEN} the average was 61.2%. That of the six months after "
            "can be given once the figures for January 2027 are in: two of the six are so far.",
        ),
        (
            side(None, months=1),
            side(68.4),
            None,
            f"In the six months after {WHEN} the average was 68.4%. No average can be given of the "
            "six months before: only one of them has a figure.",
        ),
        (
            side(None, months=0),
            side(None, months=5),
            None,
            "3e.5 was completed in July 2026. No average can be given of the six months before: "
            "none of them have a figure. No average can be given of the six months after: only "
            "five of them have a figure.",
        ),
    ],
)
def test_a_side_that_cannot_be_told_says_why_and_when(
    before: Side, after: Side, told_from: str | None, told: str
) -> None:
    assert words(before, after, told_from=told_from) == told


def test_no_sentence_claims_a_cause() -> None:
    told = words(side(1), side(2, better=6))
    assert ASSOCIATION in told
    assert not [
        word
        for word in ("because", "thanks to", "led to", "due to", "impact", "effect")
        if word in told
    ]
