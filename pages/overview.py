"""Are we delivering the plan? The answer, progress by section, what needs attention, and every
measure in one row."""

from collections.abc import Mapping

import streamlit as st

from data.clock import uk_time
from data.plan import load_plan
from kpis.judging import Freshness, Results
from kpis.milestones import Board
from kpis.record import judged_criteria
from pages.parts import source
from pages.parts.frame import beginning, end, no_figures, palette
from pages.parts.since import NAME as SINCE
from pages.parts.since import (
    before,
    choice,
    milestones_before,
    month_before,
    news,
    plan_news,
    since,
)
from pages.parts.upload.earlier import restated_since
from pages.parts.view import CacheKey
from presentation.html import measure_table, section_marks
from presentation.html.kit import (
    CARRIED,
    Markup,
    attention_list,
    change_list,
    columns,
    freshness_chip,
    heading,
    join,
    plain_table,
    section_heading,
)
from presentation.html.kit import caption as small
from presentation.palette import Palette
from presentation.words import short_date
from presentation.words.measures import caption, counts_sentence, marks_caption, milestone_changes
from presentation.words.measures.attention import attention
from presentation.words.measures.changes import changes
from presentation.words.record import record_summary


def main() -> None:
    """Draw the page: one element, which the browser draws far sooner than many."""
    found, board = source.results(), source.board()
    everything = list(found.by_id.values())
    finding = counts_sentence(everything, board.states)
    start = beginning("Are we delivering the plan?", finding, demonstration=found.demonstration)
    fresh = source.fresh(found)
    if not found.as_at:
        st.html(start)
        no_figures()
        st.html(_freshness(fresh))
        return
    parts = [start, _progress(found, board), _news(found, board, fresh), restated_since(found)]
    measures = _measures(source.view().figures, CARRIED.get({}), palette())
    st.html(join([*parts, measures, _freshness(fresh), end(found)]))


def _progress(found: Results, board: Board) -> Markup:
    """Where every section stands."""
    everything = list(found.by_id.values())
    newest_upload = uk_time(max(batch.at for batch in found.batches)).date()
    updates = [update.status_date for state in board.states for update in state.updates]
    titles = {section.number: section.short_title for section in load_plan().sections}
    criteria = judged_criteria(load_plan().sections, source.entries())
    told = small(caption(everything, newest_upload, max(updates, default=None)))
    return join(
        [
            told,
            section_marks(titles, everything, criteria, board.states),
            small(marks_caption(everything)),
        ]
    )


def _news(found: Results, board: Board, fresh: list[Freshness]) -> Markup:
    """What needs attention, and what has changed since the month before, or since another that the
    reader chose."""
    results = list(found.by_id.values())
    lines = attention(results, board.states, fresh, month_before(found))
    needed = join([heading("Needs attention"), attention_list(lines)])
    asked = since(found)
    was, told = before(asked)
    moved = milestone_changes(board.states, asked.day, milestones_before(asked))
    others = [*moved, *plan_news(asked), *record_summary(news(asked), {SINCE: asked.value})]
    head = heading(f"Changed since {asked.words}", choice(found))
    notes = [small(words) for words in (asked.remark, told) if words]
    return columns(needed, join([head, *notes, change_list(changes(was, results), others)]))


# A resource, not data: nobody changes what is written.
@st.cache_resource(
    max_entries=16, show_spinner=False, hash_funcs={Palette: lambda colours: colours.page}
)
def _measures(
    key: CacheKey,  # noqa: ARG001 - it is the key
    carried: Mapping[str, str],  # noqa: ARG001 - of the key
    palette: Palette,
) -> Markup:
    """Every section's table, with links that carry along what is given."""
    found = source.results()
    since, month = source.trend_start(found), found.last_period or ""
    parts: list[Markup] = []
    for section in load_plan().sections:
        parts.append(section_heading(section.number, section.short_title))
        label = f"Measures of section {section.number}"
        parts.append(
            measure_table(found.section(section.number), palette, since, month=month, label=label)
        )
    return join(parts)


def _freshness(fresh: list[Freshness]) -> Markup:
    rows = [
        (each.title, short_date(each.as_at) if each.as_at else "–", freshness_chip(each.state))
        for each in fresh
    ]
    table = plain_table(("Extract", "Up to", "State"), rows, label="How fresh the figures are")
    return join([heading("How fresh the figures are"), table])


main()
