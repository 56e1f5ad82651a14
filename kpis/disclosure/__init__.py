"""What an edition may show of the working figures: the rule for small numbers, the guard, and the
rounding of what is published."""

from kpis.disclosure.making import as_released
from kpis.disclosure.release import CannotBeSafeError, Released, release
from kpis.disclosure.rounded import may_be, public
from kpis.disclosure.series import TOGETHER, TOO_FEW, Share, Why

__all__ = [
    "TOGETHER",
    "TOO_FEW",
    "CannotBeSafeError",
    "Released",
    "Share",
    "Why",
    "as_released",
    "may_be",
    "public",
    "release",
]
