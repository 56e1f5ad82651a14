"""What reaching the waiting-time targets would take: only what the figures of now say, and nobody named where few wait."""

import pytest

from pages.parts.words.reaching import Waiting, average_words, gap_words, longest_words
from tests.pages.words_results import example

LONGEST, AVERAGE, GAP = example("nd_longest_wait"), example("nd_average_wait"), example("nd_provider_gap")


@pytest.mark.parametrize(
    ("longest", "small", "words"),
    [
        ({"North": 90.0, "South": 104.9}, set(), "No child has waited longer than 104.9 weeks."),
        (
            {"North": 144.71, "South": 104.0, "East": 110.0},
            set(),
            "No child may have waited longer than 104.9 weeks. Children have at 2 providers: North (144.7) and East "
            "(110.0).",
        ),
        (
            {"North": 144.71, "Tiny": 120.0},
            {"Tiny"},
            "No child may have waited longer than 104.9 weeks. Children have at 2 providers: North (144.7) and one "
            "where few wait.",
        ),
        (
            {"Tiny": 120.0, "Wee": 130.0},
            {"Tiny", "Wee"},
            "No child may have waited longer than 104.9 weeks. Children have at 2 providers: 2 where few wait.",
        ),
    ],
)
def test_where_children_have_waited_past_the_target(longest: dict[str, float], small: set[str], words: str) -> None:
    assert longest_words(LONGEST, longest, small) == words


def test_the_average_without_those_who_waited_longest() -> None:
    short = [Waiting(100, 10.0), Waiting(100, 30.0)]
    assert average_words(AVERAGE, short, Waiting(1, 60.0)) == (
        "1 child has waited a year or more. Without them the average would be 20.0 weeks, which would meet the target "
        "of 26.1 weeks."
    )
    assert (
        "30 children have waited a year or more. Without them the average would be 30.0 weeks, which would still "
        in (average_words(AVERAGE, short[1:], Waiting(30, 60.0)))
    )
    assert average_words(AVERAGE, short, Waiting(0, 0.0)) == ""
    assert average_words(AVERAGE, [], Waiting(5, 60.0)) == ""


def test_how_far_slow_providers_must_come_down() -> None:
    assert gap_words(GAP, {"A": 9.0, "B": 21.0}) == (
        "A is the fastest, so an average of up to 21.0 weeks is within the band."
    )
    assert gap_words(GAP, {"A": 9.0, "B": 22.0, "C": 30.5}).endswith(
        "within the band. It must fall by 9.5 weeks at C and 1.0 week at B."
    )
    assert gap_words(GAP, {}) == ""
