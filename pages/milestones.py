"""The milestones: where all of them stand, which need attention, and what was last said of each."""

from functools import partial
from itertools import groupby

import streamlit as st

from data.plan import load_plan
from kpis.changes.reported_since import reported_since
from kpis.judging import Results
from kpis.milestones import Board, MilestoneState
from pages.parts import source
from pages.parts.frame import closing, opening, palette, to_upload
from pages.parts.milestones.filters import filtered
from pages.parts.show import chart, download
from pages.parts.since import NAME as SINCE
from pages.parts.since import choice, milestones_before, news, plan_news, since
from pages.parts.switch import switch
from presentation.charts import Strip, timeline_alternative
from presentation.charts.timeline import timeline
from presentation.exports import milestones_csv
from presentation.html import milestone_table, reported_table
from presentation.html.kit import (
    address,
    caption,
    folded_changes,
    heading,
    join,
    link,
    measures_of,
    rag_counts,
)
from presentation.words.measures import milestone_changes
from presentation.words.milestones import NO_HEADING, milestones_summary, words_of
from presentation.words.plan import note_words
from presentation.words.record import record_lines
from presentation.words.site import HOW

ATTENTION = "attention"
NEEDING, PAST = "overdue, Red or Amber", "past their month"
SQUARES = "Each square is a milestone in the month the plan set."
LATE = "A thick red edge and !: overdue. Others left of the date that are not B have a new date."
RECURRING = "Milestones that recur have no single month and are only listed below."


def main() -> None:
    """Draw the page."""
    found, board = source.results(), source.board()
    finding = milestones_summary(board.states, board.as_at)
    opening("Milestones", finding, demonstration=found.demonstration)
    if not board.loaded:
        st.info(
            "No update has been loaded, so every milestone stands as not started. Upload the "
            "milestone updates, or report on one.",
            title="No updates yet",
            icon=":material/hourglass_empty:",
        )
        to_upload()
    asked = since(found)
    updates = reported_table(
        reported_since(board.states, asked.day), f"Updates since {asked.words}"
    )
    lines = milestone_changes(board.states, asked.day, milestones_before(asked))
    others = join([choice(found), caption(asked.remark) if asked.remark else ""])
    written = [*plan_news(asked), *record_lines(news(asked))]
    moved = folded_changes(
        lines, written, updates, asked.words, others, opened=SINCE in st.query_params
    )
    st.html(join([rag_counts(board.states), moved]))
    _strip(board, finding)
    chosen = _switch(board)
    wanted = [state for state in board.states if _in_view(state, chosen)]
    if not wanted:
        st.success(
            "No milestone is overdue, Red or Amber.",
            title="Nothing needs attention",
            icon=":material/check:",
        )
    view = {ATTENTION: NEEDING if board.loaded else PAST, "all": ""}.get(
        chosen, f"of section {chosen}"
    )
    states = filtered(wanted, view, len(board.states))
    if chosen == ATTENTION:
        _attention(states)
    else:
        _actions(states, board, found)
    closing(found, words_of(states))


def _strip(board: Board, finding: str) -> None:
    strips = [
        Strip(
            f"{section.number}. {section.short_title}",
            tuple(state for state in board.states if state.section == section.number),
        )
        for section in load_plan().sections
    ]
    with st.container(key="strip", gap="xsmall"):
        chart(timeline(strips, board.as_at, palette()), timeline_alternative(finding), "timeline")
        marks = f"{SQUARES} {LATE} {RECURRING}" if board.loaded else f"{SQUARES} {RECURRING}"
        st.caption(f"{marks} [{HOW}]({address('help', {'chart': 'timeline'})})")


def _switch(board: Board) -> str:
    views = {ATTENTION: "Needs attention", "all": f"All {len(board.states)}"}
    views |= {str(section.number): f"Section {section.number}" for section in load_plan().sections}
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        chosen = switch("Show", views, "show", show_label=True)
        download(
            "Download (CSV)",
            partial(milestones_csv, board),
            f"milestones_{board.as_at:%Y-%m-%d}.csv",
        )
    return chosen


def _in_view(state: MilestoneState, chosen: str) -> bool:
    return needs_attention(state) if chosen == ATTENTION else chosen in ("all", str(state.section))


def needs_attention(state: MilestoneState) -> bool:
    """Overdue, Red or Amber; while nothing has been reported, past its month."""
    return state.overdue or state.passed or state.status in ("Red", "Amber")


def _attention(wanted: list[MilestoneState]) -> None:
    """What is overdue, Red or Amber, one table a section."""
    for number, group in groupby(wanted, key=lambda state: state.section):
        st.subheader(f"{number}. {load_plan().section(number).short_title}", anchor=False)
        st.html(
            milestone_table(
                list(group), label=f"Milestones of section {number} that need attention"
            )
        )


def _actions(states: list[MilestoneState], board: Board, found: Results) -> None:
    """Every action with its lead, its milestones and the measures that it is to move."""
    for id, group in groupby(states, key=lambda state: state.action):
        action = board.plan.action(id)
        more = link(f"The story of action {action.id} →", "action", {"id": action.id})
        st.html(heading(f"{action.id}. {action.title or NO_HEADING}", more))
        lead = (
            f"Lead: {'; '.join(action.leads)}." if action.leads else "Lead: not given in the plan."
        )
        st.html(caption(f"{lead} {note_words(action)}"))
        st.html(
            milestone_table(list(group), label=f"Milestones of action {action.id}", show_lead=False)
        )
        if measured := measures_of(id, list(found.by_id.values())):
            st.html(measured)


main()
