"""What is known of a family's cases from the figures that are shown: rows about atoms.

An atom is a cell of the whole, or what one part has of all the cells that no shown figure tells
apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kpis.definitions import BANDS, BANDS_FROM, WAITING_LESS, Point
from kpis.disclosure.cells import Cell, Counted, counted
from kpis.disclosure.content import BAND
from kpis.disclosure.programme import Equation
from kpis.disclosure.series import Place, Series

Atoms = frozenset[int]


@dataclass(frozen=True)
class Sums:
    """The atoms of the hits and of all the cases of a figure."""

    hits: Atoms
    cases: Atoms

    @property
    def others(self) -> Atoms:
        """Those of the cases that are no hits."""
        return self.cases - self.hits


@dataclass
class Knowledge:
    """The atoms of a family and the rows about them. `parts` are the names of the parts of each
    dimension; `look` gives the series of each figure that may tell something."""

    cells: list[Cell]
    look: Mapping[Place, Series]
    parts: Mapping[str, tuple[str, ...]]
    rows: list[Equation] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give each atom its column."""
        self._cells = {cell: at for at, cell in enumerate(self.cells)}
        self.atoms = len(self.cells)
        self._groups: dict[str, list[tuple[frozenset[Cell], dict[str, int]]]] = {}
        for dimension in self.parts:
            self._groups[dimension] = list(self._grouped(dimension))
        for groups in self._groups.values():
            for group, parts in groups:
                self._partition(group, parts)

    def sums(self, series: Series, place: Place) -> Sums:
        """The atoms of a figure of a series."""
        key, period = place
        found = counted(series, key, period, self.cells)
        if key[2] not in self._groups:
            return self.whole(found)
        return self.part(key[2], key[3], found)

    def whole(self, found: Counted) -> Sums:
        """The atoms of cells."""
        return Sums(
            frozenset(self._cells[cell] for cell in found.hits),
            frozenset(self._cells[cell] for cell in found.cases),
        )

    def part(self, dimension: str, name: str, found: Counted) -> Sums:
        """The atoms that a part has of cells."""
        return Sums(
            self._of_part(dimension, name, found.hits), self._of_part(dimension, name, found.cases)
        )

    def tell(self, place: Place, point: Point) -> list[int]:
        """What a figure tells, as rows; their places."""
        series = self.look[place]
        sums = self.sums(series, place)
        # What is out of cases with windows of their own adds up to nothing.
        made = [] if series.calculation.own_windows else [(sums.cases, point.cases)]
        if point.numerator is not None and point.denominator is not None:
            made.append((sums.hits, point.numerator))
        return [self.add(atoms, number) for atoms, number in made]

    def add(self, atoms: Iterable[int], number: float, less: Iterable[int] = ()) -> int:
        """Know that these atoms, less others, are so many; the place of the row."""
        row = dict.fromkeys(atoms, 1.0)
        for atom in less:
            row[atom] = row.get(atom, 0.0) - 1
        self.rows.append(Equation(row, number, number))
        return len(self.rows) - 1

    def _grouped(self, dimension: str) -> Iterator[tuple[frozenset[Cell], dict[str, int]]]:
        """The cells in which parts are counted, put together where all figures count them alike."""
        looks = {
            (one.key, period): counted(one, key, period, self.cells)
            for (key, period), one in self.look.items()
            if key[2] == dimension
        }
        alike: dict[tuple, set[Cell]] = defaultdict(set)
        for cell in self.cells:
            signs = tuple((cell in one.hits, cell in one.cases) for one in looks.values())
            if any(counts for _, counts in signs):
                alike[(*signs, _length(dimension, cell))].add(cell)
        for group in alike.values():
            kind = next(iter(group)).kind
            names = [
                name
                for name in self.parts[dimension]
                if dimension != BAND or (name == BANDS[0]) == (kind == WAITING_LESS)
            ]
            yield frozenset(group), {name: self._atom() for name in names}

    def _atom(self) -> int:
        self.atoms += 1
        return self.atoms - 1

    def _partition(self, group: frozenset[Cell], parts: Mapping[str, int]) -> None:
        """Every case is in one part."""
        self.add((self._cells[cell] for cell in group), 0, parts.values())

    def _of_part(self, dimension: str, name: str, cells: frozenset[Cell]) -> Atoms:
        names = _bands(name) if dimension == BAND else (name,)
        return frozenset(
            parts[each]
            for group, parts in self._groups[dimension]
            if group <= cells
            for each in names
            if each in parts
        )


def _length(dimension: str, cell: Cell) -> str:
    return cell.kind if dimension == BAND else ""


def _bands(name: str) -> tuple[str, ...]:
    """The lengths of wait that a band holds, which may have been merged."""
    return (name,) if name in BANDS else BANDS[BANDS_FROM.index(name) :]
