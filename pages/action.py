"""One action of the plan: its whole story on one page, milestone by milestone, for the board."""

import streamlit as st

from data.access import Right
from data.plan import Action, section_of
from kpis.judging import Results
from kpis.milestones import MilestoneState
from pages.parts import source
from pages.parts.frame import closing, opening, window_title
from pages.parts.known import now_may
from pages.parts.record.commentary import commentary
from pages.parts.record.commentary_form import explaining
from pages.parts.rights import guarded
from pages.parts.standing import standing
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
    st.set_page_config(window_title(f"Action {action.id}"))
    standing(_opening, action.id)
    states = [state for state in board.states if state.action == action.id]
    if (explained := st.query_params.get(EXPLAIN)) in {state.milestone.id for state in states}:
        _explain(action.id, explained or "")
    standing(_rest, action.id)


def _of(id: str) -> tuple[Action, list[MilestoneState], str]:
    """The action, its milestones, and what it is called."""
    board = source.board()
    action = board.plan.action(id)
    states = [state for state in board.states if state.action == id]
    return action, states, f"{id}. {action.title or NO_HEADING}"


def _opening(id: str) -> None:
    found, board = source.results(), source.board()
    _, states, title = _of(id)
    section = board.plan.section(section_of(id))
    way = link(
        f"← Section {section.number}: {section.short_title}",
        "sections",
        {"section": str(section.number)},
    )
    finding = milestones_summary(states, board.as_at)
    opening(title, finding, demonstration=found.demonstration, way=way)


def _rest(id: str) -> None:
    """What the action is, its milestones, and how far the data goes."""
    found, (action, states, title) = source.results(), _of(id)
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
