"""One measure: the finding, four figures, the chart, its parts, its definition, and where its figures come from."""

import streamlit as st

from data.extracts import extracts
from data.plan import load_plan
from kpis import figures, months
from kpis.read import Results
from kpis.results import Result
from pages.parts import source
from pages.parts.beside import beside
from pages.parts.compared import compared
from pages.parts.deciding import deciding
from pages.parts.definition import definition
from pages.parts.exports import series_csv
from pages.parts.figures_table import figures_table, provenance
from pages.parts.frame import closing, no_figures, notice, palette
from pages.parts.html.style import stylesheet
from pages.parts.known import known_at
from pages.parts.over_time import over_time, projection
from pages.parts.parts_of_measure import breakdown
from pages.parts.show import download
from pages.parts.status_badge import status_badge
from pages.parts.text import as_text
from pages.parts.words.decisions import decision_words, made_by
from pages.parts.words.grammar import inside
from pages.parts.words.headlines import headline
from pages.parts.words.targets import distance_words, target_words


def main() -> None:
    """Draw the page of the measure in the address."""
    found = source.results()
    st.html(stylesheet(palette()))
    if found.demonstration:
        notice()
    result = found.by_id.get(st.query_params.get("id", ""))
    if result is None:
        _unknown(st.query_params.get("id", ""))
        return
    section = load_plan().section(result.measure.section)
    st.page_link(
        "sections.py",
        label=f"Section {section.number}: {section.short_title}",
        icon=":material/arrow_back:",
        query_params={"section": str(section.number)},
    )
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="title"):
            st.title(result.measure.name, anchor=False, width="content")
            status_badge(result)
        st.header(headline(result), anchor=False)
    if result.latest:
        _figures(result)
        over_time(result)
        projection(result)
    left, right = st.columns([6, 5], gap="large")
    with left:
        _left(found, result)
    with right:
        definition(result.measure)
        provenance(found, result)
        if known_at() is None:
            deciding(result.measure.id)
    closing(found)


def _unknown(id: str) -> None:
    st.title("No such measure", anchor=False)
    st.text(f"There is no measure called “{id}”." if id else "The address names no measure.")
    st.page_link("overview.py", label="All measures are on the overview", icon=":material/arrow_back:")


def _figures(result: Result) -> None:
    """Now, baseline, target and the distance to go."""
    latest, baseline, unit = result.latest, result.baseline, result.measure.unit
    if latest is None:
        return
    distance = distance_words(result)
    open_target = result.target.value is None
    grid = st.grid(4, min_column_width=150)
    told = [
        (f"Now, {months.long(latest.period)}", figures.figure(latest.value, unit), _counts(result)),
        (
            f"Baseline, {months.long(baseline.period)}" if baseline else "Baseline",
            figures.figure(baseline.value if baseline else None, unit),
            f"{figures.signed(result.change, unit, short=False)} since" if baseline else "none yet",
        ),
        (
            "Local target" if result.target.set_by == "board" else "Target",
            "–" if open_target else figures.figure(result.target.value, unit),
            _target_pill(result),
        ),
        ("Distance to go", distance.value, distance.note),
    ]
    for label, value, pill in told:
        with grid.cell():
            st.metric(label, value, pill or None, delta_color="off", delta_arrow="off")
    for decision in (baseline and baseline.decision, result.target.decision):
        if decision:
            st.caption(as_text(f"{decision_words(decision)}. {made_by(decision)}"))


def _target_pill(result: Result) -> str:
    """What the target is: `60% or more, and rising`, `20% less than in May 2025`."""
    words = target_words(result)
    if result.target.decision:
        return words.value
    if result.target.kind == "reduction" and result.baseline:
        return f"{words.note} than in {months.long(result.baseline.period)}"
    return words.note or words.value


def _counts(result: Result) -> str:
    """`98 of 155`, or how many were waiting where there is no numerator."""
    latest = result.latest
    if latest is None or latest.denominator is None:
        return ""
    if latest.numerator is None:
        return f"{figures.count(latest.denominator)} {result.measure.out_of_label.lower()}"
    return f"{figures.count(latest.numerator)} of {figures.count(latest.denominator)}"


def _left(found: Results, result: Result) -> None:
    if not result.latest:
        needed = " and ".join(
            inside(extracts()[name].title) for name in result.measure.extracts if name != "benchmarks"
        )
        no_figures(f"This measure needs the {needed} extract, and none has been loaded.")
        return
    breakdown(found, result)
    beside(found, result)
    compared(found, result)
    st.subheader("Figures", anchor=False)
    st.html(figures_table(result))
    download("Download all months (CSV)", series_csv(result), f"{result.measure.id}.csv")


main()
