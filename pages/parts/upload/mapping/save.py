"""Keeping a mapping under a name, and having the file read by it."""

import streamlit as st

from data.mapping import Mapping
from data.record import KeptMapping
from kpis.record import Fault, newest, record
from pages.parts import source
from pages.parts.reader import writer_field
from pages.parts.record.writing import RecordDesk, checked
from pages.parts.upload.choice import Choice
from pages.parts.upload.mapping.using import use


def save_form(choice: Choice, made: Mapping, kept: KeptMapping | None, lacks: list[Fault]) -> None:
    """The form; a mapping that is changed keeps its name and gets a new version. Nothing is saved
    while it `lacks` something."""
    desk = RecordDesk.of(f"mapping-{choice.file_id}")
    with desk.form(f"mapping-{desk.key}"):
        name = (
            made.name
            if kept
            else st.text_input(
                "Name of the mapping, for example: Autumn survey",
                max_chars=80,
                key=f"name-{desk.key}",
            )
        )
        author = writer_field(desk.key)
        label = f"Save as version {kept.version + 1}" if kept else "Save"
        sent = desk.sent(f"{label} and read the file by it")
    if not sent:
        return
    fields = {**made.model_dump(), "name": name}
    written = checked(Mapping, fields, author)
    if isinstance(written, list) or lacks:
        desk.refuse([*(written if isinstance(written, list) else []), *lacks])
        return
    replaces = kept.entry if kept else None
    if refused := record(
        source.database(), written, author, newest(desk.entries), replaces=replaces
    ):
        desk.refuse(refused)
        return
    use(choice, written.name)
    desk.done([], author)
