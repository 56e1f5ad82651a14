"""Narrowing the list of milestones: by lead, status and due month. Each choice is in the
address."""

from collections.abc import Sequence

import streamlit as st

from kpis import months
from kpis.milestones import STATUSES, MilestoneState, all_leads, led_by
from kpis.record import folded
from pages.parts.switch import pick
from presentation.html.kit import caption
from presentation.words.milestones import narrowed, rag_words

ANY = "any"
OVERDUE = "overdue"
NAMES = ("lead", "status", "due")
"""What the choices are called in the address."""


def filtered(states: Sequence[MilestoneState], view: str, of: int) -> list[MilestoneState]:
    """The milestones of a view that fit what the reader picked, and in words which of all these
    are, for paper shows no lists to pick from; where none fits, that is said, with a way back."""
    lead, status, due = _picked(states)
    found = [state for state in states if _fits(state, lead, status, due)]
    if found:
        st.html(caption(narrowed(len(found), of, [view, *_told(lead, status, due)])))
    elif states:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info("No milestone here fits all three lists.", icon=":material/filter_alt:")
            st.button("Show all of them", on_click=_clear)
    return found


def _picked(states: Sequence[MilestoneState]) -> tuple[str, str, str]:
    due = sorted({state.due for state in states if state.due})
    statuses = {OVERDUE: "Overdue"} | {status: rag_words(status) for status in STATUSES}
    grid = st.grid(3, min_column_width=220)
    with grid.cell():
        lead = pick_lead("Lead", "Any lead", states)
    with grid.cell():
        status = pick("Status", {ANY: "Any status"} | statuses, NAMES[1])
    with grid.cell():
        month = pick("Due", {ANY: "Any month"} | {one: months.long(one) for one in due}, NAMES[2])
    return lead, status, month


def pick_lead(label: str, everybody: str, states: Sequence[MilestoneState]) -> str:
    """A post that leads one of the milestones, or ANY. The address may name it as the plan prints
    it anywhere."""
    leads = all_leads(states)
    asked = st.query_params.get(NAMES[0], "")
    printed = leads.get(folded(asked), asked)
    if printed != asked:
        st.query_params[NAMES[0]] = printed
    return pick(label, {ANY: everybody} | {lead: lead for lead in leads.values()}, NAMES[0])


def _fits(state: MilestoneState, lead: str, status: str, due: str) -> bool:
    return (
        (lead == ANY or led_by(state, lead))
        and (status == ANY or (state.overdue if status == OVERDUE else state.status == status))
        and due in (ANY, state.due)
    )


def _told(lead: str, status: str, due: str) -> list[str]:
    """What was picked, in words."""
    return [
        f"led by {lead}" if lead != ANY else "",
        "overdue" if status == OVERDUE else rag_words(status) if status != ANY else "",
        f"due in {months.long(due)}" if due != ANY else "",
    ]


def _clear() -> None:
    for name in NAMES:
        st.query_params.pop(name, None)
