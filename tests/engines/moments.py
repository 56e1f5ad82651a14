"""A clock that is the same for every store: two that are asked the same say the same moments."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from data import clock

FILLED = datetime(2026, 11, 20, 9, tzinfo=UTC)
"""When stores that are compared are filled."""
ASKED = datetime(2026, 11, 27, 9, tzinfo=UTC)
"""When they are asked."""
SECOND = timedelta(seconds=1)


@contextmanager
def ticking(since: datetime) -> Iterator[None]:
    """Each look at the clock is a second after the one before."""
    looks = count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "_now", lambda: since + next(looks) * SECOND)
        yield
