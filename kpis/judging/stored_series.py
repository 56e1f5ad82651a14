"""The stored points of every series, made into points when a series is first read: a page reads a
few of some hundreds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kpis.definitions import Hidden, Key, Point, Shown, may_show, whole


class StoredSeries(Mapping[Key, tuple[Point, ...]]):
    """The points of each series, in the order of their rows.

    A row holds the key, then what a `Point` holds; the numbers of its uploads are one text, such as
    `3 17`.
    """

    def __init__(self, rows: Iterable[tuple]) -> None:
        grouped: dict[Key, list[tuple]] = defaultdict(list)
        for measure, series, dimension, category, *held in rows:
            grouped[measure, series, dimension, category].append(tuple(held))
        self._rows = dict(grouped)
        self._made: dict[Key, tuple[Point, ...]] = {}

    def __getitem__(self, key: Key) -> tuple[Point, ...]:
        """The points of one series. Raises KeyError."""
        if key not in self._made:
            self._made[key] = tuple(map(_point, self._rows[key]))
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many series there are."""
        return len(self._rows)

    def until(self, ends: Mapping[str, str]) -> "StoredSeries":
        """The points of the months that each measure may show, where an end is given for it."""
        return StoredSeries(
            (*key, *held)
            for key, rows in self._rows.items()
            for held in rows
            if held[0] <= ends.get(key[0], held[0])
        )


class WorkingShares(Mapping[Key, tuple[Shown | Hidden, ...]]):
    """Stored series as those who may see working figures see them: the whole as it is, and of a
    part what has enough cases."""

    def __init__(self, exact: Mapping[Key, tuple[Point, ...]]) -> None:
        self._exact = exact
        self._made: dict[Key, tuple[Shown | Hidden, ...]] = {}

    def __getitem__(self, key: Key) -> tuple[Shown | Hidden, ...]:
        """One series. Raises KeyError."""
        if key not in self._made:
            shown = may_show if key[2] else whole
            self._made[key] = tuple(map(shown, self._exact[key]))
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys."""
        return iter(self._exact)

    def __len__(self) -> int:
        """How many series there are."""
        return len(self._exact)


def _point(held: tuple) -> Point:
    *first, batches = held
    return Point(*first, batches=tuple(map(int, batches.split())))
