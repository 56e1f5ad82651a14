"""A measure's projection in words, the same on the pages and in the command: what it rests on,
where it leads, and how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.plurals import counted
from kpis import months
from kpis.definitions import Result
from kpis.figures import Unit, amount, places, round_half_up, too_little
from kpis.trends.projection import FEWEST_FIGURES, Projection, project

NO_PROMISE = "This is a projection, not a promise."
ROUGH = "The range is rough: most cases count in several months."
PACE = "If that pace goes on,"
_TARGET = "the target"
_SPANS = dict(
    zip(range(FEWEST_FIGURES, 13), ("eight", "nine", "ten", "eleven", "twelve"), strict=True)
)
AWAY = "But in the newest six months it has moved away from {goal}, so no month can be named."
HARDLY = "But in the newest six months it has hardly come nearer."


@dataclass(frozen=True)
class Projected:
    """The sentences, and the month (`YYYY-MM`) in which the target would be met, None where none
    can be named."""

    words: str
    month: str | None


def projected(result: Result, beside: str = "") -> Projected | None:
    """The projection of an unmet target; None where there is none, where the newest month is
    hidden, and where too few figures are shown to name a pace. `beside` is what else the pace says,
    which stands before how far it can be trusted."""
    if result.status == "met" or result.target.value is None or result.withheld:
        return None
    series = [(point.period, point.value) for point in result.series]
    found = project(series, result.target.value, result.measure.direction)
    if found is None:
        return None
    return Projected(" ".join(filter(None, _sentences(found, result, beside))), found.month)


def _sentences(found: Projection, result: Result, beside: str) -> list[str]:
    if lost := nowhere(found, result, _TARGET):
        return [*lost, beside]
    told = f"{PACE} {_TARGET} would {when(found)}."
    return [rests(found, result), told, beside, *caveats([found], result)]


def nowhere(found: Projection, result: Result, goal: str) -> list[str]:
    """Why no month can be named in which a goal would be met; empty where one can."""
    span = _span(found, result)
    if found.course == "still":
        return [f"In the {span} it has stood still, so {goal} has not come nearer."]
    if found.course == "unclear":
        return [f"In the {span} it shows no steady move towards {goal}, so no month can be named."]
    if found.course == "away":
        return [rests(found, result), f"It is moving away from {goal}."]
    return [rests(found, result), AWAY.format(goal=goal)] if found.lately == "away" else []


def _span(found: Projection, result: Result) -> str:
    return (
        f"{_SPANS[months.between(found.first, found.newest) + 1]} months to "
        f"{months.long(found.newest)}{_without(found, result)}"
    )


def rests(found: Projection, result: Result) -> str:
    """The pace on which it rests."""
    moved = "rose" if found.slope_per_month > 0 else "fell"
    pace = _pace(abs(found.slope_per_month), result.measure.unit)
    return f"In the {_span(found, result)} it {moved} by {pace} a month."


def caveats(found: Sequence[Projection], result: Result) -> list[str]:
    """How far projections of one measure can be trusted; some may be empty."""
    ranged = any(one.earliest != one.latest for one in found)
    rough = ROUGH if ranged and _overlaps(result) else ""
    return [rough, HARDLY if found[0].lately else "", NO_PROMISE]


def _without(found: Projection, result: Result) -> str:
    """How many months of those that the pace rests on are not shown."""
    number = sum(found.first < one.period < found.newest for one in result.hidden)
    return f", without the {counted(number, 'month')} too few to show," if number else ""


def _pace(slope: float, unit: Unit) -> str:
    if round_half_up(slope, places(unit)):
        return f"about {amount(slope, unit)}"
    return too_little(unit)


def when(found: Projection) -> str:
    """The words `be met in March 2027 (likely between January 2027 and June 2027)`."""
    if found.month is None or found.earliest is None:
        return "not be met in the next ten years"
    if found.earliest == found.latest:
        return f"be met in {months.long(found.month)}"
    first = months.long(found.earliest)
    likely = (
        f"between {first} and {months.long(found.latest)}"
        if found.latest
        else f"not before {first}, perhaps not in ten years"
    )
    return f"be met in {months.long(found.month)} (likely {likely})"


def _overlaps(result: Result) -> bool:
    """Whether a figure is made of much that the one before was made of."""
    return result.measure.calculation.basis == "stock" or result.measure.calculation.months > 1
