"""The breakdown of a measure: its parts by one dimension, with the finding as the title."""

from collections.abc import Mapping, Sequence
from functools import partial

from data.plurals import are, counted
from kpis import figures, months
from kpis.computing import MONTHS_BROKEN_DOWN
from kpis.definitions import Hidden, Result, Shown
from kpis.judging import Results
from kpis.parts import newest_parts
from presentation.charts import Reference, Share, breakdown_alternative, breakdown_chart
from presentation.rows import VALUES, Table
from presentation.story.panel import Panel
from presentation.words.measures import DIMENSIONS, breakdown_finding, cases, part_name


def dimensions(found: Results, result: Result) -> dict[str, str]:
    """By what the newest figure of a measure can be broken down, each with its name: `area` and
    `Area`. The bands of waits have a chart of their own."""
    if not result.told:
        return {}
    return {
        name: DIMENSIONS[name][0].capitalize()
        for name in result.measure.calculation.dimensions
        if name != "band" and found.breakdown(result.measure.id, name)
    }


def breakdown(found: Results, id: str, dimension: str) -> Panel:
    """The parts of the measure of this id by one of its `dimensions`. Raises KeyError where there
    is no such measure."""
    result = found.by_id[id]
    parts = newest_parts(found, result, dimension)
    present = {part_name(name): part for name, part in parts.items()}
    shares = _shares(present, result)
    few = {name: part for name, part in present.items() if isinstance(part, Hidden)}
    finding = breakdown_finding(
        shares,
        result,
        window="Over twelve months" if _over_twelve(result) else "",
        noun=DIMENSIONS[dimension],
        hidden=bool(few),
    )
    draw = partial(
        breakdown_chart,
        shares,
        unit=result.measure.unit,
        direction=result.measure.direction,
        reference=_reference(result),
    )
    return Panel(
        finding=finding,
        caption=_explained(result, len(few), len(shares), dimension),
        draw=draw if shares else None,
        alternative=breakdown_alternative(shares, result.measure.unit, finding),
        table=_table(shares, few, result, dimension),
    )


def _shares(present: Mapping[str, Shown | Hidden], result: Result) -> list[Share]:
    """The parts that may be shown, the best first."""
    shares = [
        Share(name, part, cases(part, result.measure))
        for name, part in present.items()
        if isinstance(part, Shown)
    ]
    return sorted(
        shares, key=lambda share: share.value, reverse=result.measure.direction == "increase"
    )


def _over_twelve(result: Result) -> bool:
    return result.measure.calculation.basis == "flow"


def _table(
    shares: Sequence[Share], few: Mapping[str, Hidden], result: Result, dimension: str
) -> Table:
    """The parts as a table, those with too few cases by name alone; where these are most of them,
    it holds the others alone."""
    one, _ = DIMENSIONS[dimension]
    rows = [
        (share.name, share.counts, figures.figure(share.value, result.measure.unit))
        for share in shares
    ]
    if len(few) <= len(shares):
        rows += [(name, few[name].words, figures.NOTHING) for name in sorted(few)]
    head = (one.capitalize(), "Counts", VALUES.get(result.measure.unit, "Figure"))
    return Table(f"{result.measure.name}, by {one}", head, tuple(rows), numeric=(1, 2))


def _reference(result: Result) -> Reference | None:
    value = result.target.value
    return Reference(result.measure.target.label, value) if value is not None else None


def _explained(result: Result, few: int, shown: int, dimension: str) -> str:
    """Over what, by what, why, how the whole stands over it, and what is left out."""
    period, (name, names) = result.told[-1].period, DIMENSIONS[dimension]
    parts = [f"{months.long(period)}, by {name}."]
    if _over_twelve(result):
        first = months.long(months.add(period, 1 - MONTHS_BROKEN_DOWN))
        parts = [f"{first} to {months.long(period)}, by {name}."]
        if result.measure.calculation.months == 1:
            parts.append("Twelve months, because a single month has too few cases in each part.")
    if whole := result.twelve_months:
        value = figures.figure(whole.value, result.measure.unit)
        parts.append(
            f"All {names} together: {value}, {cases(whole, result.measure)}, over twelve months."
        )
    if few:
        parts.append(_not_shown(few, shown, name, names))
    return " ".join(parts)


def _not_shown(few: int, shown: int, name: str, names: str) -> str:
    """How many parts are hidden, and why; where they are most of all, that the table lacks them."""
    more = f"{few} more" if shown else counted(few, name, names)
    left_out = " and left out of the table" if 0 < shown < few else ""
    return f"{more} {are(few)} not shown{left_out}, because of too few cases."
