"""The mappings on the record: what each says, and taking one back."""

import streamlit as st

from data.access import Right
from data.extracts import extracts
from data.mapping import said_by
from data.plurals import counted
from data.record import Entry, KeptMapping, standing_mappings
from pages.parts import source
from pages.parts.known import now_may
from pages.parts.record.choosing import choice
from pages.parts.record.writing import RecordDesk
from presentation.html import told_table
from presentation.html.kit import folded, join, plain_table, whole

_LABEL = "Reason, shown beside the mapping. Uploads that it read stay as they are."


def kept_mappings_list() -> None:
    """Every mapping that may be used, folded away under its number; nothing where there is none."""
    held = list(standing_mappings(source.entries()).values())
    if not held:
        return
    desk = RecordDesk.of("mappings")

    def drawn() -> None:
        st.html(join([_table(held), *map(_says, held)]))
        if now_may(Right.LOAD):
            desk.take_back(f"{desk.key}-back", _LABEL, lambda: _chosen(held, desk), main=False)

    desk.folded(f"{counted(len(held), 'mapping')} of files", "mappings-box", drawn)


def _table(held: list[KeptMapping]) -> str:
    rows = [
        (said_by(one.mapping.name, one.version, one.author, one.moment), _title(one))
        for one in held
    ]
    return plain_table(("Mapping", "Makes rows of"), rows, label="Mappings")


def _title(kept: KeptMapping) -> str:
    return extracts()[kept.mapping.extract].title


def _says(kept: KeptMapping) -> str:
    return whole(folded(f"What “{kept.mapping.name}” says", told_table(kept.mapping)))


def _chosen(held: list[KeptMapping], desk: RecordDesk) -> Entry | None:
    """The entry of the mapping that is to be taken back."""
    named = {one.entry or 0: one.mapping.name for one in held}
    chosen = choice("Take back the mapping", named, f"entry-{desk.key}")
    return next((one for one in desk.entries if one.id == chosen), None)
