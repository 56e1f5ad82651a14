"""The stored points by series, as they are read."""

import pytest

from kpis.definitions import Point
from kpis.judging.stored_series import StoredSeries

WAIT, GAP = ("wait", "", "", ""), ("gap", "", "provider", "A")
ROWS = [
    (*WAIT, "2026-09", None, 4.0, 30.5, False, "3"),
    (*GAP, "2026-09", 1.0, None, 2.0, True, ""),
    (*WAIT, "2026-10", None, 5.0, 31.5, False, "3 17"),
]


def test_a_series_has_all_its_points_whatever_stands_between_their_rows() -> None:
    series = StoredSeries(ROWS)
    assert dict(series) == {
        WAIT: (Point("2026-09", None, 4.0, 30.5), Point("2026-10", None, 5.0, 31.5)),
        GAP: (Point("2026-09", 1.0, None, 2.0, partial=True),),
    }
    assert [point.batches for point in series[WAIT]] == [(3,), (3, 17)]
    assert series[GAP][0].batches == ()


def test_a_series_that_is_not_stored_is_not_there() -> None:
    series = StoredSeries(ROWS)
    assert (series.get(("wait", "", "", "A")), len(series)) == (None, 2)
    with pytest.raises(KeyError):
        series["wait", "", "", "A"]


def test_a_report_of_an_earlier_day_ends_each_measure_where_it_says() -> None:
    series = StoredSeries(ROWS)
    assert dict(series.until({})) == dict(series)
    assert dict(series.until({"wait": "2026-09"})) == {WAIT: series[WAIT][:1], GAP: series[GAP]}
    assert list(series.until({"gap": "2026-08"})) == [WAIT]
