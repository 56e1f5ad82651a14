"""The breakdown of a measure: one dimension at a time, chosen by the reader, with its finding as the title."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kpis import figures, months
from kpis.compute import MONTHS_BROKEN_DOWN
from kpis.read import Results
from kpis.results import Point, Result
from pages.parts.charts.alternative import breakdown_alternative
from pages.parts.charts.breakdown import Reference, Share, breakdown_chart
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.html.headings import caption, heading
from pages.parts.html.tags import join
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.waits.parts import at
from pages.parts.words.findings import breakdown_finding

NAMES = {
    "area": ("area", "areas"),
    "provider": ("provider", "providers"),
    "icb": ("integrated care board", "integrated care boards"),
    "pathway": ("pathway", "pathways"),
    "phase": ("phase", "phases"),
    "primary_need": ("primary need", "primary needs"),
    "audience": ("group", "groups"),
    "level": ("level of meeting", "levels of meeting"),
    "subject": ("subject", "subjects"),
    "agencies": ("kind of audit", "kinds of audit"),
    "plan_type": ("kind of plan", "kinds of plan"),
    "band": ("length of wait", "lengths of wait"),
}
WORDS = {
    "LSC": "Lancashire and South Cumbria",
    "NENC": "North East and North Cumbria",
    "ASD": "Autism",
    "ASD+ADHD": "Autism and ADHD",
    "parent_carer": "Parents and carers",
    "young_person": "Young people",
    "child": "Children",
    "professional": "Professionals",
    "working_group": "Working groups",
    "strategic": "Strategic meetings",
    "ehc_plan": "EHC plans",
    "annual_review": "Annual reviews",
    "advice": "Advice",
    "single": "Single agency",
    "multi": "Several agencies",
    "new": "New plans",
    "amended": "Amended plans",
}
FEWEST = 10
"""A part with fewer cases than this is named, and its share is not drawn: one case would move it too far."""


@fragment
def breakdown(found: Results, result: Result) -> None:
    """The parts of a measure by one of its dimensions; nothing where the extract holds none."""
    dimensions = [name for name in result.measure.calculation.dimensions if found.breakdown(result.measure.id, name)]
    dimensions = [name for name in dimensions if name != "band"]
    if not dimensions or result.latest is None:
        return
    place = st.empty()
    chosen = dimensions[0]
    if len(dimensions) > 1:
        names = {name: NAMES[name][0].capitalize() for name in dimensions}
        chosen = switch("Broken down by", names, "by", show_label=True)
    _drawn(found, result, chosen, place)


def _drawn(found: Results, result: Result, dimension: str, place: DeltaGenerator) -> None:
    """The finding and what it is over into the heading; then the chart."""
    period = result.series[-1].period
    points = {name: at(series, period) for name, series in found.breakdown(result.measure.id, dimension).items()}
    present = {WORDS.get(name, name.replace("+", " and ")): point for name, point in points.items() if point}
    shares = [
        Share(name, point.value, _counts(point))
        for name, point in present.items()
        if (point.denominator or 0) >= FEWEST
    ]
    over_twelve = result.measure.calculation.basis == "flow"
    window = "Over twelve months" if over_twelve else ""
    finding = breakdown_finding(shares, result, window=window, noun=NAMES[dimension])
    told = _explained(result, period, over_twelve, len(present) - len(shares), dimension)
    place.html(join([heading(finding), caption(told)]))
    if shares:
        figure = breakdown_chart(
            sorted(shares, key=lambda share: -share.value),
            palette(),
            unit=result.measure.unit,
            direction=result.measure.direction,
            reference=_reference(result),
        )
        chart(figure, breakdown_alternative(shares, result.measure.unit, finding), f"parts-{dimension}")


def _counts(point: Point) -> str:
    if point.numerator is None:
        return f"{figures.count(point.denominator)} waiting"
    return f"{figures.count(point.numerator)} of {figures.count(point.denominator)}"


def _reference(result: Result) -> Reference | None:
    value = result.target.value
    return Reference(result.measure.target.label, value) if value is not None else None


def _explained(result: Result, period: str, over_twelve: bool, few: int, dimension: str) -> str:
    """Over what, by what, why, and what is left out."""
    name = NAMES[dimension][0]
    parts = [f"{months.long(period)}, by {name}."]
    if over_twelve:
        first = months.long(months.add(period, 1 - MONTHS_BROKEN_DOWN))
        parts = [f"{first} to {months.long(period)}, by {name}."]
        if result.measure.calculation.months == 1:
            parts.append("Twelve months, because a single month has too few in each part.")
    if few:
        parts.append(f"{few} with fewer than {FEWEST} cases {'is' if few == 1 else 'are'} too small to show.")
    return " ".join(parts)
