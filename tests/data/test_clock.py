"""The clock shows UK time wherever the server stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from data.clock import end_of, last_month_end, moment, uk_now, uk_time, uk_today


@pytest.mark.parametrize(
    ("stored", "day", "shown"),
    [
        (datetime(2026, 6, 30, 22, 59), date(2026, 6, 30), "30/06/2026 23:59"),
        (
            datetime(2026, 6, 30, 23, 0),
            date(2026, 7, 1),
            "01/07/2026 00:00",
        ),  # summer time: an hour ahead
        (datetime(2026, 12, 31, 23, 59), date(2026, 12, 31), "31/12/2026 23:59"),
    ],
)
def test_days_begin_at_midnight_in_the_uk(stored: datetime, day: date, shown: str) -> None:
    with time_machine.travel(stored.replace(tzinfo=UTC), tick=False):
        assert uk_today() == day
        assert uk_now() == uk_time(stored)
    assert f"{uk_time(stored):%d/%m/%Y %H:%M}" == shown


@pytest.mark.parametrize(
    ("day", "stored"),
    [
        (date(2026, 6, 30), datetime(2026, 6, 30, 22, 59, 59, 999999)),
        (date(2026, 12, 31), datetime(2026, 12, 31, 23, 59, 59, 999999)),
        (
            date(2026, 3, 29),
            datetime(2026, 3, 29, 22, 59, 59, 999999),
        ),  # the clocks go forward on that day
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, 999999)),  # and back on this one
    ],
)
def test_a_day_ends_a_microsecond_before_the_next(day: date, stored: datetime) -> None:
    assert end_of(day) == stored
    assert uk_time(end_of(day)).date() == day
    assert uk_time(end_of(day) + timedelta(microseconds=1)).date() == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 7, 30), date(2026, 6, 30)),
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 7, 31)),
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2028, 2, 28), date(2028, 1, 31)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_a_month_is_over_when_its_last_day_is(day: date, end: date) -> None:
    assert last_month_end(day) == end


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2026-11-02T14:05", datetime(2026, 11, 2, 14, 5, 59, 999999)),
        ("2026-11-02 14:05", datetime(2026, 11, 2, 14, 5, 59, 999999)),
        ("2026-11-02T14:05Z", datetime(2026, 11, 2, 14, 5, 59, 999999)),
        ("2026-11-02T14:05+01:00", datetime(2026, 11, 2, 13, 5, 59, 999999)),
        ("2026-07-02T14:05", datetime(2026, 7, 2, 13, 5, 59, 999999)),  # summer time
        ("2026-11-02T14:05:00", datetime(2026, 11, 2, 14, 5)),
        ("2026-11-02T14:05:30.5", datetime(2026, 11, 2, 14, 5, 30, 500000)),
        ("2026-11-02", datetime(2026, 11, 2, 23, 59, 59, 999999)),
        ("20261102", datetime(2026, 11, 2, 23, 59, 59, 999999)),
        ("2026-07-02", datetime(2026, 7, 2, 22, 59, 59, 999999)),
    ],
)
def test_a_minute_or_a_day_is_taken_as_its_end_and_a_second_as_it_is(
    text: str, stored: datetime
) -> None:
    assert moment(text) == stored
