"""The breakdown of a measure: one dimension at a time, chosen by the reader, with its finding as
the title."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.place import load_place
from data.plurals import are
from kpis import figures, months
from kpis.computing.compute import MONTHS_BROKEN_DOWN
from kpis.definitions.results import Result
from kpis.definitions.shown import LEAST, Hidden, Shown
from kpis.judging.read import Results
from kpis.parts.breakdowns import newest_parts, together
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.measure.figures_table import VALUES
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.view import View
from presentation.charts.alternative import breakdown_alternative
from presentation.charts.breakdown import Reference, Share, breakdown_chart
from presentation.html.kit.headings import caption, heading
from presentation.html.kit.tables import folded_table
from presentation.html.kit.tags import Markup, join
from presentation.words.measures.findings import breakdown_finding
from presentation.words.measures.movement import cases

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
WORDS = load_place().board_names | {
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


@fragment
def breakdown(id: str, drawn_from: View) -> None:
    """The parts of a measure by one of its dimensions, beside a page drawn from a state of the
    data; nothing where the extract holds none."""
    source.renew(drawn_from)
    found = source.results()
    result = found.by_id[id]
    dimensions = [
        name for name in result.measure.calculation.dimensions if found.breakdown(id, name)
    ]
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
    parts = newest_parts(found, result, dimension)
    present = {WORDS.get(name, name.replace("+", " and ")): part for name, part in parts.items()}
    shares = [
        Share(name, part, cases(part, result.measure))
        for name, part in present.items()
        if isinstance(part, Shown)
    ]
    shares.sort(key=lambda share: share.value, reverse=result.measure.direction == "increase")
    few = {name: part for name, part in present.items() if isinstance(part, Hidden)}
    over_twelve = result.measure.calculation.basis == "flow"
    window = "Over twelve months" if over_twelve else ""
    finding = breakdown_finding(
        shares, result, window=window, noun=NAMES[dimension], hidden=bool(few)
    )
    told = _explained(result, over_twelve, len(few), dimension)
    place.html(join([heading(finding), caption(told)]))
    if shares:
        figure = breakdown_chart(
            shares,
            palette(),
            unit=result.measure.unit,
            direction=result.measure.direction,
            reference=_reference(result),
        )
        chart(
            figure,
            breakdown_alternative(shares, result.measure.unit, finding),
            f"parts-{dimension}",
        )
    st.html(_table(shares, few, result, dimension))


def _table(
    shares: Sequence[Share], few: Mapping[str, Hidden], result: Result, dimension: str
) -> Markup:
    """The parts as a table, those with too few cases by name alone."""
    one, _ = NAMES[dimension]
    rows = [
        (share.name, share.counts, figures.figure(share.value, result.measure.unit))
        for share in shares
    ]
    rows += [(name, few[name].words, figures.NOTHING) for name in sorted(few)]
    words = f"{result.measure.name}, by {one}"
    value = VALUES.get(result.measure.unit, "Figure")
    return folded_table(words, (one.capitalize(), "Counts", value), rows, numeric=(1, 2))


def _reference(result: Result) -> Reference | None:
    value = result.target.value
    return Reference(result.measure.target.label, value) if value is not None else None


def _explained(result: Result, over_twelve: bool, few: int, dimension: str) -> str:
    """Over what, by what, why, how the whole stands over it, and what is left out."""
    period, (name, names) = result.series[-1].period, NAMES[dimension]
    parts = [f"{months.long(period)}, by {name}."]
    if over_twelve:
        first = months.long(months.add(period, 1 - MONTHS_BROKEN_DOWN))
        parts = [f"{first} to {months.long(period)}, by {name}."]
        if result.measure.calculation.months == 1:
            parts.append("Twelve months, because a single month has too few in each part.")
    if whole := together(result):
        value = figures.figure(whole.value, result.measure.unit)
        parts.append(
            f"All {names} together: {value}, {cases(whole, result.measure)}, over twelve months."
        )
    if few:
        parts.append(f"{few} with fewer than {LEAST} cases {are(few)} too small to show.")
    return " ".join(parts)
