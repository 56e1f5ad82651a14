"""What would change how a measure's newest figure is taken: who moved a gap, what its companions
say, how much was counted, and by how little a target is met.

Worked out from what the measures have already; all of it is as a reader may see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.record import in_use
from kpis.definitions import FEWEST_CASES, UNDER, Companion, Hidden, Result, Shown, at
from kpis.judging import Results, meets
from kpis.months import last_day
from kpis.parts.lengths import OverAYear, over_a_year
from kpis.parts.waits import ASSESSED, AVERAGE, GAP, LONGEST, WAITS, spans

FEW = 50
"""Cases below which one of them moves a percentage by more than two points."""
SHARPLY = 0.75
"""What a figure is out of has fallen sharply where less than this share of the baseline's is
left."""


class Mean(NamedTuple):
    """A provider and the mean wait of the children at it, in weeks."""

    provider: str
    weeks: float


@dataclass(frozen=True)
class Ends:
    """The slowest and the fastest provider, each at the baseline and now; `uncounted` is how many
    others have too few children waiting to be shown now."""

    slowest: tuple[Mean, Mean]
    fastest: tuple[Mean, Mean]
    uncounted: int


@dataclass(frozen=True)
class Basis:
    """What a percentage is out of, where that is little or much less than at the baseline: `now`,
    and `then` where it has fallen sharply. `step` is by how many points one case moves it, where
    that is more than two."""

    now: float
    then: float | None
    step: float | None


@dataclass(frozen=True)
class Meaning:
    """What stands beside a finding; each is None, or empty, where nothing of its kind would change
    it.

    `companions` are those whose declaration says so, with their figure of the same month.
    `twelve_months`: the newest month meets the target, and the twelve months to it, taken together,
    would not. `one_case`: the target is met, and with one case less in its favour would not be.
    `lists_from`: the date of the first list of who waits, where the baseline comes before it and
    nothing but such lists is loaded: who had left by then is missing from the baseline.
    """

    lists_from: date | None = None
    ends: Ends | None = None
    over_a_year: OverAYear | None = None
    companions: tuple[tuple[Companion, Shown], ...] = ()
    twelve_months: Shown | None = None
    basis: Basis | None = None
    one_case: bool = False


def meaning(found: Results, result: Result) -> Meaning:
    """What stands beside the finding of this measure."""
    if result.latest is None:
        return Meaning()
    return Meaning(
        lists_from=_lists_from(found, result),
        ends=_ends(found, result),
        over_a_year=_over_a_year(found, result),
        companions=tuple(_companions(found, result, result.latest.period)),
        twelve_months=_twelve_months(result),
        basis=_basis(result),
        one_case=_one_case(result),
    )


def _lists_from(found: Results, result: Result) -> date | None:
    """None for measures that count no waiting list."""
    counts_waiting = (
        WAITS in result.measure.extracts and result.measure.calculation.basis == "stock"
    )
    used = in_use(found.batches, WAITS)
    if not counts_waiting or result.baseline is None:
        return None
    if all(batch.missing_policy != "left" for batch in used) or found.companion(AVERAGE, ASSESSED):
        return None
    baseline, first = result.baseline, used[0].as_at
    return first if baseline and last_day(baseline.period) < first else None


def _ends(found: Results, gap: Result) -> Ends | None:
    """None for other measures, and where a gap is not that of the providers that are shown of its
    month: one at an end may be hidden, and the baseline may be a figure that the board set."""
    if gap.measure.id != GAP or gap.latest is None or gap.baseline is None:
        return None
    if gap.baseline.period == gap.latest.period:
        return None
    then, now = (_means(found, month) for month in (gap.baseline.period, gap.latest.period))
    told = ((then, gap.baseline.value), (now, gap.latest.value))
    if not all(spans([one.weeks for one in means], value) for means, value in told):
        return None
    slowest, fastest = ((end(then), end(now)) for end in (_slowest, _fastest))
    return Ends(slowest, fastest, _uncounted(found, gap.latest.period))


def _uncounted(found: Results, month: str) -> int:
    """The providers left out because few wait there, and not because they would tell of others."""
    now = (at(points, month) for points in found.breakdown(AVERAGE, "provider").values())
    return sum(isinstance(one, Hidden) and one.words == UNDER for one in now)


def _means(found: Results, month: str) -> list[Mean]:
    held = {
        name: at(points, month) for name, points in found.breakdown(AVERAGE, "provider").items()
    }
    return [Mean(name, one.value) for name, one in held.items() if isinstance(one, Shown)]


def _slowest(means: list[Mean]) -> Mean:
    return max(means, key=lambda one: one.weeks)


def _fastest(means: list[Mean]) -> Mean:
    return min(means, key=lambda one: one.weeks)


def _over_a_year(found: Results, longest: Result) -> OverAYear | None:
    if longest.measure.id != LONGEST or longest.baseline is None:
        return None
    average = found.by_id[AVERAGE]
    held = {point.period for point in average.series}
    return over_a_year(found, longest.baseline.period) if longest.baseline.period in held else None


def _companions(found: Results, result: Result, month: str) -> Iterator[tuple[Companion, Shown]]:
    for companion in result.measure.companions:
        point = at(found.companion(result.measure.id, companion.id), month)
        if companion.beside_finding and point and _bears(companion, point):
            yield companion, point


def _bears(companion: Companion, point: Shown) -> bool:
    """Whether enough cases bear the figure; a number of people bears itself."""
    return point.cases >= FEWEST_CASES or companion.calculation.statistic == "count"


def _twelve_months(result: Result) -> Shown | None:
    whole = result.twelve_months
    if result.status != "met" or whole is None:
        return None
    return None if meets(result.measure, whole.value, result.target, rising=True) else whole


def _basis(result: Result) -> Basis | None:
    latest, baseline = result.latest, result.baseline
    if result.measure.unit != "%" or not latest or not latest.denominator:
        return None
    before = at(result.series, baseline.period) if baseline else None
    then = before.denominator if before and before.denominator else None
    fallen = then if then and latest.denominator < SHARPLY * then else None
    step = 100 / latest.denominator if latest.denominator < FEW else None
    return Basis(latest.denominator, fallen, step) if fallen or step else None


def _one_case(result: Result) -> bool:
    latest, measure = result.latest, result.measure
    if result.status != "met" or measure.unit != "%" or not latest or not latest.denominator:
        return False
    less = -1 if measure.direction == "increase" else 1
    value = latest.value + 100 * less / latest.denominator
    return not meets(measure, value, result.target, rising=True)
