"""The form for a decision or an action of a meeting, new or corrected."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data.clock import typed_date
from data.record import Minute
from data.record.versions import plan_on
from kpis.governance import Recorded, meetings
from kpis.measures import measures
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.record.writing import NO_DATE, Desk, author_field, checked
from pages.parts.words.governance import meeting_words
from pages.parts.words.grammar import begun

SORTS = {"decision": "Decision", "action": "Action"}
ASKED = {"decision": "What was decided", "action": "What is to be done"}


def minute_form(desk: Desk, replaces: int | None = None, old: Recorded | None = None) -> None:
    """A new decision or action, or a correction, which begins with what the record says."""
    key = f"{desk.key}-{replaces or 'minute'}"
    was = old.minute if old else None
    sort = (
        was.sort
        if was
        else st.radio("Which", list(SORTS), format_func=SORTS.__getitem__, key=f"sort-{key}", horizontal=True)
    )
    with st.form(f"minute-{key}-{sort}", border=False):
        said: dict[str, object] = {"sort": sort, "meeting": _of_meeting(key, old), "about": _about(key, was)}
        words = st.text_area(
            f"{ASKED[sort]}. Never name a child.", was.words if was else "", max_chars=2000, key=f"words-{key}"
        )
        reads: dict[str, Callable[[], date | None]] = {}
        if sort == "action":
            owner = st.text_input("Who is to do it", (was and was.owner) or "", max_chars=200, key=f"owner-{key}")
            said["owner"] = (owner or "").strip() or None
            reads["due"] = _maybe("To be done by, for example 30/11/2026 (may be blank)", key, was and was.due)
            if was:
                reads["done_on"] = _maybe("Done on (blank where it is open)", key, was.done_on)
        author = author_field(key)
        sent = st.form_submit_button("Put it on the record", type=button_kind())
    if sent:
        _save(desk, said | {"words": words}, reads, author, replaces)


def _save(
    desk: Desk,
    said: dict[str, object],
    reads: dict[str, Callable[[], date | None]],
    author: str,
    replaces: int | None,
) -> None:
    if said["about"] is None:
        st.error("Choose the milestone or the measure that it is about.")
        return
    try:
        days = {name: read() for name, read in reads.items()}
    except ValueError:
        st.error(NO_DATE)
        return
    minute = checked(Minute, said | days)
    if minute:
        desk.save(minute, author, replaces=replaces)


def _of_meeting(key: str, old: Recorded | None) -> int | None:
    """The entry of a meeting that has been held, the newest first."""
    held = {entry.id: one for entry, one in reversed(meetings(source.entries())) if one.held_on <= source.today()}
    index = 0 if old is None else list(held).index(old.held) if old.held in held else None
    return st.selectbox(
        "Meeting", list(held), index, format_func=lambda id: begun(meeting_words(held[id])), key=f"of-{key}"
    )


def _about(key: str, was: Minute | None) -> str | None:
    """The id of a milestone of the plan in force, or of a measure."""
    plan = plan_on(source.today(), source.entries())
    named = {one.id: f"{one.id}. {one.words}" for one in plan.milestones}
    named |= {id: f"Measure: {one.name}" for id, one in measures().items()}
    index = list(named).index(was.about) if was and was.about in named else None
    return st.selectbox(
        "About which milestone or measure", list(named), index, format_func=named.__getitem__, key=f"about-{key}"
    )


def _maybe(label: str, key: str, value: date | None) -> Callable[[], date | None]:
    """A date that may be left blank; what is returned raises ValueError where it cannot be read."""
    typed = st.text_input(label, f"{value:%d/%m/%Y}" if value else "", max_chars=20, key=f"{label}-{key}") or ""

    def read() -> date | None:
        found = typed_date(typed)
        if typed.strip() and found is None:
            raise ValueError(typed)
        return found

    return read
