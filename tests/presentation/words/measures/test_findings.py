"""Titles that state a finding claim no more than the figures support."""

from dataclasses import dataclass

import pytest

from kpis.definitions.results import Result
from kpis.parts.lengths import OverAYear, way
from presentation.words.grammar import inside, joined
from presentation.words.measures.findings import bands_finding, breakdown_finding, providers_finding
from tests.presentation.shown_parts import children, provider
from tests.presentation.words_results import example, targeted

REVIEWS, WAITS = example("annual_review_decision_4_weeks"), example("nd_asd_over_13_weeks")
AVERAGE, AUDITS = example("nd_average_wait"), example("qa_green")
YEAR = "Over twelve months"


@dataclass(frozen=True)
class Area:
    name: str
    value: float


def areas(**values: float) -> list[Area]:
    return [Area(name, value) for name, value in values.items()]


BREAKDOWNS = {
    "none reaches": (
        areas(Eden=58.6, Barrow=55.9, Kendal=54.5),
        REVIEWS,
        "Over twelve months no area reaches 60%",
    ),
    "every one reaches": (
        areas(Eden=60, Barrow=65),
        REVIEWS,
        "Over twelve months every area reaches 60%",
    ),
    "one reaches": (
        areas(Eden=60, Barrow=59.9),
        REVIEWS,
        "Over twelve months only Eden reaches 60%",
    ),
    "some reach": (
        areas(Eden=61, Barrow=62, Kendal=1),
        REVIEWS,
        "Over twelve months 2 of the 3 areas reach 60%",
    ),
    "lower is better": (
        areas(Eden=86.8, Barrow=80),
        WAITS,
        "Over twelve months every area is at or below 86.8%",
    ),
    "lower is better, none": (
        areas(Eden=86.9, Barrow=90),
        WAITS,
        "Over twelve months no area is at or below 86.8%",
    ),
    "lower is better, some": (
        areas(Eden=86, Barrow=86, Kendal=90),
        WAITS,
        "Over twelve months 2 of the 3 areas are at or below 86.8%",
    ),
    "a target from the whole area's own past is no yardstick": (
        areas(Eden=30, Barrow=20.04),
        AVERAGE,
        "Over twelve months the highest figure is for Eden, 30.0 weeks, and the lowest for Barrow, "
        "20.0 weeks",
    ),
    "no target": (
        areas(Eden=70, Barrow=70.01, Kendal=60),
        AUDITS,
        "Over twelve months the highest figure is for Eden and Barrow, 70.0%, and the lowest for "
        "Kendal, 60.0%",
    ),
    "no target, all equal": (
        areas(Eden=70, Barrow=70.01),
        AUDITS,
        "Over twelve months every area is at 70.0%",
    ),
    "no target, one area": (
        areas(Eden=70),
        AUDITS,
        "Over twelve months only one area has figures: Eden, 70.0%",
    ),
    "target not known": (
        areas(Eden=70, Barrow=60),
        targeted(WAITS, None),
        "Over twelve months the highest figure is for Eden, 70.0%, and the lowest for Barrow, "
        "60.0%",
    ),
    "none shown": ([], REVIEWS, "Too few cases to show any area"),
    "the last digit of a share does not decide": (
        areas(Eden=59.99999999999999),
        REVIEWS,
        "Over twelve months every area reaches 60%",
    ),
}


@pytest.mark.parametrize(("groups", "result", "words"), BREAKDOWNS.values(), ids=BREAKDOWNS)
def test_breakdown(groups: list[Area], result: Result, words: str) -> None:
    assert breakdown_finding(groups, result, window=YEAR) == words


@pytest.mark.parametrize(
    ("groups", "result", "words"),
    [
        (
            areas(Eden=58.6),
            REVIEWS,
            "Over twelve months the one area shown, Eden, does not reach 60%",
        ),
        (areas(Eden=60), REVIEWS, "Over twelve months the one area shown, Eden, reaches 60%"),
        (areas(Eden=50, Barrow=55), REVIEWS, "Over twelve months no area shown reaches 60%"),
        (
            areas(Eden=70),
            AUDITS,
            "Over twelve months only one area can be shown: Eden, 70.0%",
        ),
        (areas(Eden=60, Barrow=70), REVIEWS, "Over twelve months every area shown reaches 60%"),
        (
            areas(Eden=60, Barrow=50),
            REVIEWS,
            "Over twelve months only Eden of the areas shown reaches 60%",
        ),
        (
            areas(Eden=60, Barrow=70, Furness=50),
            REVIEWS,
            "Over twelve months 2 of the 3 areas shown reach 60%",
        ),
        (
            areas(Eden=70, Barrow=50),
            AUDITS,
            "Over twelve months the highest figure shown is for Eden, 70.0%, and the lowest for "
            "Barrow, 50.0%",
        ),
        (areas(Eden=70, Barrow=70), AUDITS, "Over twelve months every area shown is at 70.0%"),
    ],
)
def test_nothing_is_claimed_of_areas_too_small_to_show(
    groups: list[Area], result: Result, words: str
) -> None:
    assert breakdown_finding(groups, result, window=YEAR, hidden=True) == words


def test_without_a_window_and_with_another_noun() -> None:
    groups = areas(Eden=58.6, Barrow=55.9)
    assert (
        breakdown_finding(groups, REVIEWS, noun=("provider", "providers"))
        == "No provider reaches 60%"
    )


@pytest.mark.parametrize(
    ("outside", "words"),
    [
        (
            [True, True, False, False],
            "Two of the four providers counted are outside the 12-week band",
        ),
        ([True, False, False], "One of the three providers counted is outside the 12-week band"),
        ([False, False], "Both providers counted are within the 12-week band"),
        ([False, False, False], "All three providers counted are within the 12-week band"),
        ([False], "Too few providers have enough children waiting to be compared"),
        ([], "Too few providers have enough children waiting to be compared"),
    ],
)
def test_providers(outside: list[bool], words: str) -> None:
    counted = [provider(str(number), 20, 20.0, outside=each) for number, each in enumerate(outside)]
    assert providers_finding([*counted, provider("Too few")], 12) == words


@pytest.mark.parametrize(
    ("waiting", "over_a_year", "words"),
    [
        (
            (570, 469),
            (105, 65),
            "Fewer children wait than in May 2025, and fewer have waited a year or more",
        ),
        (
            (570, 469),
            (65, 105),
            "Fewer children wait than in May 2025, but more have waited a year or more",
        ),
        (
            (469, 570),
            (65, 105),
            "More children wait than in May 2025, and more have waited a year or more",
        ),
        (
            (469, 469),
            (65, 60),
            "As many children wait as in May 2025, but fewer have waited a year or more",
        ),
        (
            (469, 469),
            (65, 65),
            "As many children wait as in May 2025, and as many have waited a year or more",
        ),
    ],
)
def test_bands(waiting: tuple[int, int], over_a_year: tuple[int, int], words: str) -> None:
    assert (
        bands_finding(waiting, OverAYear(children(over_a_year[1]), way(*over_a_year)), "May 2025")
        == words
    )


@pytest.mark.parametrize(
    ("over_a_year", "words"),
    [
        (33, "420 children wait, 33 of them for a year or more"),
        (9, "420 children wait, under 10 of them for a year or more"),
        (0, "420 children wait, none of them for a year or more"),
    ],
)
def test_with_one_month_the_bands_claim_no_change(over_a_year: int, words: str) -> None:
    assert bands_finding((420, 420), OverAYear(children(over_a_year), "as many"), "") == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(parts: list[str], words: str) -> None:
    assert joined(parts) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Surveys", "surveys"),
        ("Annual reviews", "annual reviews"),
        ("EHC assessments", "EHC assessments"),
        ("Local Offer ambassadors", "Local Offer ambassadors"),
        ("Right to Choose with providers", "Right to Choose with providers"),
    ],
)
def test_titles_inside_a_sentence(title: str, words: str) -> None:
    assert inside(title) == words
