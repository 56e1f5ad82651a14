"""A draft of an edition: what it holds, and what the first and the second rule hide of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kpis.computing import TARGET_SERIES
from kpis.definitions import Hidden, Point, Result, Shown, untold, whole
from kpis.disclosure.bands import merged
from kpis.disclosure.content import BAND, content
from kpis.disclosure.making import shown
from kpis.disclosure.nested import too_near
from kpis.disclosure.second import hidden_besides, unlisted
from kpis.disclosure.series import Held, Numbers, Place, Series, Why, series_of
from kpis.disclosure.small import is_small
from kpis.judging import Key, Results


@dataclass
class Draft:
    """The exact figures that an edition may hold, and why some of them are hidden. `free` are the
    figures that protect nobody and pass as they are; `baselines` the months that measures are
    compared with."""

    threshold: int
    held: Held = field(default_factory=dict)
    series: dict[Key, Series] = field(default_factory=dict)
    why: dict[Place, Why] = field(default_factory=dict)
    free: dict[Key, tuple[Point, ...]] = field(default_factory=dict)
    baselines: Mapping[str, str] = field(default_factory=dict)

    def add(self, series: Series, held: Held) -> None:
        """Take in the figures of a series."""
        self.held |= held
        self.series |= dict.fromkeys(held, series)

    def hide(self, places: Iterator[Place] | set[Place], why: Why) -> None:
        """Hide these figures, unless they are hidden already."""
        for place in places:
            self.why.setdefault(place, why)

    def families(self) -> Mapping[str, list[Series]]:
        """The series of each family, each once."""
        made: dict[str, dict[Key, Series]] = defaultdict(dict)
        for series in self.series.values():
            made[series.counting.family][series.key] = series
        return {family: list(members.values()) for family, members in made.items()}

    def figures(self) -> dict[Key, tuple[Shown | Hidden, ...]]:
        """All that the edition may show, with what is hidden in its place."""
        made: dict[Key, tuple[Shown | Hidden, ...]] = {
            key: tuple(
                untold(period) if (key, period) in self.why else shown(self.series[key], point)
                for period, point in sorted(points.items())
            )
            for key, points in self.held.items()
            if points
        }
        return made | {key: tuple(map(whole, points)) for key, points in self.free.items()}


def draft(found: Results, threshold: int) -> Draft:
    """The draft of an edition from working figures."""
    of = {id: one.baseline.period for id, one in found.by_id.items() if one.baseline}
    made = Draft(threshold, baselines=of)
    for result in found.by_id.values():
        for series in series_of(result.measure):
            _take_in(made, found, result, series)
    made.free |= {key: found.exact[key] for key in found.exact if key[1] == TARGET_SERIES}
    made.hide(set(_small(made)), "small")
    hide_besides(made)
    return made


def hide_besides(made: Draft) -> bool:
    """Hide what would tell a hidden figure by a plain sum; whether there was anything."""
    before = len(made.why)
    made.hide(set(_small_bands(made)), "second")
    for family in made.families().values():
        made.hide(too_near(family, made.held, set(made.why), made.threshold), "second")
    made.hide(set(_besides(made)), "second")
    return len(made.why) > before


def _take_in(made: Draft, found: Results, result: Result, series: Series) -> None:
    if series.protects == "nothing":
        of_series = (key for key in found.exact if key[:2] == (series.measure, series.id))
        made.free |= {key: found.exact[key] for key in of_series}
        return
    held = content(found, result, series)
    months = {one.period for one in (result.latest, result.baseline) if one}
    deciding = months & set(held[series.key])

    def small(point: Point) -> bool:
        return is_small(series, point, made.threshold, part=True)

    made.add(series, merged(held, series, deciding, small))


def _small(made: Draft) -> Iterator[Place]:
    for key, points in made.held.items():
        for period, point in points.items():
            if is_small(made.series[key], point, made.threshold, part=bool(key[2])):
                yield key, period


def _parts(made: Draft, *, bands: bool) -> Mapping[tuple[Key, str], dict[str, Point]]:
    """The parts of each dimension and month, by the key without the part's name."""
    parts: dict[tuple[Key, str], dict[str, Point]] = defaultdict(dict)
    for key, points in made.held.items():
        if key[2] and (key[2] == BAND) == bands:
            for period, point in points.items():
                parts[(*key[:3], ""), period][key[3]] = point
    return parts


def _small_bands(made: Draft) -> Iterator[Place]:
    """All bands of a month in which one of them is small."""
    for (of, period), parts in _parts(made, bands=True).items():
        places = [((*of[:3], name), period) for name in parts]
        if any(place in made.why for place in places):
            yield from places


def _besides(made: Draft) -> Iterator[Place]:
    for (of, period), parts in _parts(made, bands=False).items():
        series = made.series[*of[:3], next(iter(parts))]
        counts = {name: Numbers.of(point) for name, point in parts.items()}
        small = frozenset(name for name in parts if ((*of[:3], name), period) in made.why)
        rest = unlisted(series, made.held[series.key], period, list(counts.values()))
        for name in hidden_besides(series, counts, small, rest, made.threshold):
            yield (*of[:3], name), period
