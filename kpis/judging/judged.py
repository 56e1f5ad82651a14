"""One measure judged from its figures as they may be shown: the same for working figures and for
those of an edition."""

from collections.abc import Sequence
from datetime import date

from kpis import months
from kpis.computing import MONTHS_BROKEN_DOWN, TARGET_SERIES, data_until
from kpis.definitions import Baseline, Hidden, Measure, Point, Result, Share, Shown, whole
from kpis.judging.course import course_of
from kpis.judging.decisions import Force, as_decided, decision_on_target
from kpis.judging.status import baseline_of, comparator_course, judge, resolve, upward_trajectory


def judged(declared: Measure, shares: Share, as_at: dict[str, date], force: Force) -> Result:
    """The measure as it stands: its series, baseline, target, status and course."""
    told = shares.get((declared.id, "", "", ""), ())
    series = tuple(one for one in told if isinstance(one, Shown))
    decision = decision_on_target(declared, force)
    measure = as_decided(declared, decision)
    comparator = _comparator(declared, shares)
    baseline = baseline_of(told, force.get((declared.id, "baseline")))
    target = resolve(measure, told, baseline, comparator, decision)
    rising = upward_trajectory(told) if declared.target.rising or measure.target.rising else None
    return Result(
        measure=measure,
        series=series,
        baseline=baseline if isinstance(baseline, Baseline) else None,
        target=target,
        status=judge(measure, told, baseline, target, rising),
        upward_trajectory=rising,
        loaded=data_until(measure, as_at) is not None,
        targets=comparator_course(measure, told, comparator),
        hidden=tuple(one for one in told if isinstance(one, Hidden)),
        baseline_hidden=isinstance(baseline, Hidden),
        course=course_of(measure, told, baseline, force.get((declared.id, "course"))),
    )


def _comparator(declared: Measure, shares: Share) -> dict[str, float]:
    """The values that the measure is compared with, by month."""
    told = shares.get((declared.id, TARGET_SERIES, "", ""), ())
    return {one.period: one.value for one in told if isinstance(one, Shown)}


def twelve_months(measure: Measure, series: Sequence[Shown]) -> Shown | None:
    """The whole over the months that a breakdown takes together, where the measure itself is of one
    month; else None: then its newest figure is of the same months as its parts. Every month of the
    series is there."""
    calculation = measure.calculation
    if not series or calculation.basis != "flow" or calculation.months == MONTHS_BROKEN_DOWN:
        return None
    first = months.add(series[-1].period, 1 - MONTHS_BROKEN_DOWN)
    held = [point for point in series if point.period >= first]
    hits, cases = (
        sum(point.numerator or 0 for point in held),
        sum(point.denominator or 0 for point in held),
    )
    if not cases:
        return None
    return whole(Point(series[-1].period, hits, cases, calculation.per * hits / cases))
