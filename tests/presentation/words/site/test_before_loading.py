"""What is said of a file before it is loaded."""

from datetime import date

import pytest

from data.extracts import extracts
from presentation.words.site import reach_words


@pytest.mark.parametrize(
    ("name", "as_at", "told"),
    [
        (
            "annual_reviews",
            date(2026, 7, 31),
            ", so figures can run up to July 2026; where cases are given time first, up to June "
            "2026 and April 2026",
        ),
        ("nd_waits", date(2026, 7, 30), ", so figures can run up to June 2026"),
        ("nd_providers", date(2026, 7, 31), ""),
        ("milestone_updates", date(2026, 7, 31), ""),
    ],
)
def test_how_far_figures_can_run_is_said_with_the_days_that_cases_are_given(
    name: str, as_at: date, told: str
) -> None:
    assert reach_words(extracts()[name], as_at) == told
