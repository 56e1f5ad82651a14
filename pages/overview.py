"""Are we delivering the plan? The answer, what needs attention, what has changed, progress by
section, and every measure in one row."""

from collections.abc import Mapping

import streamlit as st

from data.clock import uk_time
from data.plan import load_plan
from data.plurals import counted
from kpis.changes import comparable_statuses
from kpis.changes.moves import moves
from kpis.exceptions import without_commentary
from kpis.judging import Freshness, Results
from kpis.milestones import Board
from kpis.record import judged_criteria
from kpis.trends import trend_start
from pages.parts import source
from pages.parts.frame import beginning, end, no_figures, palette
from pages.parts.record.commentary import exceptions
from pages.parts.rights import guarded
from pages.parts.rounds import own_line, what_you_follow
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
from pages.parts.standing import standing
from pages.parts.upload.earlier import restated_since
from pages.parts.view import CacheKey
from presentation.html import explained, measure_table, section_marks, tally
from presentation.html.exceptions import silent_list
from presentation.html.kit import (
    CARRIED,
    Markup,
    attention_list,
    change_list,
    columns,
    folded,
    freshness_chip,
    heading,
    how_to_read,
    join,
    plain_table,
    tag,
    whole,
)
from presentation.html.kit import caption as small
from presentation.palette import Palette
from presentation.words import short_date
from presentation.words.measures import caption, marks_caption, milestone_changes, move_lines
from presentation.words.measures.changes import changes
from presentation.words.overview import fresh_notes
from presentation.words.overview.attention import attention
from presentation.words.overview.delivery import delivery
from presentation.words.overview.recency import recency
from presentation.words.plan import terms_in
from presentation.words.record import record_summary


@guarded
def main() -> None:
    """Draw the page: one element, which the browser draws far sooner than many."""
    found = source.results()
    if not found.as_at:
        st.html(_start(found))
        no_figures()
        st.html(_freshness(source.fresh(found)))
        return
    start, rest = standing(_whole)
    st.html(join([start, own_line(), rest]))
    what_you_follow()


def _start(found: Results) -> Markup:
    finding = delivery(list(found.by_id.values()), source.board().states, source.lately())
    return beginning("Are we delivering the plan?", finding, demonstration=found.demonstration)


def _whole() -> tuple[Markup, Markup]:
    """The page's beginning, and all that follows on what the reader owes."""
    found, board = source.results(), source.board()
    everything, fresh = list(found.by_id.values()), source.fresh(found)
    lines = attention(everything, board.states, fresh, month_before(found), source.lately())
    names = [result.measure.name for result in everything]
    terms = terms_in([*names, *(section.short_title for section in load_plan().sections)])
    silent = silent_list(without_commentary(exceptions(), source.entries()))
    needed = join([heading("Needs attention"), attention_list(lines), silent, explained(terms)])
    parts = [
        tally(everything, board.states),
        columns(needed, _changed(found, board)),
        restated_since(found),
        _progress(found, board),
        heading("Every measure", how_to_read("spark")),
        _measures(source.view().figures, CARRIED.get({}), palette()),
        _freshness(fresh),
    ]
    return _start(found), join([*parts, end(found)])


def _changed(found: Results, board: Board) -> Markup:
    """What has changed since the Board's last meeting, or since another time that the reader
    chose."""
    results, asked = list(found.by_id.values()), since(found)
    was, told = before(asked)
    statuses_then = comparable_statuses(was.by_id)
    lines = changes(statuses_then, results)
    comparable = {id: was.by_id[id] for id in statuses_then}
    lines += move_lines(moves(comparable, results), [line.query["id"] for line in lines])
    others = [
        *milestone_changes(board.states, asked.day, milestones_before(asked)),
        *plan_news(asked),
        *record_summary(news(asked), {SINCE: asked.value}),
    ]
    notes = [small(words) for words in (asked.remark, told) if words]
    head = heading(f"Changed since {asked.words}")
    return join([head, change_list(lines, others), *notes, whole(choice(found))])


def _progress(found: Results, board: Board) -> Markup:
    """Where every section stands, and how far the figures go."""
    everything = list(found.by_id.values())
    newest_upload = uk_time(max(batch.at for batch in found.batches)).date()
    updates = [update.status_date for state in board.states for update in state.updates]
    titles = {section.number: section.short_title for section in load_plan().sections}
    criteria = judged_criteria(load_plan().sections, source.entries())
    return join(
        [
            heading("Progress by section", how_to_read("marks")),
            section_marks(titles, everything, criteria, board.states),
            whole(folded("What the marks mean", tag("p", marks_caption(everything)))),
            small(caption(everything, newest_upload, max(updates, default=None))),
        ]
    )


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
    since, month = trend_start(found.by_id.values()), found.last_period or ""
    parts: list[Markup] = []
    for section in load_plan().sections:
        results = found.section(section.number)
        label = f"Measures of section {section.number}"
        table = measure_table(results, palette, since, month=month, label=label)
        many = counted(len(results), "measure")
        parts.append(folded(f"{section.number}. {section.short_title}: {many}", table))
    return whole(*parts)


def _freshness(fresh: list[Freshness]) -> Markup:
    rows = [
        (each.title, short_date(each.as_at) if each.as_at else "–", freshness_chip(each.state))
        for each in fresh
    ]
    table = plain_table(("Extract", "Up to", "State"), rows, label="How fresh the figures are")
    late = any(each.state in ("Late", "Never loaded") for each in fresh)
    return whole(folded(recency(fresh), table, small(fresh_notes(fresh)), opened=late))


main()
