"""The grounds of an exception, as they are read behind “Exception:”."""

from typing import get_args

import pytest

from kpis.exceptions import ExceptionCase, Ground, GroundKind, RankLost
from presentation.words.exceptions import exception_words, ground_words, without_words

RANK = RankLost("2025", 5, 11, "2024", 3, 10)
GROUNDS = {
    Ground("not_improving", "2025-05"): "not improving since May 2025",
    Ground("not_improving"): "not improving",
    Ground("target_lost", "2026-09"): "target last met in September 2026",
    Ground("moving_wrong", "2026-03", "why"): "worse since March 2026",
    Ground("rank_lost", "2025", rank=RANK): (
        "rank 5 of 11 similar authorities in 2025, after 3 of 10 in 2024"
    ),
    Ground("overdue", "2026-02"): "overdue since February 2026",
    Ground("slipped_again", "2026-05", slips=2): (
        "moved to a later month 2 times, the last in May 2026"
    ),
}


@pytest.mark.parametrize(("ground", "words"), GROUNDS.items(), ids=str)
def test_a_ground_in_words(ground: Ground, words: str) -> None:
    assert ground_words(ground) == words


def test_every_kind_has_words() -> None:
    assert {ground.kind for ground in GROUNDS} == set(get_args(GroundKind))


def test_several_grounds_are_one_list() -> None:
    case = ExceptionCase("2a.2", (Ground("overdue", "2026-02"), *list(GROUNDS)[-1:]))
    assert exception_words(case) == (
        "overdue since February 2026; moved to a later month 2 times, the last in May 2026"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 exception has no commentary"), (5, "5 exceptions have no commentary")],
)
def test_how_many_have_no_commentary(number: int, words: str) -> None:
    assert without_words(number) == words
