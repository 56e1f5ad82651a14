"""One measure: the finding, four figures, the chart, its parts, its definition, and where its
figures come from."""

from functools import partial

import streamlit as st

from data.access import Right
from data.plan import load_plan
from kpis.definitions import Result
from kpis.judging import Results
from kpis.parts import mapped_answers
from pages.parts import source
from pages.parts.edition import figures_words, file_name
from pages.parts.frame import beginning, closing, no_figures, opening, window_title
from pages.parts.known import now_may
from pages.parts.measure.before_after import impact
from pages.parts.measure.breakdown import broken_down
from pages.parts.measure.comment_forms import commenting, comments
from pages.parts.measure.compared import compared
from pages.parts.measure.decision_panel import deciding
from pages.parts.measure.definition import definition
from pages.parts.measure.figures_table import figures_table, provenance
from pages.parts.measure.over_time import marked, over_time, projection
from pages.parts.measure.related import beside
from pages.parts.measure.tools import COMMENT, DECIDE, EXPLAIN, TOOLS, in_use
from pages.parts.record.commentary import commentary
from pages.parts.record.commentary_form import explaining
from pages.parts.rights import guarded
from pages.parts.rounds import following
from pages.parts.show import download
from pages.parts.standing import standing
from presentation.exports import series_csv
from presentation.html import minutes_about
from presentation.html.kit import (
    Markup,
    caption,
    figure_row,
    heading,
    join,
    link,
    status_chip,
    tag,
    whole,
)
from presentation.story import Story, story
from presentation.words.measures import decision_words, lacking, made_by, mapped_words
from presentation.words.site import kept_words


@guarded
def main() -> None:
    """Draw the page of the measure in the address."""
    found = source.results()
    asked = st.query_params.get("id", "")
    result = found.by_id.get(asked)
    if result is None:
        _unknown(found, asked)
        return
    st.set_page_config(window_title(result.measure.name))
    standing(_top, asked)
    if result.series:
        over_time(asked, source.view())
    _tool(result)
    standing(_noted, asked)
    left, right = st.columns([6, 5], gap="large")
    with left:
        _left(result)
    with right:
        standing(_defined, asked)
    following(f"measure:{asked}")
    standing(_closing, asked)


def _tool(result: Result) -> None:
    """What the reader has asked to do, between the chart and what is said of it."""
    if in_use(EXPLAIN):
        explaining(result.measure.id, TOOLS[EXPLAIN])
    if in_use(COMMENT) and result.series:
        commenting(result.measure.id)
    if in_use(DECIDE):
        deciding(result.measure.id)


def _mapped(found: Results, result: Result) -> list[Markup]:
    """What counted as positive in surveys with a scale of their own."""
    answers = mapped_answers(result.measure, found.batches, source.entries())
    return [caption(words) for words in mapped_words(answers)]


def _unknown(found: Results, asked: str) -> None:
    words = f"There is no measure called “{asked}”." if asked else "The address names no measure."
    way = link("← All measures are on the overview", "./", {})
    opening("No such measure", words, demonstration=found.demonstration, way=way)


def _top(id: str) -> None:
    """The way back, the name with its status, the finding, what is said of it where it is off, the
    four figures, and which of its figures are kept without the rows behind them."""
    found = source.results()
    result, told = found.by_id[id], _story(id)
    kept = kept_words(result, found.kept.get(id))
    section = load_plan().section(result.measure.section)
    way = link(
        f"← Section {section.number}: {section.short_title}",
        "sections",
        {"section": str(section.number)},
    )
    chip = status_chip(result)
    start = beginning(told.name, told.finding, demonstration=told.demonstration, way=way, chip=chip)
    beside = whole(tag("p", " ".join(told.meaning))) if told.meaning else ""
    small = [told.rounding] if told.rounding else []
    notes = map(caption, [*small, *_decided(result), *([kept] if kept else [])])
    st.html(join([start, beside, commentary(id), figure_row(told.figures), *notes]))


def _story(id: str) -> Story:
    found = source.results()
    return story(found, id, marked(found.by_id[id]))


def _notes(id: str) -> list[Markup]:
    """What was said and decided of it, and what lies ahead; none of these where there is nothing
    to tell."""
    result = source.results().by_id[id]
    notes = [comments(result), minutes_about(source.entries(), [id], source.today())]
    return [*notes, projection(result), impact(result)] if result.series else notes


def _noted(id: str) -> None:
    if any(notes := _notes(id)):
        st.html(join(notes))


def _defined(id: str) -> None:
    found = source.results()
    result = found.by_id[id]
    parts = [definition(result.measure), *_mapped(found, result), provenance(found, result)]
    st.html(join(parts))


def _closing(id: str) -> None:
    found, told = source.results(), _story(id)
    defined = definition(found.by_id[id].measure)
    said = map(str, [commentary(id), defined, *_notes(id)])
    closing(found, [told.name, told.finding, *said])


def _decided(result: Result) -> list[str]:
    """What the board has decided about the baseline, the target and the course, where there are
    figures."""
    decisions = (
        (
            result.baseline and result.baseline.decision,
            result.target.decision,
            result.course and result.course.decision,
        )
        if result.told
        else ()
    )
    return [
        f"{decision_words(decision)}. {made_by(decision)}" for decision in decisions if decision
    ]


def _left(result: Result) -> None:
    if not result.told:
        no_figures(lacking(result))
        return
    broken_down(result.measure.id, source.view())
    standing(_tables, result.measure.id)
    months = partial(series_csv, result, figures_words(), uploads=now_may(Right.SEE_HISTORY))
    download("Download all months (CSV)", months, file_name(f"{result.measure.id}.csv"))


def _tables(id: str) -> None:
    found = source.results()
    result = found.by_id[id]
    table = join([heading("Figures"), figures_table(result)])
    st.html(join([beside(found, result), compared(found, result), table]))


main()
