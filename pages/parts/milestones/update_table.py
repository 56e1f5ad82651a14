"""Several updates at a time: a table with a row for each milestone, of which those with a status are saved together."""

from collections.abc import Mapping, Sequence

import streamlit as st

from kpis.milestones import STATUSES, MilestoneState
from kpis.updating import Reported, report
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.html.headings import caption
from pages.parts.milestones.seen import Seen
from pages.parts.milestones.update_form import deadline_months
from pages.parts.record.writing import author_field, day_field
from pages.parts.words.milestones import rag_words

HINT = (
    "Choose a status in each row that you update, and leave the others. Blue needs who signed it off, Red a new "
    "completion deadline as year and month, for example 2027-01. All of them are saved together, or none."
)
FIXED = ("Milestone", "What", "Now")
FIELDS = ("Status", "Update or impact", "New deadline", "Signed off by", "Evidence")


def several_updates(states: Sequence[MilestoneState]) -> None:
    """The table, its date and name, and the button."""
    seen = Seen.of("several")
    st.html(caption(HINT))
    seen.say()
    with st.form(f"updates-{seen.round}", border=False):
        rows = _table(states, seen.round)
        key = f"several-{seen.round}"
        day, author = day_field("Date of these updates", key), author_field(key)
        if st.form_submit_button("Save these updates", type=button_kind()):
            on = day()
            filled = [row for row in rows if row["Status"]]
            if not filled:
                st.error("Choose a status in at least one row.")
            elif on:
                reported = [Reported(str(row["Milestone"]), str(row["Status"]), on, *_given(row)) for row in filled]
                seen.take(report(source.database(), reported, author, seen.batches), author)
    seen.drawn(states)


def _given(row: Mapping[str, object]) -> list[str | None]:
    """Text, new deadline, sign-off and evidence; None where a cell is empty."""
    return [str(row[name]).strip() or None if row[name] else None for name in FIELDS[1:]]


def _table(states: Sequence[MilestoneState], round: int) -> Sequence[Mapping[str, object]]:
    empty = dict.fromkeys(FIELDS, "") | {"Status": None, "New deadline": None}
    rows = [
        {"Milestone": one.milestone.id, "What": one.milestone.words, "Now": rag_words(one.status), **empty}
        for one in states
    ]
    columns = st.column_config
    return st.data_editor(
        rows,
        key=f"table-{round}",
        disabled=FIXED,
        hide_index=True,
        column_config={
            "Milestone": columns.TextColumn(width=75, pinned=True),
            "What": columns.TextColumn(width=250),
            "Now": columns.TextColumn(width=150),
            "Status": columns.SelectboxColumn(options=STATUSES, width=85),
            "Update or impact": columns.TextColumn(width=300, max_chars=2000),
            "New deadline": columns.SelectboxColumn(options=deadline_months(source.today()), width=115),
            "Signed off by": columns.TextColumn(width=140, max_chars=200),
            "Evidence": columns.TextColumn(width=110, max_chars=2000),
        },
    )
