"""Are we delivering the plan? The answer, progress by section, what needs attention, and every measure in one row."""

import streamlit as st

from data.clock import uk_time
from data.plan import load_plan
from kpis import months
from kpis.freshness import Freshness
from kpis.judge import BASELINE_PERIOD
from kpis.milestones import Board
from kpis.read import Results
from kpis.results import Status
from pages.parts import source
from pages.parts.earlier import restated_since
from pages.parts.frame import closing, no_figures, opening, palette
from pages.parts.html.lists import attention_list, change_list
from pages.parts.html.marks import freshness_chip
from pages.parts.html.measures import measure_table
from pages.parts.html.sections import section_heading, section_marks
from pages.parts.html.tables import plain_table
from pages.parts.html.tags import Markup, join
from pages.parts.switch import pick
from pages.parts.words.attention import attention
from pages.parts.words.changes import changes, milestone_changes
from pages.parts.words.counts import caption, counts_sentence, marks_caption
from pages.parts.words.grammar import short_date


def main() -> None:
    """Draw the page."""
    found, board = source.results(), source.board()
    everything = list(found.by_id.values())
    finding = counts_sentence(everything, board.states)
    opening("Are we delivering the plan?", finding, demonstration=found.demonstration)
    if not found.as_at:
        no_figures()
        _freshness(source.fresh(found))
        return
    newest_upload = uk_time(max(batch.at for batch in found.batches)).date()
    updates = [update.status_date for state in board.states for update in state.updates]
    st.caption(caption(everything, newest_upload, max(updates, default=None)))
    titles = {section.number: section.short_title for section in load_plan().sections}
    st.html(section_marks(titles, everything, board.states))
    st.caption(marks_caption(everything))
    fresh = source.fresh(found)
    _news(found, board, fresh)
    restated_since(found)
    _measures(found, titles)
    _freshness(fresh)
    closing(found)


def _news(found: Results, board: Board, fresh: list[Freshness]) -> None:
    """What needs attention, and what has changed since the month before."""
    left, right = st.columns(2, gap="large")
    loaded = [each for each in fresh if each.state == "Late"]
    with left:
        st.subheader("Needs attention", anchor=False)
        st.html(attention_list(attention(list(found.by_id.values()), board.states, loaded)))
    with right:
        _changed(found, board)


def _changed(found: Results, board: Board) -> None:
    """What has changed since the end of a month that the reader picks: the one before, unless another is picked."""
    newest, start = found.last_period or BASELINE_PERIOD, source.trend_start(found)
    earlier = [month for month in reversed(months.every(start, newest)) if month < newest] or [months.add(newest, -1)]
    head, more = st.columns([3, 2], vertical_alignment="center")
    with more:
        month = pick("Changed since the end of", {month: months.long(month) for month in earlier}, "since")
    same_year = month[:4] == newest[:4]
    head.subheader(f"Changed since {months.long(month).split()[0] if same_year else months.long(month)}", anchor=False)
    then = source.results(months.last_day(month)).by_id
    before: dict[str, Status] = {id: result.status for id, result in then.items()}
    moved = milestone_changes(board.states, months.last_day(month))
    st.html(change_list(changes(before, list(found.by_id.values())), moved))


def _measures(found: Results, titles: dict[int, str]) -> None:
    """All tables in one element: the browser draws one far sooner than many."""
    since, month = source.trend_start(found), found.last_period or ""
    parts: list[Markup] = []
    for number, title in titles.items():
        parts.append(section_heading(number, title))
        label = f"Measures of section {number}"
        parts.append(measure_table(found.section(number), palette(), since, month=month, label=label))
    st.html(join(parts))


def _freshness(fresh: list[Freshness]) -> None:
    st.subheader("How fresh the figures are", anchor=False)
    rows = [(each.title, short_date(each.as_at) if each.as_at else "–", freshness_chip(each.state)) for each in fresh]
    st.html(plain_table(("Extract", "Up to", "State"), rows, label="How fresh the figures are"))


main()
