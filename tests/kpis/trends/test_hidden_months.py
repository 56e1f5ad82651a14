"""Nothing over time runs over a hidden month as if it were not there."""

from datetime import date

import pytest

from kpis.changes.moves import moves
from kpis.trends import Recent, judged_series, projected, with_gaps
from kpis.trends.before_after import before_after
from kpis.trends.recent import recent
from tests.presentation.chart_results import hiding, result

RISING = [float(value) for value in range(40, 52)]
"""Of January to December 2025."""
LOW_THEN_HIGH = [9.0, 8.8, 9.1, 8.9, 9.2, 8.7, 5.0, 5.3, 4.9, 5.0, 5.1, 5.2]


def gaps(step: int, *periods: str) -> list[str]:
    """The months before which the line breaks."""
    found = with_gaps(hiding(result([1, 2, 3, 4, 5, 6], step=step), *periods).told)
    return [period for period, point in found if point is None]


@pytest.mark.parametrize(
    ("step", "hidden", "broken"),
    [
        (1, ["2025-03"], ["2025-03"]),
        (1, ["2025-03", "2025-04"], ["2025-03"]),
        # Every other month is hidden: the steps between the others are all alike.
        (1, ["2025-02", "2025-04"], ["2025-02", "2025-04"]),
        (1, ["2025-02", "2025-04", "2025-06"], ["2025-02", "2025-04"]),
        (6, ["2025-07"], ["2025-07"]),
        (6, ["2025-07", "2026-07"], ["2025-07", "2026-07"]),
        (1, ["2025-01", "2025-06"], []),
    ],
)
def test_a_hidden_month_breaks_the_line(step: int, hidden: list[str], broken: list[str]) -> None:
    assert gaps(step, *hidden) == broken


def test_the_recent_direction_begins_after_the_last_hidden_month() -> None:
    rising = result(RISING)
    assert recent(hiding(rising, "2025-08")) == Recent(
        "better", "2025-09", "3 changes in a row in one direction"
    )
    assert recent(hiding(rising, "2025-09")) is None  # three are left
    assert recent(hiding(rising, "2025-12")) is None


def test_the_newest_points_that_are_marked_alike_end_at_a_hidden_month() -> None:
    chart = judged_series(hiding(result(LOW_THEN_HIGH), "2025-08"))
    assert chart is not None and [one.period for one in chart.hidden] == ["2025-08"]
    assert [one.point.period for one in chart.newest_alike] == [
        f"2025-{month:02}" for month in range(9, 13)
    ]
    held = judged_series(hiding(result(LOW_THEN_HIGH), "2025-12"))
    assert held is not None and held.newest_alike[-1].point.period == "2025-11"


def test_a_projection_says_which_months_it_rests_on() -> None:
    rising = result(RISING, target=60)
    told = projected(hiding(rising, "2025-06", "2025-07"))
    assert told is not None
    assert told.words.startswith(
        "In the twelve months to December 2025, without the 2 months too few to show, it rose by "
    )
    assert projected(hiding(rising, "2025-12")) is None
    assert projected(hiding(rising, *(f"2025-{month:02}" for month in range(2, 7)))) is None


def test_no_average_is_given_of_months_of_which_one_is_hidden() -> None:
    found = before_after(hiding(result([1.0] * 13), "2025-02", "2026-02"), date(2025, 7, 9))
    assert found is not None
    assert (found.before.mean, found.before.months, found.before.hidden) == (None, 5, 1)
    assert found.after.mean == 1.0 and found.told_from is None


def test_no_later_figure_is_promised_for_months_of_which_one_is_hidden() -> None:
    found = before_after(hiding(result([1.0] * 10), "2025-09"), date(2025, 7, 9))
    assert found is not None and found.told_from is None
    later = before_after(hiding(result([1.0] * 10), "2025-02"), date(2025, 7, 9))
    assert later is not None and later.told_from == "2026-01"


def test_a_move_is_measured_in_steps_that_lead_over_no_hidden_month() -> None:
    then, now = result([1, 2, 3]), result([1, 2, 3, 30, 31, 40])
    [seen] = moves({"some_measure": then}, [now])
    [held] = moves({"some_measure": then}, [hiding(now, "2025-04")])
    assert (seen.steps, held.steps) == (37 / 7.8, 37 / (11 / 3))
    alone = hiding(result([1, 2, 3, 30, 31]), "2025-02", "2025-04")
    assert moves({"some_measure": then}, [alone]) == []
