"""The milestones: where all of them stand, which need attention, the worst first, and what was last
said of each."""

from functools import partial
from itertools import groupby

import streamlit as st

from data.plan import load_plan
from kpis.changes.reported_since import reported_since
from kpis.judging import Results
from kpis.milestones import Board, MilestoneState, needs_attention, worst_first
from pages.parts import source
from pages.parts.edition import file_name
from pages.parts.frame import closing, opening, palette, to_upload
from pages.parts.milestones.filters import filtered
from pages.parts.rights import guarded
from pages.parts.show import chart, download
from pages.parts.since import NAME as SINCE
from pages.parts.since import choice, milestones_before, news, plan_news, since
from pages.parts.standing import standing
from pages.parts.switch import switch
from presentation.charts import Strip, timeline_alternative
from presentation.charts.timeline import timeline
from presentation.exports import milestones_csv
from presentation.html import milestone_table, reported_table
from presentation.html.kit import (
    Markup,
    caption,
    folded,
    folded_changes,
    heading,
    how_to_read,
    join,
    link,
    measures_of,
    rag_counts,
    whole,
)
from presentation.words.measures import milestone_changes
from presentation.words.milestones import NO_HEADING, milestones_summary, words_of
from presentation.words.plan import note_words
from presentation.words.record import record_lines

ATTENTION = "attention"
NEEDING, SINCE_TOO, PAST = (
    "overdue, Red or Amber",
    "overdue, past their month since, Red or Amber",
    "past their month",
)
FIRST = 6
"""The number of milestones shown at once where those that need attention are listed."""
SQUARES = "Each square is a milestone, in the month that the plan set."
LATE = (
    "A red edge and “!” mean overdue. Other squares left of the date that are not B have been "
    "given a new one."
)
RECURRING = "Milestones that recur have no single month and are only listed."


@guarded
def main() -> None:
    """Draw the page."""
    board = source.board()
    standing(_top)
    chosen = _switch(board)
    wanted = [state for state in board.states if _in_view(state, chosen)]
    if not wanted:
        st.success(
            "No milestone is overdue, Red or Amber.",
            title="Nothing needs attention",
            icon=":material/check:",
        )
    states = filtered(wanted, _named(chosen, board), len(board.states))
    standing(_listed, chosen, *(state.milestone.id for state in states))


def _top() -> None:
    """The finding, what has changed, and where all of them stand in time."""
    found, board = source.results(), source.board()
    finding = milestones_summary(board.states, board.as_at)
    opening("Milestones", finding, demonstration=found.demonstration)
    if not board.loaded:
        st.info(
            "No update has been loaded, so every milestone stands as not started until one is "
            "reported on, or the milestone updates are uploaded.",
            title="No updates yet",
            icon=":material/hourglass_empty:",
        )
        to_upload()
    st.html(join([rag_counts(board.states), _moved(found, board)]))
    _strip(board, finding)


def _moved(found: Results, board: Board) -> Markup:
    """What has changed since the time that the reader chose."""
    asked = since(found)
    updates = reported_table(
        reported_since(board.states, asked.day), f"Updates since {asked.words}"
    )
    lines = milestone_changes(board.states, asked.day, milestones_before(asked))
    others = join([choice(found), caption(asked.remark) if asked.remark else ""])
    written = [*plan_news(asked), *record_lines(news(asked))]
    return folded_changes(
        lines, written, updates, asked.words, others, opened=SINCE in st.query_params
    )


def _listed(chosen: str, *ids: str) -> None:
    """The milestones with these numbers, in the order of the view that is chosen."""
    found, board = source.results(), source.board()
    wanted = set(ids)
    states = [state for state in board.states if state.milestone.id in wanted]
    if chosen == ATTENTION:
        _attention(states)
    else:
        _actions(states, board, found)
    closing(found, words_of(states))


def _named(chosen: str, board: Board) -> str:
    """What a view holds, in words; nothing where that is all of them."""
    since = any(state.passed_since for state in board.states)
    needing = (SINCE_TOO if since else NEEDING) if board.loaded else PAST
    return {ATTENTION: needing, "all": ""}.get(chosen, f"of section {chosen}")


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
        st.html(caption(join([marks, " ", how_to_read("timeline")])))


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
            file_name(f"milestones_{board.as_at:%Y-%m-%d}.csv"),
        )
    return chosen


def _in_view(state: MilestoneState, chosen: str) -> bool:
    return needs_attention(state) if chosen == ATTENTION else chosen in ("all", str(state.section))


def _attention(wanted: list[MilestoneState]) -> None:
    """What needs attention, the worst first; the rest is folded away."""
    ordered = worst_first(wanted)
    # One alone is not worth a fold.
    first = FIRST if len(ordered) > FIRST + 1 else len(ordered)
    shown, rest = ordered[:first], ordered[first:]
    parts = [heading("The worst first")] if shown else []
    parts.append(milestone_table(shown, label="Milestones that need attention"))
    if rest:
        more = milestone_table(rest, label="More milestones that need attention")
        parts.append(whole(folded(f"{len(rest)} more that need attention", more)))
    st.html(join(parts))


def _actions(states: list[MilestoneState], board: Board, found: Results) -> None:
    """Every action with its lead, its milestones, what is overdue first, and the measures that it
    is to move."""
    for id, group in groupby(states, key=lambda state: state.action):
        action = board.plan.action(id)
        more = link(f"The story of action {action.id} →", "action", {"id": action.id})
        st.html(heading(f"{action.id}. {action.title or NO_HEADING}", more))
        lead = (
            f"Lead: {'; '.join(action.leads)}." if action.leads else "Lead: not given in the plan."
        )
        st.html(caption(f"{lead} {note_words(action)}"))
        late_first = sorted(group, key=lambda state: not state.overdue)
        st.html(
            milestone_table(late_first, label=f"Milestones of action {action.id}", show_lead=False)
        )
        if measured := measures_of(id, list(found.by_id.values())):
            st.html(measured)


main()
