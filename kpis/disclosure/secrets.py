"""What an attacker would ask: the small numbers that nobody may be able to work out."""

from collections.abc import Iterator
from typing import NamedTuple

from kpis.disclosure.cells import UNRECORDED, Cell, Counted, counted
from kpis.disclosure.facts import Facts
from kpis.disclosure.knowledge import Atoms, Knowledge, Sums
from kpis.disclosure.series import Place, Series


class Secret(NamedTuple):
    """A sum of atoms that is asked for, and the figure to which it belongs."""

    place: Place
    atoms: Atoms


def about_figure(known: Knowledge, series: Series, place: Place) -> list[Secret]:
    """The numbers of a figure that is hidden."""
    return _protected(series, place, known.sums(series, place))


def about_months(known: Knowledge, found: Facts) -> Iterator[Secret]:
    """The numbers of single months, of the wholes and of parts, which no figure of twelve months
    shows by itself."""
    over = [one for one in found.series if one.calculation.months > 1]
    for one in over:
        for month in sorted({cell.month for cell in known.cells}):
            kinds = (one.counting.hits, one.counting.others)
            single = [((kind,), ()) for each in kinds for kind in each] if one.counts_hits else []
            for asked in (kinds, *single):
                sums = _of_month(known, month, *asked)
                yield from _protected(one, (one.key, month), sums)
    for dimension in known.parts:
        yield from _parts_by_months(known, found, dimension)


def _of_month(known: Knowledge, month: str, hits: tuple[str, ...], others: tuple[str, ...]) -> Sums:
    """What there is of these kinds of cases in one month, with what became a hit later."""
    mine = [cell for cell in known.cells if cell.month == month]
    counted = frozenset(cell for cell in mine if cell.kind in hits)
    rest = frozenset(cell for cell in mine if cell.kind in others)
    return known.whole(Counted(counted, counted | rest))


def _parts_by_months(known: Knowledge, found: Facts, dimension: str) -> Iterator[Secret]:
    """What a part has of the months that no figure tells apart."""
    looks = {
        (one.key, period): (one, key, counted(one, key, period, known.cells))
        for (key, period), one in found.look.items()
        if key[2] == dimension and one.calculation.basis == "flow"
    }
    for (_, period), (one, key, sums) in looks.items():
        for months in _told_apart(looks_of=[s for o, _, s in looks.values() if o == one], of=sums):
            for name in known.parts[dimension]:
                if name != UNRECORDED:
                    place = ((*key[:3], name), period)
                    yield from _protected(one, place, known.part(dimension, name, months))


def _told_apart(looks_of: list[Counted], of: Counted) -> list[Counted]:
    """The cells of a figure, put together where the other figures' months hold them alike."""
    alike: dict[tuple[bool, ...], set[Cell]] = {}
    for cell in of.cases:
        alike.setdefault(tuple(cell in one.cases for one in looks_of), set()).add(cell)
    return [Counted(of.hits & cells, frozenset(cells)) for cells in alike.values()]


def _protected(series: Series, place: Place, sums: Sums) -> list[Secret]:
    atoms = (sums.hits, sums.others, sums.cases) if series.counts_hits else (sums.cases,)
    if series.calculation.own_windows:
        atoms = (sums.hits,)
    return [Secret(place, each) for each in atoms if each]
