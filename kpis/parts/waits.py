"""Waits by provider in the newest month: which providers count, which of them are outside the band,
and where children have waited past the target. Pages only put it into words.

What is called exact is counted with here and never shown; all else is as a reader may see it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kpis.definitions import Hidden, Point, Result, Shown, at, may_show
from kpis.judging import Results, meets

WAITS, ASSESSED = "nd_waits", "assessed"
AVERAGE, LONGEST, GAP = "nd_average_wait", "nd_longest_wait", "nd_provider_gap"
_A_STEP = 0.1 + 1e-9
"""By how much a gap of one decimal may differ from that of two means of one decimal."""


@dataclass(frozen=True)
class Provider:
    """A provider with children waiting, and their mean wait in weeks, now and at the baseline.

    `now` is hidden where too few wait to count, and `baseline` None where too few waited then, or
    none. `outside`: its mean is further above the fastest one's than the target allows. `over` is
    by how many weeks.
    """

    name: str
    now: Shown | Hidden
    baseline: Shown | None = None
    over: float = 0.0
    outside: bool = False


def providers(found: Results) -> list[Provider]:
    """Every provider with children waiting, the slowest first; those with too few to count last, by
    name."""
    average, gap = found.by_id[AVERAGE], found.by_id[GAP]
    then = average.baseline.period if average.baseline else None
    named = found.breakdown(AVERAGE, "provider").items()
    now_is = average.newest
    held = [(name, at(points, now_is), at(points, then)) for name, points in named]
    counting = [(name, now, before) for name, now, before in held if isinstance(now, Shown)]
    few = sorted(
        ((name, now) for name, now, _ in held if isinstance(now, Hidden)), key=lambda one: one[0]
    )
    return _beside_the_fastest(sorted(counting, key=lambda one: -one[1].value), gap) + [
        Provider(name, now) for name, now in few
    ]


def _beside_the_fastest(
    counting: Sequence[tuple[str, Shown, Shown | Hidden | None]], gap: Result
) -> list[Provider]:
    """The providers that count, each held against the fastest as the gap itself is held against its
    target."""
    allowed = gap.target.value
    means = [now.value for _, now, _ in counting]
    made = []
    for name, now, before in counting:
        one = Provider(name, now, before if isinstance(before, Shown) else None)
        if allowed is not None:
            more = _more(now.value, means, gap)
            one = replace(
                one, over=more - allowed, outside=not meets(gap.measure, more, gap.target, None)
            )
        made.append(one)
    return made


def _more(mean: float, means: Sequence[float], gap: Result) -> float:
    """By how many weeks a mean is above the fastest one; for the slowest the gap itself, where it
    is that of these means: so both are judged alike, rounded or not."""
    if mean == max(means) and gap.latest and spans(means, gap.latest.value):
        return gap.latest.value
    return mean - min(means)


def spans(means: Collection[float], gap: float) -> bool:
    """Whether a gap is that between the slowest and the fastest of these means, as far as can be
    seen."""
    return len(means) > 1 and abs(max(means) - min(means) - gap) <= _A_STEP


def ends_shown(found: Results) -> bool:
    """Whether the slowest and the fastest provider of the newest month are among those that are
    shown."""
    listed, gap = [one.now for one in providers(found)], found.by_id[GAP].latest
    means = [now.value for now in listed if isinstance(now, Shown)]
    return len(means) == len(listed) or (gap is not None and spans(means, gap.value))


def past_target(longest: Result, parts: Mapping[str, Point]) -> list[tuple[str, Shown | Hidden]]:
    """The providers where a child has waited past the target for the longest wait, given the
    longest at each, exact: the longest first, and those where too few wait to show it last."""
    past = [
        (name, may_show(point))
        for name, point in sorted(parts.items())
        if not meets(longest.measure, point.value, longest.target, None)
    ]
    return sorted(past, key=lambda each: -each[1].value if isinstance(each[1], Shown) else 0)


def providers_past_target(found: Results) -> list[tuple[str, Shown | Hidden]]:
    """The providers where a child has waited past the target for the longest wait, as `past_target`
    orders them; none where there are no exact figures."""
    longest, period = found.by_id[LONGEST], found.by_id[AVERAGE].newest
    held = {
        name: point
        for (measure, series, dimension, name), points in found.exact.items()
        if (measure, series, dimension) == (LONGEST, "", "provider")
        and (point := at(points, period))
    }
    return past_target(longest, held)
