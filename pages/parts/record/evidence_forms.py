"""Adding evidence for a criterion, correcting an entry and taking one back: one form a section, folded away."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from data.plan import Section
from data.record import Entry, Evidence, Withdrawal, standing
from kpis.evidence import evidence_in
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.known import known_at
from pages.parts.record.writing import Desk, author_field, checked, day_field
from pages.parts.text import as_text
from pages.parts.words.evidence import MEANINGS, NAMES, choice_words

ADD, CORRECT, TAKE_BACK = "Add evidence", "Correct an entry", "Take an entry back"
Held = Sequence[tuple[Entry, Evidence]]


def evidence_forms(section: Section) -> None:
    """The form of one section; nothing while an earlier moment is looked at, when nothing can be changed."""
    if known_at():
        return
    desk = Desk.of(f"evidence-{section.number}")
    box = st.expander(
        "Add or correct evidence", icon=":material/edit_note:", key=f"evidence-box-{section.number}", on_change="rerun"
    )
    with box:
        if box.open:
            _forms(section, desk)
        desk.drawn()


def _forms(section: Section, desk: Desk) -> None:
    held = [
        pair for pair in evidence_in(standing(source.entries())) if pair[1].criterion.startswith(f"{section.number}.")
    ]
    ways = [ADD, CORRECT, TAKE_BACK] if held else [ADD]
    way = st.radio("What to do", ways, key=f"way-{desk.key}", horizontal=True) if held else ADD
    if way == ADD:
        _write(section, desk)
        return
    entry, written = _chosen(held, desk)
    if way == CORRECT:
        _write(section, desk, entry, written)
    else:
        _take_back(entry, written, desk)


def _chosen(held: Held, desk: Desk) -> tuple[Entry, Evidence]:
    """One of the entries that stand."""
    named = {entry.id: choice_words(entry, written) for entry, written in held}
    chosen = st.selectbox("Entry", list(named), format_func=named.__getitem__, key=f"entry-{desk.key}")
    return next(pair for pair in held if pair[0].id == chosen)


def _write(section: Section, desk: Desk, entry: Entry | None = None, old: Evidence | None = None) -> None:
    """A new entry, or a correction of `entry`, which keeps its criterion and begins with its words."""
    key = f"{desk.key}-{entry.id if entry else 'new'}"
    with st.form(f"evidence-{key}", border=False):
        criterion = old.criterion if old else _criterion(section, key)
        day = day_field("Date of the evidence", key, value=old.dated_on if old else None)
        said = _said(key, old)
        author = author_field(key)
        sent = st.form_submit_button("Put it on the record", type=button_kind())
    if sent:
        _save({"criterion": criterion, **said}, day(), author, desk, entry)


def _criterion(section: Section, key: str) -> str:
    words = {one.id: f"{one.id}. {one.words}" for one in section.qualitative}
    return st.selectbox("Criterion", list(words), format_func=words.__getitem__, key=f"criterion-{key}")


def _said(key: str, old: Evidence | None) -> dict[str, str | None]:
    """The fields of the model by their names."""
    source_ = st.text_input(
        "Source, for example: Family Conversation", old.source if old else "", max_chars=200, key=f"source-{key}"
    )
    words = st.text_area(
        "What it shows. Never name a child.", old.words if old else "", max_chars=2000, key=f"words-{key}"
    )
    link = st.text_input("Link, if there is one", (old.link if old else "") or "", max_chars=2000, key=f"link-{key}")
    judgement = st.radio(
        "Judgement",
        list(MEANINGS),
        index=list(MEANINGS).index(old.judgement) if old else None,
        format_func=NAMES.__getitem__,
        captions=list(MEANINGS.values()),
        key=f"judgement-{key}",
    )
    return {"source": source_, "words": words, "link": (link or "").strip() or None, "judgement": judgement}


def _save(said: Mapping[str, object], day: date | None, author: str, desk: Desk, corrected: Entry | None) -> None:
    written = checked(Evidence, {**said, "dated_on": day or source.today()})
    if written and day:
        desk.save(written, author, replaces=corrected.id if corrected else None)


def _take_back(entry: Entry, written: Evidence, desk: Desk) -> None:
    key = f"{desk.key}-back-{entry.id}"
    st.markdown(as_text(f"“{written.words}”"))
    with st.form(f"evidence-{key}", border=False):
        reason = st.text_area(
            "Reason, shown beside the entry. Never name a child.", max_chars=2000, key=f"reason-{key}"
        )
        author = author_field(key)
        sent = st.form_submit_button("Take it back", type=button_kind())
    withdrawal = checked(Withdrawal, {"about": written.criterion, "reason": reason}) if sent else None
    if withdrawal:
        desk.save(withdrawal, author, replaces=entry.id)
