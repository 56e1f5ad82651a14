"""A plain attacker: sums of months of which all but one are known give that one, and two windows
that differ by a month at each end give the difference. Nothing here is the guard's."""

from collections.abc import Sequence

from kpis import months
from kpis.definitions.shown import Hidden, Shown
from tests.kpis.disclosure.worked import FIRST

Figures = Sequence[Shown | Hidden]


def window(period: str) -> list[str]:
    return [month for month in months.every(months.add(period, -11), period) if month >= FIRST]


def recovered(editions: Sequence[Figures], what: str) -> dict[str, float]:
    """The monthly counts that follow from the shown windows of twelve months: `hits` or `others`."""
    sums: dict[str, float] = {}
    for figures in editions:
        for one in figures:
            if isinstance(one, Shown):
                hits, cases = one.numerator or 0, one.denominator or 0
                sums[one.period] = hits if what == "hits" else cases - hits
    known: dict[str, float] = {}
    while True:
        found = dict(_by_one_unknown(sums, known)) | dict(_by_differences(sums, known))
        if found.keys() <= known.keys():
            return known
        known |= found


def _by_one_unknown(sums: dict[str, float], known: dict[str, float]):
    for period, total in sums.items():
        unknown = [month for month in window(period) if month not in known]
        if len(unknown) == 1:
            yield unknown[0], total - sum(known[m] for m in window(period) if m in known)


def _by_differences(sums: dict[str, float], known: dict[str, float]):
    for period, total in sums.items():
        for other, less in sums.items():
            first, second = set(window(period)), set(window(other))
            unknown = [month for month in first ^ second if month not in known]
            if len(unknown) == 1:
                rest = sum(known[m] for m in first - second if m in known)
                rest -= sum(known[m] for m in second - first if m in known)
                sign = 1 if unknown[0] in first else -1
                yield unknown[0], sign * (total - less - rest)
