"""The sentence by a measure whose figures are kept, with its parts where these are kept for longer."""

from datetime import datetime

import pytest

from kpis.computing import Kept
from kpis.definitions import ResolvedTarget, Result, Shown
from kpis.measures import measures
from presentation.words.site import kept_words

WHOLE = Kept("qa_green", "2020-01", "2023-06", "2023-06", datetime(2026, 8, 4, 23, 30))


def result(*periods: str) -> Result:
    points = tuple(Shown(period, 1, 2, 50) for period in periods)
    target = ResolvedTarget("none", None, "")
    return Result(measures()["qa_green"], points, None, target, "no_target")


@pytest.mark.parametrize(
    ("kept", "begins"),
    [
        (WHOLE, "Figures up to June 2023 are kept as they were: "),
        (
            Kept("qa_green", "2020-01", "2023-06", "2024-05"),
            "Figures up to June 2023, and those of its parts up to May 2024, are kept as",
        ),
    ],
)
def test_it_says_up_to_which_month(kept: Kept, begins: str) -> None:
    assert kept_words(result("2023-06", "2023-07"), kept).startswith(begins)


def test_the_day_is_that_of_the_uk() -> None:
    assert " on 5 August 2026, and they cannot" in kept_words(result("2023-06"), WHOLE)


def test_nothing_is_said_where_no_kept_figure_is_shown() -> None:
    assert kept_words(result("2023-07"), WHOLE) == ""
    assert kept_words(result(), WHOLE) == ""
    assert kept_words(result("2023-06"), None) == ""
