"""The part of the plan's page that holds its changes: the forms, and the record of every change."""

import streamlit as st

from data.record import PlanChange
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.plan.change_forms import plan_forms
from pages.parts.plan.other_parts import Blocks
from presentation.html import change_record


def change_blocks() -> Blocks:
    """The changes of the plan."""
    return {"changes": _changes}


@fragment
def _changes() -> None:
    """The forms stand above the record: what another has saved is read below."""
    st.subheader("Changes of the plan", anchor=False)
    st.caption(
        "The printed plan stays as it is. A change is a new version of one milestone or of one "
        "action's heading, in force from a day, with its reason; how it read before is kept."
    )
    plan_forms()
    entries = source.entries()
    if any(isinstance(entry.written, PlanChange) for entry in entries):
        st.html(change_record(entries, source.today()))
    else:
        st.markdown("Nothing has been changed: the plan reads as it was printed.")
