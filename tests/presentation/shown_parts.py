"""Figures of parts for tests that draw or say them."""

from kpis.definitions.shown import TOO_FEW, Hidden, Shown, counted
from kpis.parts.waits import Provider
from presentation.charts.bands import BandMonth

MONTH = "2026-10"


def weeks(waiting: int, value: float) -> Shown:
    """The mean wait of so many children."""
    return Shown(MONTH, None, waiting, value)


def children(number: int) -> Shown | Hidden:
    """So many children, as their number may be shown."""
    return counted(MONTH, number)


def provider(
    name: str,
    waiting: int = 0,
    now: float = 0.0,
    then: float | None = None,
    *,
    over: float = 0.0,
    outside: bool = False,
) -> Provider:
    """A provider as it may be shown; without a number one where too few wait to count."""
    shown = weeks(waiting, now) if waiting else Hidden(MONTH)
    return Provider(name, shown, None if then is None else weeks(waiting, then), over, outside)


def withheld(name: str) -> Provider:
    """A provider of which an edition shows nothing."""
    return Provider(name, Hidden(MONTH, TOO_FEW))


def band_month(period: str, numbers: tuple[int, int, int, int]) -> BandMonth:
    """A month in which so many wait in each band."""
    one, two, three, four = (counted(period, number) for number in numbers)
    return BandMonth(period, (one, two, three, four), sum(numbers))
