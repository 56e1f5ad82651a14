"""Everything that bears on one family of series: what this edition may show and hides, what earlier
ones showed and hid, and what is true of parts besides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpis import months
from kpis.definitions import BANDS, Hidden, Point, Shown, at
from kpis.disclosure.cells import PATHWAY, UNRECORDED, cells, counted, window
from kpis.disclosure.content import BAND
from kpis.disclosure.draft import Draft
from kpis.disclosure.knowledge import Knowledge
from kpis.disclosure.second import unlisted
from kpis.disclosure.series import TOGETHER, Numbers, Place, Series, Share
from kpis.judging import Key

Exact = Mapping[Key, tuple[Point, ...]]
"""All stored points."""


@dataclass
class Facts:
    """The figures of one family; of a stock, in one month. `now` are those that this edition holds,
    `look` has the series of each figure, hidden and earlier ones too."""

    series: list[Series]
    now: dict[Place, Point] = field(default_factory=dict)
    earlier: list[tuple[Place, Point]] = field(default_factory=list)
    hidden_earlier: set[Place] = field(default_factory=set)
    look: dict[Place, Series] = field(default_factory=dict)


def facts(made: Draft, family: list[Series], earlier: Sequence[Share]) -> Iterator[Facts]:
    """The facts of a family, those of different months apart where no case can be in both."""
    stock = all(one.calculation.basis == "stock" for one in family)
    groups: dict[str, Facts] = defaultdict(lambda: Facts(family))
    for place, one, point in _held(made, family):
        group = groups[place[1] if stock else ""]
        group.look[place] = one
        group.now[place] = point
    for place, one, figure in _shown_earlier(family, earlier):
        group = groups[place[1] if stock else ""]
        group.look[place] = one
        if isinstance(figure, Shown):
            group.earlier.append((place, figure))
        else:
            group.hidden_earlier.add(place)
    yield from groups.values()


def _held(made: Draft, family: list[Series]) -> Iterator[tuple[Place, Series, Point]]:
    ours = {one.key for one in family}
    for key, points in made.held.items():
        if made.series[key].key in ours:
            yield from (
                ((key, period), made.series[key], point) for period, point in points.items()
            )


def _shown_earlier(
    family: list[Series], earlier: Sequence[Share]
) -> Iterator[tuple[Place, Series, Shown | Hidden]]:
    ours = {(one.measure, one.id): one for one in family}
    for share in earlier:
        for key, figures in share.items():
            one = ours.get((key[0], "" if key[1] == TOGETHER else key[1]))
            if one:
                yield from (((key, figure.period), one, figure) for figure in figures)


def knowledge(found: Facts, exact: Exact) -> Knowledge:
    """What could be known of these facts: so far without what any figure tells."""
    split = any(one.counting.within for one in found.series)
    dimensions = sorted({place[0][2] for place in found.look if place[0][2]})
    parts = {dimension: _parts(found, exact, dimension) for dimension in dimensions}
    pathways = list(_pathways(found, exact)) if split else []
    made = Knowledge(
        cells(found.series, _months(found), pathways),
        found.look,
        {name: of for name, of in parts.items() if not (split and name == PATHWAY)},
    )
    for atoms in _empty(found, made, exact):
        made.add(atoms, 0)
    return made


def _months(found: Facts) -> list[str]:
    """From the first month with data to the last: windows that reach before it are shorter."""
    wholes = [place for place in found.look if not place[0][2]]
    first = min(period for _, period in wholes) if wholes else ""
    spans = [window(one, *place) for place, one in found.look.items()]
    start = max(first, min(span[0] for span in spans)) if first else min(s[0] for s in spans)
    return months.every(start, max(span[1] for span in spans))


def _parts(found: Facts, exact: Exact, dimension: str) -> tuple[str, ...]:
    """The parts of a dimension, with one for what has none where there is any."""
    if dimension == BAND:
        return BANDS
    names = {place[0][3] for place in found.look if place[0][2] == dimension}
    rest = _rest(found, exact, dimension)
    return (*sorted(names), *([UNRECORDED] if any(one.cases for one in rest.values()) else []))


def _rest(found: Facts, exact: Exact, dimension: str) -> dict[Place, Numbers]:
    """The cases that are in no part, by the place of the whole whose parts are shown."""
    made: dict[Place, Numbers] = {}
    for (key, period), one in found.look.items():
        place = (one.key, period)
        if key[2] != dimension or place in made:
            continue
        whole = {point.period: point for point in exact.get(one.key, ())}
        held = (exact[other] for other in exact if other[:3] == key[:3])
        parts = [Numbers.of(point) for points in held if (point := at(points, period))]
        made[place] = unlisted(one, whole, period, parts)
    return made


def _pathways(found: Facts, exact: Exact) -> Iterator[str]:
    """The pathways of those who wait in this month, and none where some have none."""
    names: set[str] = set()
    for one in found.series:
        keys = [key for key in exact if key[:3] == (one.measure, one.id, PATHWAY)]
        looks = [key for key, _ in found.look if key[:3] == (one.measure, one.id, PATHWAY)]
        names |= {key[3] for key in looks}
        for period in {period for _, period in found.look}:
            parts = {key[3]: point for key in keys if (point := at(exact[key], period))}
            names |= set(parts)
            whole = {point.period: point for point in exact.get(one.key, ())}
            counts = [Numbers.of(point) for point in parts.values()]
            if keys and unlisted(one, whole, period, counts).cases:
                names.add(UNRECORDED)
    yield from sorted(names)


def _empty(found: Facts, made: Knowledge, exact: Exact) -> Iterator[frozenset[int]]:
    """What everybody sees to be nothing: a month without a figure of its own, and a part that is
    not among those of its series."""
    for one in found.series:
        if one.calculation.basis == "flow" and one.calculation.months == 1:
            held = {point.period for point in exact.get(one.key, ())}
            held |= {period for (key, period) in found.look if key == one.key}
            for month in {cell.month for cell in made.cells} - held:
                yield made.whole(counted(one, one.key, month, made.cells)).cases
    listed = {(place[0][:3], place[1]): one for place, one in found.look.items() if place[0][2]}
    for (of, period), one in listed.items():
        for name in made.parts.get(of[2], ()):
            place = ((*of, name), period)
            if name != UNRECORDED and of[2] != BAND and place not in found.look:
                yield made.sums(one, place).cases
