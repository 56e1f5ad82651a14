"""The form for a decision or an action of a meeting, new or corrected."""

from collections.abc import Sequence

import streamlit as st

from data.record import Entry, Minute, plan_on
from kpis.measures import measures
from kpis.record import meetings
from pages.parts import source
from pages.parts.reader import writer_field
from pages.parts.record.choosing import choice
from pages.parts.record.writing import RecordDesk, maybe_day_field
from presentation.words import begun
from presentation.words.record import meeting_words

SORTS = {"decision": "Decision", "action": "Action"}
ASKED = {"decision": "What was decided", "action": "What is to be done"}


def minute_form(desk: RecordDesk, replaces: int | None = None, old: Minute | None = None) -> None:
    """A new decision or action, or a correction, which begins with what the record says."""
    key = f"{desk.key}-{replaces or 'minute'}"
    sort = old.sort if old else _sort(key)
    with desk.form(f"minute-{key}-{sort}"):
        meeting, about = _of_meeting(desk.entries, key, old), _about(desk.entries, key, old)
        words = st.text_area(
            f"{ASKED[sort]}. Never name a child.", old.words if old else "", key=f"words-{key}"
        )
        said = _action(key, old) if sort == "action" else {}
        author = writer_field(key)
        sent = desk.sent("Put it on the record")
    if sent:
        fields = {"sort": sort, "meeting": meeting, "about": about, "words": words, **said}
        desk.save(Minute, fields, author, replaces=replaces)


def _sort(key: str) -> str:
    return st.radio(
        "Which", list(SORTS), format_func=SORTS.__getitem__, key=f"sort-{key}", horizontal=True
    )


def _action(key: str, old: Minute | None) -> dict[str, object]:
    """What only an action has, by the names of the model."""
    owner = st.text_input("Who is to do it", (old and old.owner) or "", key=f"owner-{key}")
    due = maybe_day_field(
        "To be done by, for example 30/11/2026 (may be blank)",
        f"due-{key}",
        value=old and old.due,
    )
    said: dict[str, object] = {"owner": (owner or "").strip() or None, "due": due()}
    if old:
        said["done_on"] = maybe_day_field(
            "Done on (blank where it is open)", f"done_on-{key}", value=old.done_on
        )()
    return said


def _of_meeting(entries: Sequence[Entry], key: str, old: Minute | None) -> int | None:
    """The entry of a meeting that has been held, the newest first."""
    held = [
        (entry.id, one)
        for entry, one in reversed(meetings(entries))
        if one.held_on <= source.today()
    ]
    named = {id: begun(meeting_words(one)) for id, one in held}
    return choice("Meeting", named, f"meeting-{key}", chosen=old.meeting if old else None)


def _about(entries: Sequence[Entry], key: str, old: Minute | None) -> str | None:
    """The id of a milestone of the plan in force, or of a measure."""
    named = {
        one.id: f"{one.id}. {one.words}" for one in plan_on(source.today(), entries).milestones
    }
    named |= {id: f"Measure: {one.name}" for id, one in measures().items()}
    return choice(
        "About which milestone or measure", named, f"about-{key}", chosen=old.about if old else None
    )
