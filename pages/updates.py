"""Updating milestones: what needs an update first, then the form for one of them, or a table for
several."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kpis.milestones import Board, Duty, MilestoneState, led_by, worst_first
from kpis.milestones.duties import duties
from pages.parts import source
from pages.parts.frame import closing, opening, start_here
from pages.parts.known import known_at
from pages.parts.milestones.filters import ANY, pick_lead
from pages.parts.milestones.update_form import one_update
from pages.parts.milestones.update_table import several_updates
from pages.parts.rights import guarded
from pages.parts.show import download
from pages.parts.switch import switch
from presentation.exports import updates_csv
from presentation.html import duty_table
from presentation.html.kit import caption, heading, join, tag, whole
from presentation.words.milestones import duties_summary, words_of

VIEWS = {"one": "One milestone", "table": "Several in a table"}
SHOWN = 12
"""The number of milestones shown at once where all leads' are listed. A lead sees all of their
own."""
LEAD = "lead"
KEPT = "updates-lead"
"""The key, in the reader's session, of the lead whose milestones they looked at last."""


@guarded
def main() -> None:
    """Draw the page."""
    found, board = source.results(), source.board()
    place = st.container()
    lead = _lead(board.states)
    own = [state for state in board.states if lead == ANY or led_by(state, lead)]
    needing = duties(own, source.today())
    with place:
        words = duties_summary(needing, len(own), "" if lead == ANY else lead)
        opening("Update milestones", words, demonstration=found.demonstration)
        start_here(found)
    if known_at() is not None:
        st.info("An earlier moment is shown, so nothing can be written.", icon=":material/history:")
        return
    # Who has come for a form finds it first.
    first, second = st.container(), st.container()
    come_for_form = {"milestone", "view"} & set(st.query_params)
    with second if come_for_form else first:
        _needing(needing, lead)
    with first if come_for_form else second:
        pressing = [duty.state for duty in needing]
        others = worst_first(state for state in own if state not in pressing)
        _forms([*pressing, *others], board, lead)
    _files(board)
    closing(found, words_of(duty.state for duty in needing))


def _needing(needing: Sequence[Duty], lead: str) -> None:
    """What needs an update, the most pressing first."""
    if not needing:
        return
    shown = SHOWN if lead == ANY else len(needing)
    chosen = {} if lead == ANY else {LEAD: lead}
    parts = [
        heading("Needs an update"),
        duty_table(needing[:shown], "Milestones that need an update", chosen),
    ]
    if rest := needing[shown:]:
        more = tag("summary", f"{len(rest)} more that need an update")
        parts.append(
            whole(
                tag(
                    "details", more, duty_table(rest, "More milestones that need an update", chosen)
                )
            )
        )
    st.html(join(parts))


def _forms(ordered: Sequence[MilestoneState], board: Board, lead: str) -> None:
    if switch("How many", VIEWS, "view", show_label=True) == "table":
        several_updates(ordered, board.by_id, lead)
    else:
        one_update(ordered, board.by_id, lead)


def _lead(states: Sequence[MilestoneState]) -> str:
    """The lead whose milestones are shown: the one in the address or, where it names none, the one
    that this reader looked at last."""
    kept = st.session_state.get(KEPT)
    if kept and f"switch-{LEAD}" not in st.session_state and LEAD not in st.query_params:
        st.query_params[LEAD] = kept
    with st.container(width=420):
        lead = pick_lead("Whose milestones", "Everybody's", states)
    st.session_state[KEPT] = None if lead == ANY else lead
    return lead


def _files(board: Board) -> None:
    """Updates as a file: to keep, or to fill in elsewhere and upload."""
    st.html(
        join(
            [
                heading("As a file"),
                caption(
                    "All updates that count, as the extract of milestone updates. A file in this "
                    "form can be uploaded on the Upload page. Updates older than a milestone's "
                    "last one can be added only by such a file."
                ),
            ]
        )
    )
    download("Download all updates (CSV)", partial(updates_csv, board), "milestone_updates.csv")


main()
