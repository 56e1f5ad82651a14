"""What stands under a finding, in sentences that its figures bear out."""

from dataclasses import replace
from datetime import date

import pytest

from kpis.definitions import Shown
from kpis.measures import measures
from kpis.parts.beside_finding import Basis, Ends, Mean, Meaning
from kpis.parts.lengths import OverAYear
from presentation.words.measures.meaning import meaning_words
from tests.presentation.shown_parts import children
from tests.presentation.words_results import example

GAP, LONGEST, AVERAGE = (
    example(id) for id in ("nd_provider_gap", "nd_longest_wait", "nd_average_wait")
)
REVIEWS = example("annual_review_decision_4_weeks")


def ends(slow: tuple[float, float], fast: tuple[float, float], uncounted: int = 0) -> str:
    found = Ends(
        (Mean("Kent", slow[0]), Mean("Furness", slow[1])),
        (Mean("Heron", fast[0]), Mean("Heron", fast[1])),
        uncounted,
    )
    return " ".join(meaning_words(GAP, Meaning(ends=found)))


@pytest.mark.parametrize(
    ("slow", "fast", "because"),
    [
        ((34, 28), (7, 9), "It narrowed in part because the fastest provider slowed: the "),
        ((28, 28), (7, 9), "It narrowed only because the fastest provider slowed: the "),
        ((28, 29), (7, 9), "It narrowed only because the fastest provider slowed: the "),
        ((28, 29), (9, 7), "It widened in part because the fastest provider became faster: the "),
        ((28, 27), (9, 7), "It widened only because the fastest provider became faster: the "),
        ((34, 28), (9, 8.96), "The "),
        ((34, 28), (9, 8), "The "),
        ((28, 34), (7, 9), "The "),
    ],
)
def test_a_gap_says_whose_end_moved_it(
    slow: tuple[float, float], fast: tuple[float, float], because: str
) -> None:
    assert ends(slow, fast).startswith(f"{because}slowest provider went from")


def test_before_the_first_list_of_who_waits_nothing_can_be_said_of_a_change() -> None:
    [told] = meaning_words(AVERAGE, Meaning(lists_from=date(2026, 9, 30)))
    assert told == (
        "Nothing can be said of the change since May 2025: only lists of who waits are loaded, the "
        "first as at 30 September 2026, and whoever had left by then is missing before it."
    )


def test_a_gap_names_who_was_and_who_is_at_its_ends() -> None:
    assert ends((34, 28), (9, 8), uncounted=2) == (
        "The slowest provider went from 34.0 weeks (Kent) to 28.0 (Furness) and the fastest from "
        "9.0 weeks to 8.0 (Heron). Two other providers are not shown, because of "
        "too few children waiting."
    )


@pytest.mark.parametrize(
    ("waited", "words"),
    [
        (
            OverAYear(children(33), "fewer"),
            "33 children have waited a year or more, fewer than in May 2025.",
        ),
        (
            OverAYear(children(4), "more"),
            "Under 10 children have waited a year or more, more than in May 2025.",
        ),
        (
            OverAYear(children(12), "as many"),
            "12 children have waited a year or more, as many as in May 2025.",
        ),
        (OverAYear(None, "fewer"), "Fewer children than in May 2025 have waited a year or more."),
        (
            OverAYear(None, "as many"),
            "As many children as in May 2025 have waited a year or more.",
        ),
        (OverAYear(children(0), "fewer"), "No child has waited a year or more."),
    ],
)
def test_how_many_wait_longest(waited: OverAYear, words: str) -> None:
    assert meaning_words(LONGEST, Meaning(over_a_year=waited)) == [words]


@pytest.mark.parametrize(
    ("id", "companion", "unit", "words"),
    [
        (
            "nd_average_wait",
            "assessed",
            36.37,
            "Children first assessed in October 2026 had waited 36.4 weeks on average.",
        ),
        (
            "ehc_20_weeks",
            "open_past_20_weeks",
            6.87,
            "Of the requests still open at the end of October 2026, 6.9% are past 20 weeks: this "
            "figure counts them only once their plan is issued.",
        ),
        (
            "ld_employment",
            "paid",
            6.2,
            "6.2% are in paid work, which is all that national figures count.",
        ),
    ],
)
def test_a_companion_speaks_as_its_declaration_says(
    id: str, companion: str, unit: float, words: str
) -> None:
    [declared] = [one for one in measures()[id].companions if one.id == companion]
    found = Meaning(companions=((declared, Shown("2026-10", None, 48, unit)),))
    assert meaning_words(example(id), found) == [words]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (Basis(34, 46, 2.94), "34 cases, 46 in May 2025: one more or fewer would move it by 2.9"),
        (Basis(340, 1460, None), "340 cases, 1,460 in May 2025."),
        (Basis(34, None, 2.94), "34 cases: one more or fewer would move it by 2.9 points."),
    ],
)
def test_what_a_share_is_out_of(basis: Basis, words: str) -> None:
    [told] = meaning_words(REVIEWS, Meaning(basis=basis))
    assert told.startswith(f"It is out of {words}")


def test_a_target_that_one_case_decides_and_one_that_twelve_months_miss() -> None:
    fewer = REVIEWS.measure.model_copy(update={"direction": "decrease"})
    assert meaning_words(REVIEWS, Meaning(one_case=True)) == [
        "With one case fewer counted, it would not meet the target."
    ]
    assert meaning_words(replace(REVIEWS, measure=fewer), Meaning(one_case=True)) == [
        "With one case more counted, it would not meet the target."
    ]
    whole = Shown("2026-09", 848, 1555, 54.53)
    assert meaning_words(REVIEWS, Meaning(twelve_months=whole)) == [
        "Over the twelve months to September 2026 it was 54.5% (848 of 1,555), which would not "
        "meet the target."
    ]


def test_where_nothing_would_change_it_nothing_is_said() -> None:
    assert meaning_words(AVERAGE, Meaning()) == []
