"""What reaching the waiting-time targets would take: only what the figures of now say, and nobody
named where few wait."""

from dataclasses import replace

import pytest

from kpis.definitions import Shown
from kpis.parts.lengths import Shortened
from kpis.parts.waits import past_target
from presentation.words.waits.reaching import average_words, gap_words, longest_words
from tests.presentation.shown_parts import MONTH, children, provider, weeks
from tests.presentation.words_results import example

LONGEST, AVERAGE, GAP = (
    example("nd_longest_wait"),
    example("nd_average_wait"),
    example("nd_provider_gap"),
)


MUST = "The target is met once no child has waited longer than 104.9 weeks."


@pytest.mark.parametrize(
    ("beyond", "longest", "few", "words"),
    [
        (0, {"North": 90.0, "South": 104.9}, set(), "No child has waited longer than 104.9 weeks."),
        (
            12,
            {"North": 144.71, "South": 104.0, "East": 110.0},
            set(),
            f"{MUST} 12 children have waited longer, at 2 providers. The longest wait at each, in "
            "weeks: North (144.7) and East (110.0).",
        ),
        (
            9,
            {"North": 144.71, "Tiny": 120.0},
            {"Tiny"},
            f"{MUST} Fewer than 10 children have waited longer, at 2 providers. The longest wait "
            "at each, in weeks: North (144.7) and one where few wait.",
        ),
        (
            10,
            {"Tiny": 120.0, "Wee": 130.0},
            {"Tiny", "Wee"},
            f"{MUST} 10 children have waited longer, at 2 providers. The longest wait at each, in "
            "weeks: 2 where few wait.",
        ),
    ],
)
def test_how_many_children_have_waited_past_the_target_and_where(
    beyond: int, longest: dict[str, float], few: set[str], words: str
) -> None:
    waits = {
        name: Shown(MONTH, None, 9 if name in few else 10, value) for name, value in longest.items()
    }
    assert longest_words(LONGEST, children(beyond), past_target(LONGEST, waits)) == words


def test_without_a_target_or_a_count_nothing_is_said_of_those_past_it() -> None:
    bare = replace(LONGEST, target=replace(LONGEST.target, value=None))
    assert longest_words(bare, children(12), []) == ""
    assert longest_words(LONGEST, None, []) == ""


def test_the_average_without_those_who_waited_longest() -> None:
    assert average_words(AVERAGE, Shortened(children(9), weeks(10, 20.0), True)) == (
        "Fewer than 10 children have waited a year or more. Without them the average would be 20.0 "
        "weeks, which would meet the target of 26.1 weeks."
    )
    assert (
        "30 children have waited a year or more. Without them the average would be 30.0 weeks, "
        "which would still "
        in (average_words(AVERAGE, Shortened(children(30), weeks(10, 30.0), False)))
    )
    assert average_words(AVERAGE, None) == ""


def test_how_far_slow_providers_must_come_down() -> None:
    fastest, edge = provider("A", 20, 9.0), provider("B", 20, 21.0)
    assert gap_words(GAP, [edge, fastest, provider("Tiny")]) == (
        "A is the fastest, so an average of up to 21.0 weeks is within the band."
    )
    slow = [
        provider("C", 20, 30.5, over=9.5, outside=True),
        provider("B", 20, 22.0, over=1.0, outside=True),
    ]
    assert gap_words(GAP, [*slow, fastest]).endswith(
        "within the band. The average must fall by 9.5 weeks at C and 1.0 week at B."
    )
    assert gap_words(GAP, []) == ""
