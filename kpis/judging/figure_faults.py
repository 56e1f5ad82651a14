"""Whether a figure that somebody gives can be one of a measure."""

from collections.abc import Iterator
from math import isfinite

from kpis.figures import Unit, places, round_half_up
from kpis.record import Fault

MOST = 1_000_000
"""More than anything that is measured here."""


def figure_faults(value: float | None, unit: Unit, field: str = "figure") -> Iterator[str]:
    """What keeps it from being a figure in this unit at all."""
    if value is None or not isfinite(value):
        yield Fault("Give the figure as a number.", field)
    elif unit == "%" and not 0 <= value <= 100:
        yield Fault("A percentage lies between 0 and 100.", field)
    elif not 0 <= value <= MOST:
        yield Fault(f"The figure lies between 0 and {MOST:,}.", field)


def judged_figure_faults(
    value: float | None, unit: Unit, what: str, field: str = "figure"
) -> Iterator[str]:
    """The same for `what` a measure is judged by, which is as it is shown: nothing is judged by
    another figure than the reader sees."""
    wrong = list(figure_faults(value, unit, field))
    yield from wrong
    if not wrong and float(round_half_up(value or 0.0, places(unit))) != value:
        most = "a whole number" if places(unit) == 0 else "at most one decimal place"
        yield Fault(f"Give {what} with {most}, as figures are shown.", field)
