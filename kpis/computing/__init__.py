"""Working figures out: a declaration and the current rows become points, which are stored."""

from kpis.computing.compute import MONTHS_BROKEN_DOWN, last_period
from kpis.computing.stored_points import (
    TARGET_SERIES,
    data_until,
    ensure_current,
    known_at_points,
    stale,
    store,
)

__all__ = [
    "MONTHS_BROKEN_DOWN",
    "TARGET_SERIES",
    "data_until",
    "ensure_current",
    "known_at_points",
    "last_period",
    "stale",
    "store",
]
