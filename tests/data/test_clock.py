"""The clock shows UK time wherever the server stands."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from data.clock import uk_now, uk_time, uk_today


@pytest.mark.parametrize(
    ("moment", "day", "shown"),
    [
        (datetime(2026, 6, 30, 22, 59), date(2026, 6, 30), "30/06/2026 23:59"),
        (datetime(2026, 6, 30, 23, 0), date(2026, 7, 1), "01/07/2026 00:00"),  # summer time: an hour ahead
        (datetime(2026, 12, 31, 23, 59), date(2026, 12, 31), "31/12/2026 23:59"),
    ],
)
def test_days_begin_at_midnight_in_the_uk(moment: datetime, day: date, shown: str) -> None:
    with time_machine.travel(moment.replace(tzinfo=UTC), tick=False):
        assert uk_today() == day
        assert uk_now() == uk_time(moment)
    assert f"{uk_time(moment):%d/%m/%Y %H:%M}" == shown
