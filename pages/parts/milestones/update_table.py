"""Several updates at a time: a table with a row for each milestone, of which those with a status
are saved together."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from kpis.milestones import STATUSES, MilestoneState, Reported, possible
from kpis.record import Fault
from pages.parts import source
from pages.parts.milestones.update_desk import ROWS, UpdateDesk
from pages.parts.milestones.update_form import date_of, deadline_months
from pages.parts.reader import writer_field
from pages.parts.record.writing import day_field
from presentation.html.kit import caption
from presentation.words.milestones import due_cell, possible_cell, rag_words

HINT = (
    "Choose a status in each row that you update, and leave the others empty. “May be” says what "
    "the plan allows today: Blue needs who signed it off, and Red a new deadline as year and "
    "month, for example 2027-01. All of them are saved together, or none."
)
NONE_CHOSEN = Fault("Choose a status in at least one row.", ROWS)
FIXED = ("Milestone", "What", "Due", "Now", "May be")
FIELDS = ("Status", "Update or impact", "New deadline", "Signed off by", "Evidence")
TALL = 84
"""The height of a row in pixels: four lines of words."""


def several_updates(
    states: Sequence[MilestoneState], every: Mapping[str, MilestoneState], whose: str
) -> None:
    """The table, its date and name, and the button."""
    desk = UpdateDesk.of("several-updates")
    st.html(caption(HINT))
    desk.say()
    table = f"{ROWS}-{desk.key}-{whose}"
    ids = desk.listed(states, table, whose)
    with desk.form(f"updates-{desk.key}"):
        rows = _table(ids, every, table)
        day = day_field("Date of these updates", f"status_date-{desk.key}")
        author = writer_field(desk.key)
        sent = desk.sent("Save these updates")
    if sent:
        on = date_of(day())
        given = [
            (id, [_cell(row[name]) for name in FIELDS]) for id, row in zip(ids, rows, strict=True)
        ]
        reported = [Reported(id, cells[0], on, *cells[1:]) for id, cells in given if any(cells)]
        if reported:
            desk.save(reported, author, table=True)
        else:
            desk.refuse([NONE_CHOSEN])


def _cell(value: object) -> str | None:
    """What a cell says; None where it is empty."""
    return str(value or "").strip() or None


def _table(
    ids: Sequence[str], every: Mapping[str, MilestoneState], key: str
) -> Sequence[Mapping[str, object]]:
    """The rows in the order of `ids`: what is typed is kept by the number of its row."""
    columns, today = st.column_config, source.today()
    return st.data_editor(
        [_row(id, every.get(id), today) for id in ids],
        key=key,
        disabled=FIXED,
        hide_index=True,
        row_height=TALL,
        column_config={
            "Milestone": columns.TextColumn(width=75, pinned=True),
            "What": columns.TextColumn(width=225),
            "Due": columns.TextColumn(width=105),
            "Now": columns.TextColumn(width=105),
            "May be": columns.TextColumn(width=90),
            "Status": columns.SelectboxColumn(options=offered(ids, every, today), width=85),
            "Update or impact": columns.TextColumn(width=225),
            "New deadline": columns.SelectboxColumn(options=deadline_months(today), width=125),
            "Signed off by": columns.TextColumn(width=135),
            "Evidence": columns.TextColumn(width=90),
        },
    )


def offered(ids: Sequence[str], every: Mapping[str, MilestoneState], today: date) -> list[str]:
    """Those that an update of today may give to one of the rows at least: a column has one list."""
    may = {status for id in ids if id in every for status in possible(every[id], today)}
    return [status for status in STATUSES if status in may]


def _row(id: str, state: MilestoneState | None, today: date) -> Mapping[str, object]:
    """A milestone that has left the plan meanwhile keeps its row, so that the rows after it keep
    theirs."""
    fixed = (
        (
            state.milestone.words,
            due_cell(state),
            rag_words(state.status),
            possible_cell(state, today),
        )
        if state
        else ("No longer in the plan", "", "", "")
    )
    empty = dict.fromkeys(FIELDS, "") | {"Status": None, "New deadline": None}
    return dict(zip(FIXED, (id, *fixed), strict=True)) | empty
