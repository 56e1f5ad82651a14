"""A measure's projection in words, the same on the pages and in the command: what it rests on,
where it leads, and how far it can be trusted."""

from dataclasses import dataclass

from data.plurals import counted
from kpis import months
from kpis.definitions import Result
from kpis.figures import Unit, amount, places, round_half_up
from kpis.trends.projection import FEWEST_FIGURES, Projection, project

NO_PROMISE = "This is a projection, not a promise."
ROUGH = "The range is rough: most cases count in several months."
_SPANS = dict(
    zip(range(FEWEST_FIGURES, 13), ("eight", "nine", "ten", "eleven", "twelve"), strict=True)
)
AWAY = "But in the newest six months it has moved away from the target, so no month can be named."
HARDLY = "But in the newest six months it has hardly come nearer."


@dataclass(frozen=True)
class Projected:
    """The sentences, and the month (`YYYY-MM`) in which the target would be met, None where none
    can be named."""

    words: str
    month: str | None


def projected(result: Result) -> Projected | None:
    """The projection of an unmet target; None where there is none, where the newest month is
    hidden, and where too few figures are shown to name a pace."""
    if result.status == "met" or result.target.value is None or result.withheld:
        return None
    series = [(point.period, point.value) for point in result.series]
    found = project(series, result.target.value, result.measure.direction)
    return (
        Projected(" ".join(filter(None, _sentences(found, result))), found.month) if found else None
    )


def _sentences(found: Projection, result: Result) -> list[str]:
    span = (
        f"{_SPANS[months.between(found.first, found.newest) + 1]} months to "
        f"{months.long(found.newest)}{_without(found, result)}"
    )
    if found.course == "still":
        return [f"In the {span} it has stood still, so the target has not come nearer."]
    if found.course == "unclear":
        return [
            f"In the {span} it shows no steady move towards the target, so no month can be named."
        ]
    moved = "rose" if found.slope_per_month > 0 else "fell"
    rests = (
        f"In the {span} it {moved} by {_pace(abs(found.slope_per_month), result.measure.unit)} a "
        "month."
    )
    if found.course == "away":
        return [rests, "It is moving away from the target."]
    if found.lately == "away":
        return [rests, AWAY]
    rough = ROUGH if found.earliest != found.latest and _overlaps(result) else ""
    return [rests, _when(found), rough, HARDLY if found.lately else "", NO_PROMISE]


def _without(found: Projection, result: Result) -> str:
    """How many months of those that the pace rests on are not shown."""
    number = sum(found.first < one.period < found.newest for one in result.hidden)
    return f", without the {counted(number, 'month')} too few to show," if number else ""


def _pace(slope: float, unit: Unit) -> str:
    if round_half_up(slope, places(unit)):
        return f"about {amount(slope, unit)}"
    return f"less than {amount(10.0 ** -places(unit), unit)}"


def _when(found: Projection) -> str:
    pace = "If that pace goes on, the target would"
    if found.month is None or found.earliest is None:
        return f"{pace} not be met in the next ten years."
    if found.earliest == found.latest:
        return f"{pace} be met in {months.long(found.month)}."
    first = months.long(found.earliest)
    likely = (
        f"between {first} and {months.long(found.latest)}"
        if found.latest
        else f"not before {first}, perhaps not in ten years"
    )
    return f"{pace} be met in {months.long(found.month)} (likely {likely})."


def _overlaps(result: Result) -> bool:
    """Whether a figure is made of much that the one before was made of."""
    return result.measure.calculation.basis == "stock" or result.measure.calculation.months > 1
