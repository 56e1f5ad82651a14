"""Working figures out: a declaration and the current rows become points, which are stored."""

from kpis.computing.compute import MONTHS_BROKEN_DOWN, last_period
from kpis.computing.kept import Kept, keep, kept_figures, to_be_kept
from kpis.computing.stored_points import (
    TARGET_SERIES,
    TOGETHER,
    data_until,
    ensure_current,
    known_at_points,
    points_afresh,
    stale,
    store,
)

__all__ = [
    "MONTHS_BROKEN_DOWN",
    "TARGET_SERIES",
    "TOGETHER",
    "Kept",
    "data_until",
    "ensure_current",
    "keep",
    "kept_figures",
    "known_at_points",
    "last_period",
    "points_afresh",
    "stale",
    "store",
    "to_be_kept",
]
