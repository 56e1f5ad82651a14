"""One action of the plan: its whole story on one page, milestone by milestone, for the board."""

import streamlit as st

from data.access import Right
from data.plan import Action
from kpis.judging import Results
from kpis.milestones import MilestoneState
from pages.parts import source
from pages.parts.frame import closing, opening, window_title
from pages.parts.known import now_may
from pages.parts.record.commentary import commentary
from pages.parts.record.commentary_form import explaining
from pages.parts.rights import guarded
from presentation.html import milestone_story, minutes_about
from presentation.html.kit import Markup, caption, heading, join, link, measures_of, tag, whole
from presentation.words.milestones import NO_HEADING, milestones_summary, words_of
from presentation.words.plan import note_words

EXPLAIN = "explain"
"""The name in the address of the milestone that is to be explained."""


@guarded
def main() -> None:
    """Draw the page of the action in the address."""
    found, board = source.results(), source.board()
    asked = st.query_params.get("id", "")
    action = next((one for one in board.plan.actions if one.id == asked), None)
    if action is None:
        words = f"The plan has no action “{asked}”." if asked else "The address names no action."
        way = link("← All milestones", "milestones", {"show": "all"})
        opening("No such action", words, demonstration=found.demonstration, way=way)
        return
    states = [state for state in board.states if state.action == action.id]
    number = asked[0]
    way = link(
        f"← Section {number}: {board.plan.section(int(number)).short_title}",
        "sections",
        {"section": number},
    )
    st.set_page_config(window_title(f"Action {action.id}"))
    title = f"{action.id}. {action.title or NO_HEADING}"
    opening(
        title, milestones_summary(states, board.as_at), demonstration=found.demonstration, way=way
    )
    if (explained := st.query_params.get(EXPLAIN)) in {state.milestone.id for state in states}:
        _explain(action.id, explained or "")
    about, stories = _about(action, found), _stories(states, action)
    st.html(join([about, stories]))
    closing(found, [title, about, *words_of(states), stories])


def _explain(action: str, milestone: str) -> None:
    """Write why a milestone is off, where the reader may."""
    if now_may(Right.REPORT):
        explaining(milestone, f"Say why milestone {milestone} is off, and what will be done")
        st.html(whole(tag("p", link("Close: say why", "action", {"id": action}))))


def _about(action: Action, found: Results) -> Markup:
    lead = f"Lead: {'; '.join(action.leads)}." if action.leads else "Lead: not given in the plan."
    parts = [tag("li", tag("b", part.letter), " ", part.words) for part in action.parts]
    words = note_words(action)
    note = caption(words) if words else ""
    listed = whole(tag("ul", *parts)) if parts else ""
    return join([caption(lead), note, listed, measures_of(action.id, list(found.by_id.values()))])


def _stories(states: list[MilestoneState], action: Action) -> Markup:
    """Every milestone, and what meetings have decided about them."""
    about = [state.milestone.id for state in states]
    entries = source.entries()
    told = [
        milestone_story(
            state, entries, update=now_may(Right.REPORT), said=commentary(state.milestone.id)
        )
        for state in states
    ]
    decided = minutes_about(entries, about, source.today())
    return join([decided, heading(f"Milestones of action {action.id}"), *told])


main()
