"""All that was printed, as sums of whole numbers: what each figure says, how windows are made of
months and wholes of parts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.disclosure.facts import Fact, Told, facts
from tests.disclosure.integers import System
from tests.disclosure.knowledge import BAND, BANDS, GAP, UNSAID, Known, known
from tests.disclosure.sums import MOST

UNKNOWN_PART = "(not recorded)"
"""Cases whose row leaves the dimension blank."""
ABSENT, GUESSED = 90, 91
"""Sources that are given up first: that a part or month which is not named has no case, and that
rows leave nothing blank. Editions are sources from 1, the newest."""


class Series(NamedTuple):
    """A measure, a series beside it (else empty), and a part of it (else both empty)."""

    measure: str
    series: str = ""
    dimension: str = ""
    part: str = ""

    @property
    def known(self) -> Known:
        return known(self.measure, self.series)


class Count(NamedTuple):
    """A number of people (`hits`, `others` or `cases`; or the `days` that all have waited) of a
    series, of as many `months` up to `month`."""

    kind: str
    of: Series
    month: int
    months: int = 1


Window = tuple[int, int]
"""The last month and how many."""


class Papers:
    """The prints, the newest first, and the sums that they make true."""

    def __init__(self, prints: Sequence[Told], absent_is_none: bool = True) -> None:
        self.absent_is_none = absent_is_none
        self.system: System[Count] = System()
        self.windows: dict[Series, set[Window]] = defaultdict(set)
        self.told: dict[tuple[Series, Window], Fact] = {}
        self.hidden: dict[tuple[Series, Window], Fact] = {}
        self.absent: set[tuple[Series, Window]] = set()
        """Figures that no print has: taken to have no case."""
        self.named: dict[tuple[Series, Window], set[str]] = defaultdict(set)
        """Which parts a print names, by the whole and window; a series' dimension without a
        part."""
        for source, told in enumerate(prints, 1):
            for fact in facts(told):
                if known(fact.measure, fact.series).protects != "nothing" or fact.measure == GAP:
                    self._take(fact, source)
        self.first = self._first_months()
        for whole, window in list(self.named):
            self._parts(whole, window)
        for series in list(self.windows):
            self._months(series)
        for series, windows in self.windows.items():
            self._cases(series, windows)

    def add(
        self,
        plus: Iterable[Count],
        minus: Iterable[Count] = (),
        low: int = 0,
        high: int | None = 0,
        source: int = 0,
    ) -> None:
        """Say that numbers less others are from `low` to `high`; no `high` is no limit."""
        terms: dict[Count, int] = defaultdict(int)
        for count in plus:
            terms[count] += 1
        for count in minus:
            terms[count] -= 1
        self.system.add(terms, low, 100 * MOST if high is None else high, source)

    def parts_of(self, measure: str, dimension: str, series: str = "") -> list[Series]:
        """The parts of a dimension that any print names; of waits, the shortest bands that any
        print might."""
        of = Series(measure, series, dimension)
        if dimension == BAND:
            return [of._replace(part=name) for name in BANDS]
        return [one for one in self.windows if dimension and one[:3] == of[:3]]

    def _take(self, fact: Fact, source: int) -> None:
        of = Series(fact.measure, fact.series, fact.dimension, fact.part)
        window = (fact.month, fact.months)
        self.windows[of].add(window)
        if fact.dimension:
            self.windows[Series(fact.measure, fact.series)].add(window)
            self.named[of._replace(part=""), window].add(fact.part)
        if fact.hidden:
            self.hidden.setdefault((of, window), fact)
            if fact.few:
                self.add([Count("cases", of, *window)], low=1, high=9, source=source)
            return
        before = self.told.get((of, window))
        if before is None or (before.denominator or before.numerator) is None:
            self.told[of, window] = fact
        if before is None or before.denominator is None or fact.denominator is None:
            self._figure(of, window, fact, source)

    def _figure(self, of: Series, window: Window, fact: Fact, source: int) -> None:
        """What one printed figure says."""
        cases, hits = Count("cases", of, *window), Count("hits", of, *window)
        if fact.denominator is not None and of.known.kind != "gap":
            self.add([cases], low=int(fact.denominator), high=int(fact.denominator), source=source)
        if fact.numerator is not None:
            self.add([hits], low=int(fact.numerator), high=int(fact.numerator), source=source)
        elif fact.value is not None and of.known.kind == "share":
            self._ratio(hits, cases, Fraction(fact.value) / 100, source)
        elif fact.value is not None and of.known.kind == "count":
            self.add([hits], low=int(fact.value), high=int(fact.value), source=source)
        if fact.value is not None and of.known.kind == "mean":
            self._ratio(Count("days", of, *window), cases, 7 * Fraction(fact.value), source)

    def _ratio(self, above: Count, below: Count, value: Fraction, source: int) -> None:
        """One number is so many times another: exactly where the value is printed unrounded, which
        is told by its decimals, else within half of the last one."""
        scale = 100 if above.kind == "hits" else Fraction(1, 7)
        printed = float(value * scale)
        if abs(printed - round(printed, 1)) > 1e-9:
            exact = value.limit_denominator(20_000)
            terms = {above: exact.denominator, below: -exact.numerator}
            self.system.add(terms, 0, 0, source)
            return
        middle, half = Fraction(round(printed * 10), 10), Fraction(1, 20)
        for edge, low, high in (
            ((middle - half) / scale, 0, 100 * MOST),
            ((middle + half) / scale, -100 * MOST, 0),
        ):
            self.system.add({above: edge.denominator, below: -edge.numerator}, low, high, source)

    def _first_months(self) -> dict[Series, int]:
        """The first month with data: the first that is printed, where windows that are not full
        are printed too, or each is of one month."""
        found = {}
        for series, windows in self.windows.items():
            own = [one for one in windows if one[1] == series.known.months]
            if series.dimension or not own or not series.known.flow:
                continue
            partial = any(fact.partial for (of, _), fact in self.told.items() if of == series)
            if partial or series.known.months == 1:
                found[series] = min(own)[0]
        return found

    def _parts(self, whole: Series, window: Window) -> None:
        """Every part has a figure of a window for which one is printed, if only none."""
        dimension = self.parts_of(whole.measure, whole.dimension, whole.series)
        if whole.dimension in UNSAID:
            dimension.append(whole._replace(part=UNKNOWN_PART))
        for part in dimension:
            self.windows[part].add(window)
            if part.part not in self.named[whole, window] and whole.dimension != BAND:
                self._none(part, window, GUESSED if part.part == UNKNOWN_PART else ABSENT)
        adding = adds_up(whole)
        for kind in (one for one in kinds(whole) if one not in adding):
            self._whole(whole, dimension, kind, window)
        for month in self.span(whole, window) if adding else ():
            for part in dimension:
                self.windows[part].add((month, 1))
            for kind in adding:
                self._whole(whole, dimension, kind, (month, 1))

    def _whole(self, whole: Series, parts: Sequence[Series], kind: str, window: Window) -> None:
        alone = Series(whole.measure, whole.series)
        self.windows[alone].add(window)
        self.add([Count(kind, part, *window) for part in parts], [Count(kind, alone, *window)])

    def span(self, series: Series, window: Window) -> range:
        """The months of a window that may have cases."""
        first = self.first.get(Series(series.measure, series.series), window[0] - window[1] + 1)
        return range(max(first, window[0] - window[1] + 1), window[0] + 1)

    def _months(self, series: Series) -> None:
        """What windows have to do with months."""
        for window in [one for one in self.windows[series] if one[1] > 1]:
            for kind in adds_up(series):
                months = [Count(kind, series, month) for month in self.span(series, window)]
                self.add(months, [Count(kind, series, *window)])
                self.windows[series].update((count.month, 1) for count in months)
        if series in self.first and series.known.months == 1:
            printed = {one for of, one in [*self.told, *self.hidden] if of == series}
            for month in range(self.first[series], max(printed)[0]):
                if (month, 1) not in printed:
                    self._none(series, (month, 1), ABSENT)

    def _none(self, series: Series, window: Window, source: int) -> None:
        self.absent.add((series, window))
        if source != ABSENT or self.absent_is_none:
            self.add([Count("cases", series, *window)], source=source)

    def _cases(self, series: Series, windows: Iterable[Window]) -> None:
        """Cases are hits and others."""
        for window in windows if series.known.kind == "share" else ():
            hits, others, cases = (
                Count(kind, series, *window) for kind in ("hits", "others", "cases")
            )
            self.add([hits, others], [cases])


def kinds(series: Series) -> tuple[str, ...]:
    """The numbers of a series' parts that make up those of the whole."""
    return {
        "share": ("hits", "others"),
        "count": ("hits",),
        "mean": ("cases", "days"),
        "longest": ("cases",),
    }.get(series.known.kind, ())


def adds_up(series: Series) -> tuple[str, ...]:
    """The numbers of a month that make up those of a window."""
    if not series.known.flow or series.known.kind not in ("share", "count"):
        return ()
    if series.known.late:
        return ("cases",)
    only_hits = series.known.kind == "count" or series.measure == "appeal_rate"
    return ("hits",) if only_hits else ("hits", "others")
