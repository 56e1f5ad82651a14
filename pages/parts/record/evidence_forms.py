"""Adding evidence for a criterion, correcting an entry and taking one back: one form a section,
folded away."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from data.access import Right
from data.plan import Section
from data.record import Entry, Evidence, standing
from kpis.record import evidence_in
from pages.parts.known import now_may
from pages.parts.reader import writer_field
from pages.parts.record.choosing import choice, entry_choice
from pages.parts.record.writing import RecordDesk, day_field
from pages.parts.text import as_text
from presentation.words.record import JUDGEMENT_NAMES, MEANINGS, choice_words, evidence_words

ADD, CORRECT, TAKE_BACK = "Add evidence", "Correct an entry", "Take an entry back"


def evidence_forms(section: Section) -> None:
    """The form of one section; nothing for whoever may not write now."""
    if not now_may(Right.REPORT):
        return
    desk = RecordDesk.of(f"evidence-{section.number}")
    forms = partial(_forms, section, desk)
    desk.folded("Add or correct evidence", f"evidence-box-{section.number}", forms)


def _forms(section: Section, desk: RecordDesk) -> None:
    found = evidence_in(standing(desk.entries))
    held = [entry for entry, written in found if written.criterion.startswith(f"{section.number}.")]
    way = f"way-{desk.key}"
    chosen = ADD
    if held or st.session_state.get(way, ADD) != ADD:
        chosen = st.radio("What to do", [ADD, CORRECT, TAKE_BACK], key=way, horizontal=True)
    if chosen == ADD:
        _write(section, desk)
    elif (entry := _chosen(held, desk)) and isinstance(entry.written, Evidence):
        _rewrite(section, entry, entry.written, desk, back=chosen == TAKE_BACK)


def _rewrite(
    section: Section, entry: Entry, written: Evidence, desk: RecordDesk, *, back: bool
) -> None:
    if back:
        _take_back(entry, written, desk)
    else:
        _write(section, desk, entry, written)


def _chosen(held: Sequence[Entry], desk: RecordDesk) -> Entry | None:
    def words(entry: Entry) -> str:
        return choice_words(entry, entry.written) if isinstance(entry.written, Evidence) else ""

    return entry_choice("Entry", held, words, f"entry-{desk.key}", desk)


def _write(
    section: Section, desk: RecordDesk, entry: Entry | None = None, old: Evidence | None = None
) -> None:
    """A new entry, or a correction of `entry`, which keeps its criterion and begins with its
    words."""
    key = f"{desk.key}-{entry.id if entry else 'new'}"
    with desk.form(f"evidence-{key}"):
        criterion = old.criterion if old else _criterion(section, key)
        day = day_field(
            "Date of the evidence", f"dated_on-{key}", value=old.dated_on if old else None
        )
        said = _said(key, old)
        author = writer_field(key)
        sent = desk.sent("Put it on the record")
    if sent:
        fields: Mapping[str, object] = {"criterion": criterion, **said, "dated_on": day()}
        replaces = entry.id if entry else None
        desk.save(Evidence, fields, author, replaces=replaces, told=evidence_words)


def _criterion(section: Section, key: str) -> str | None:
    return choice(
        "Criterion",
        {one.id: f"{one.id}. {one.words}" for one in section.qualitative},
        f"criterion-{key}",
    )


def _said(key: str, old: Evidence | None) -> dict[str, str | None]:
    """The fields of the model by their names."""
    source = st.text_input(
        "Source, for example: Family Conversation", old.source if old else "", key=f"source-{key}"
    )
    words = st.text_area(
        "What it shows. Never name a child.", old.words if old else "", key=f"words-{key}"
    )
    link = st.text_input(
        "Link, if there is one", (old.link if old else "") or "", key=f"link-{key}"
    )
    judgement = st.radio(
        "Judgement",
        list(MEANINGS),
        index=list(MEANINGS).index(old.judgement) if old else None,
        format_func=JUDGEMENT_NAMES.__getitem__,
        captions=list(MEANINGS.values()),
        key=f"judgement-{key}",
    )
    return {
        "source": source,
        "words": words,
        "link": (link or "").strip() or None,
        "judgement": judgement,
    }


def _take_back(entry: Entry, written: Evidence, desk: RecordDesk) -> None:
    st.markdown(as_text(f"“{written.words}”"))
    label = "Reason, shown beside the entry. Never name a child."
    desk.take_back(f"{desk.key}-back-{entry.id}", label, lambda: entry)
