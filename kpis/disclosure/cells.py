"""The smallest counts of which a family's figures are sums: its cells, and which of them a figure
counts."""

from collections.abc import Iterator
from typing import NamedTuple

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.disclosure.series import TOGETHER, Series
from kpis.judging import Key

PATHWAY = "pathway"
"""The dimension that a series may be `within` (kpis/definitions/protection.py)."""
UNRECORDED = " "
"""The part of the cases that have none."""


class Cell(NamedTuple):
    """The cases of one kind in one month; `late` is how many months after it they become hits, and
    `pathway` the one that they are on, where the family asks for these."""

    month: str
    kind: str
    late: int = 0
    pathway: str = ""


class Counted(NamedTuple):
    """The cells that a figure counts as hits, and all that it is out of."""

    hits: frozenset[Cell]
    cases: frozenset[Cell]

    @property
    def others(self) -> frozenset[Cell]:
        """Those that it is out of besides the hits."""
        return self.cases - self.hits


def cells(family: list[Series], months: list[str], pathways: list[str]) -> list[Cell]:
    """All cells of a family."""
    late = {
        kind for series in family if series.calculation.late_hits for kind in series.counting.hits
    }
    kinds = dict.fromkeys(
        kind for one in family for kind in (*one.counting.hits, *one.counting.others)
    )
    return [
        Cell(month, kind, after, pathway)
        for month in months
        for kind in kinds
        for after in range(MONTHS_BROKEN_DOWN if kind in late else 1)
        for pathway in (pathways or [""])
    ]


def window(series: Series, key: Key, period: str) -> tuple[str, str]:
    """The first and the last month of whose cases a figure is made."""
    calculation = series.calculation
    if calculation.basis == "stock":
        return period, period
    wide = key[2] or key[1] == TOGETHER
    length = MONTHS_BROKEN_DOWN if wide else calculation.months
    return months.add(period, 1 - length), period


def counted(series: Series, key: Key, period: str, among: list[Cell]) -> Counted:
    """Which cells a figure counts; of a part, those of the whole that it is a part of. What becomes
    a hit after the figure's month is none in it."""
    first, last = window(series, key, period)
    counting = series.counting
    kinds = {*counting.hits, *counting.others}
    cases = [
        cell
        for cell in among
        if cell.kind in kinds and first <= cell.month <= last and _within(cell, series, key)
    ]
    hits = (
        cell
        for cell in cases
        if cell.kind in counting.hits and months.add(cell.month, cell.late) <= last
    )
    return Counted(frozenset(hits), frozenset(cases))


def _within(cell: Cell, series: Series, key: Key) -> bool:
    if cell.pathway and key[2] == PATHWAY and cell.pathway != key[3]:
        return False
    return not series.counting.within or series.counting.within in cell.pathway.split("+")


def by_month(counted: Counted) -> Iterator[tuple[str, Counted]]:
    """The same, month by month."""
    for month in sorted({cell.month for cell in counted.cases}):
        yield (
            month,
            Counted(
                frozenset(cell for cell in counted.hits if cell.month == month),
                frozenset(cell for cell in counted.cases if cell.month == month),
            ),
        )
