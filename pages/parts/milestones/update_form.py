"""The form in which a lead updates one milestone, beside its story; and the one that says it was
held once more.

What somebody else saved meanwhile is shown and never written over.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date

import streamlit as st

from data.plan import load_plan
from kpis import months
from kpis.milestones import MilestoneState, Reported, possible
from pages.parts import source
from pages.parts.milestones.occurrence_form import holding
from pages.parts.milestones.update_desk import UpdateDesk
from pages.parts.reader import writer_field
from pages.parts.record.commentary import commentary
from pages.parts.record.writing import Day, day_field
from pages.parts.switch import pick
from pages.parts.text import as_text
from presentation.html import milestone_story
from presentation.html.kit import caption, heading, link, tag, whole
from presentation.words.milestones import possible_words, rag_words

AHEAD = 36
"""Months ahead in which a new deadline may lie."""
LONGEST = 90


def one_update(
    states: Sequence[MilestoneState], every: Mapping[str, MilestoneState], whose: str
) -> None:
    """The milestone that the reader picks, the most pressing first; or the one in the address,
    whosever it is. Once drawn it stays until they pick another: what they type is about it,
    whatever others save meanwhile."""
    asked = st.query_params.get("milestone", "")
    if asked and asked not in every:
        st.warning(as_text(f"The plan has no milestone “{asked}”. Pick one."))
    desk = UpdateDesk.of("one-update")
    order = dict.fromkeys(
        (*desk.listed(states, "switch-milestone", whose), *(one.milestone.id for one in states))
    )
    listed = {id: every[id] for id in order if id in every}
    if asked in every:
        listed.setdefault(asked, every[asked])
    state = listed[pick("Milestone", {id: _label(one) for id, one in listed.items()}, "milestone")]
    left, right = st.columns([6, 5], gap="large")
    with left:
        _heading(state.milestone.id, come=asked == state.milestone.id)
        desk.say()
        _form(state, desk)
        if state.occurrences:
            holding(state)
    with right:
        st.html(heading("Its story"))
        st.html(
            milestone_story(
                state, source.entries(), update=False, said=commentary(state.milestone.id)
            )
        )
        st.html(
            whole(tag("p", link(f"All of action {state.action}", "action", {"id": state.action})))
        )


def _heading(id: str, *, come: bool) -> None:
    """The heading of the form, which gets the focus where somebody has come for this milestone."""
    with st.container(key=f"attend-update-{id}") if come else nullcontext():
        st.html(heading(f"Update {id}"))


def _label(state: MilestoneState) -> str:
    words = f"{state.milestone.id} {state.milestone.words}"
    return f"{words[:LONGEST]}…" if len(words) > LONGEST else words


def _form(state: MilestoneState, desk: UpdateDesk) -> None:
    """The date and the status stand before the form, because the one decides which of the other are
    possible, and that which fields are needed. Whoever picks another has seen no more than was
    drawn: `press`."""
    id, key = state.milestone.id, f"{state.milestone.id}-{desk.key}"
    desk.begin()
    st.html(caption(possible_words(state, source.today())))
    label = "Date of the update (for Blue, of the sign-off)"
    day = date_of(day_field(label, f"status_date-{key}", changed=desk.press)())
    status = _status(possible(state, day or source.today()), key, desk)
    due = signed = None
    with desk.form(f"report-{key}"):
        text = st.text_area("Update or impact. Never name a child.", key=f"update-{key}")
        if status == "Red":
            due = deadline_field("New completion deadline", key)
        if status == "Blue":
            signed = st.text_input("Signed off by", key=f"signed_off_by-{key}")
        link_ = st.text_input("Link to the evidence, if there is one", key=f"evidence-{key}")
        author = writer_field(key)
        sent = desk.sent("Save the update")
    if sent:
        said = text or None, due, signed or None, (link_ or "").strip() or None
        desk.save([Reported(id, status, day, *said)], author)


def date_of(day: Day) -> date | None:
    """The date of an update; None where what was typed is none."""
    return day if isinstance(day, date) else None


def _status(may: Sequence[str], key: str, desk: UpdateDesk) -> str | None:
    """Those of the plan's ratings that are possible, each with what the plan says it means; none is
    chosen beforehand."""
    meanings: Mapping[str, str] = {str(one.status): one.meaning for one in load_plan().rag}
    return st.radio(
        "Status, as the plan defines it",
        may,
        index=None,
        format_func=rag_words,
        captions=[meanings[status] for status in may],
        # A list of its own for each choice that there is: none is kept that is no longer possible.
        key=f"status-{'-'.join(may)}-{key}",
        on_change=desk.press,
    )


def deadline_field(label: str, key: str) -> str | None:
    """A month from this one on."""
    ahead = deadline_months(source.today())
    return st.selectbox(
        label,
        ahead,
        index=None,
        format_func=months.long,
        placeholder="Choose a month",
        key=f"revised_due-{key}",
    )


def deadline_months(today: date) -> list[str]:
    """The months in which a new deadline may lie."""
    return months.every(months.of(today), months.add(months.of(today), AHEAD))
