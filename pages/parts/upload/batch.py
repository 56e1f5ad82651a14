"""One upload: what it was and did, what has happened to it, and undoing or redoing it with the
effect shown first."""

from functools import partial

import streamlit as st

from data.access import Right
from data.extracts import extracts
from data.mapping import said_by
from data.reader import Reader
from data.record import Batch, Event, mapping_of
from data.store import BrokenHistoryError, redo, stored_rows
from data.store.records import records
from data.store.undo import undo
from kpis.changes import Effect, effect_of_loading, preview_undo
from kpis.judging import Results
from kpis.milestones import UPDATES
from pages.parts import source
from pages.parts.frame import button_kind, closing, opening
from pages.parts.known import known_at
from pages.parts.reader import looking, remember, writer_field
from pages.parts.show import download
from pages.parts.text import as_text
from pages.parts.upload.effect import show_effect
from pages.parts.view import CacheKey
from presentation.exports import batch_csv
from presentation.html import told_table
from presentation.html.kit import folded, link, plain_table
from presentation.words import begun, long_date
from presentation.words.site import (
    event_words,
    gone_words,
    missing_words,
    title_of,
    unmoved_words,
)

SAID = "history-said"
NAMELESS = "Give your name: it stands on the record beside what you do."
NO_REASON = (
    "Say why: the updates stay readable in the story of their milestones, with who took them back "
    "and why."
)


def batch_page(found: Results, asked: str) -> None:
    """The page of the upload in the address, or that there is none of that number."""
    way = link("← All uploads", "history", {})
    batch = next((one for one in found.batches if str(one.id) == asked), None)
    if batch is None:
        words = f"There is no upload with the number “{asked}”."
        opening("No such upload", words, demonstration=found.demonstration, way=way)
        return
    events = _events(batch.id)
    finding = f"{'In use' if batch.state == 'in_use' else 'Undone'}. {event_words(events[-1])}."
    opening(title_of(batch), finding, demonstration=found.demonstration, way=way)
    for words in st.session_state.pop(SAID, []):
        st.success(words, icon=":material/check_circle:")
    left, right = st.columns([3, 2], gap="large")
    with left:
        if looking().may(batch.undone_with):
            _change(batch)
        _did(batch)
        if batch.removed:
            st.caption(gone_words(batch))
    with right:
        _facts(batch, events)
    closing(found)


def _events(batch: int) -> list[Event]:
    with source.database().reading() as cursor:
        return records(cursor).events(batch, known_at())


def _facts(batch: Batch, events: list[Event]) -> None:
    """Everything on the record about it."""
    rows = [
        ("File", batch.file),
        ("Fingerprint (SHA-256)", batch.sha256),
        ("As at", long_date(batch.as_at)),
        ("Rows", f"{batch.rows:,}"),
        *([("Removed by age", f"{batch.removed:,}")] if batch.removed else []),
        ("New", f"{batch.new:,}"),
        ("Changed", f"{batch.changed:,}"),
        ("Unchanged", f"{batch.unchanged:,}"),
        ("Missing", missing_words(batch)),
        *([("Read by the mapping", mapping)] if (mapping := _mapping(batch)) else []),
        *(
            ("What happened" if not at else "Then", event_words(event))
            for at, event in enumerate(events)
        ),
    ]
    st.subheader("On the record", anchor=False)
    st.html(plain_table(("What", "Which"), rows, label="On the record", bare=True))
    _says(batch)
    download(
        "Download its rows (CSV)",
        partial(download_of, batch),
        f"upload_{batch.id}_{batch.extract}.csv",
        right=Right.SEE_ROWS,
    )


def _mapping(batch: Batch) -> str:
    """The mapping that read the file, in the version that did; empty where none did."""
    kept = mapping_of(source.entries(), batch.mapping)
    return said_by(kept.mapping.name, kept.version, kept.author, kept.moment) if kept else ""


def _says(batch: Batch) -> None:
    """What that mapping says, folded away."""
    if kept := mapping_of(source.entries(), batch.mapping):
        st.html(folded("What the mapping says", told_table(kept.mapping)))


def download_of(batch: Batch) -> bytes:
    """The rows of an upload as they were stored, as CSV."""
    extract = extracts()[batch.extract]
    with source.database().reading() as cursor:
        return batch_csv(extract, stored_rows(cursor, extract, batch.id))


def _change(batch: Batch) -> None:
    """What undoing it would do, or redoing it; and the form that does so."""
    verb = "undo" if batch.state == "in_use" else "redo"
    st.subheader(f"What {verb}ing it would do", anchor=False)
    if known_at():
        st.caption("Nothing can be undone or redone while an earlier moment is shown.")
        return
    effect = _undo_effect(source.view().everything, batch.id)
    why = unmoved_words(extracts()[batch.extract], effect, batch.rows)
    show_effect(effect, label=f"What {verb}ing it would do", why=why)
    # The key holds the state of the data: a press on a button that showed another effect does
    # nothing.
    key = f"{verb}-{batch.id}-{source.version()}"
    with st.form(key, border=False):
        reason = (
            st.text_input("Why it is taken back", max_chars=200, key=f"reason-{key}")
            if verb == "undo"
            else ""
        )
        author = writer_field(key)
        kind = button_kind() if verb == "redo" else "secondary"
        if st.form_submit_button(f"{begun(verb)} upload {batch.id}", type=kind):
            _switch(batch, author, (reason or "").strip())


def _switch(batch: Batch, author: Reader, reason: str) -> None:
    """Undo it or redo it, or say why not. Updates of milestones are people's own words, so that a
    reason is owed."""
    undoing = batch.state == "in_use"
    if not author.name or (undoing and batch.extract == UPDATES and not reason):
        st.error(NO_REASON if author.name else NAMELESS)
        return
    try:
        if undoing:
            changed = undo(source.database(), batch.id, author, reason or None)
        else:
            changed = redo(source.database(), batch.id, author)
    except BrokenHistoryError as error:
        st.error(as_text(f"Nothing was changed. {error}"), icon=":material/block:")
        return
    done = "Taken out of every figure." if undoing else "Put back into every figure."
    st.session_state[SAID] = [
        f"{done} It can be {'redone' if undoing else 'undone'} at any time."
    ] * changed
    remember(author)
    st.rerun()


@st.cache_resource(max_entries=8, show_spinner="Working out what it would do …")
def _undo_effect(key: CacheKey, batch: int) -> Effect:  # noqa: ARG001 - it is the key
    return preview_undo(source.database(), batch)


def _did(batch: Batch) -> None:
    st.subheader("What it did when it was loaded", anchor=False)
    did = _loading_effect(source.view().file, batch)
    rows = batch.new + batch.changed + (0 if batch.missing_policy == "keep" else batch.missing)
    why = unmoved_words(extracts()[batch.extract], did, rows)
    show_effect(did, label="What it did when it was loaded", why=why, past=True)


@st.cache_resource(
    max_entries=64, show_spinner="Working out what it did …", hash_funcs={Batch: lambda one: one.id}
)
def _loading_effect(key: CacheKey, batch: Batch) -> Effect:  # noqa: ARG001 - it is the key
    return effect_of_loading(source.database(), batch)
