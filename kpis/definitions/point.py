"""One month of a series, as it is stored and counted with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar


@dataclass(frozen=True)
class Point:
    """One month of a series. `period` is `YYYY-MM`; numerator or denominator is None where the
    measure has none.

    `batches` are the numbers of the uploads that hold the cases counted; the figure is the same
    whichever they are.
    """

    period: str
    numerator: float | None
    denominator: float | None
    value: float
    partial: bool = False
    batches: tuple[int, ...] = field(default=(), compare=False)

    @property
    def cases(self) -> float:
        """How many cases it is made of: what it is out of, or what is counted where it is out of
        nothing."""
        return (self.numerator if self.denominator is None else self.denominator) or 0


class _Monthly(Protocol):
    @property
    def period(self) -> str: ...


_Month = TypeVar("_Month", bound=_Monthly)


def at(points: Sequence[_Month], period: str | None) -> _Month | None:
    """The point of a month, or None."""
    return next((point for point in points if point.period == period), None)
