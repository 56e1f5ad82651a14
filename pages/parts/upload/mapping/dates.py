"""What is said of the dates of a file: their order, and what becomes of times of day."""

import re
from collections.abc import Mapping as Dictionary
from typing import Any

import streamlit as st

from data.guessing import GUESS, Seen, month_first
from data.mapping import Mapping
from kpis.record import Fault
from pages.parts.upload.mapping.fields import picked

_ORDERS = {
    "day": "Day first, as in 28/09/2026",
    "month": "Month first, as in 09/28/2026",
}
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d")
UNORDERED = Fault("Say in which order the dates are: they could be read both ways.", "order")


def date_fields(
    seen: Seen, begun: Mapping, said: Dictionary[str, Any], key: str, lacks: list[Fault]
) -> dict[str, Any]:
    """The fields, and what they say. Where the dates fit both orders neither is chosen beforehand,
    and `lacks` is told so."""
    under = [day for one in said["columns"] for day in seen.under(one.heading)]
    days = [day for day in under if _SLASHED.match(day)]
    order = month_first(days)
    kept = begun.name != GUESS
    begins = "month" if (begun.month_first if kept or order is None else order) else "day"
    open_order = order is None and not kept and bool(days)
    st.markdown("**Dates of the file**")
    chosen = picked(
        "The order of its dates", _ORDERS, f"order-{key}", begins=None if open_order else begins
    )
    if not chosen:
        lacks.append(UNORDERED)
    return {
        "month_first": chosen == "month",
        "drop_times": st.checkbox(
            "Drop times of day, as in 28/09/2026 14:05", begun.drop_times, key=f"times-{key}"
        ),
        "short_years": st.checkbox(
            "Two-digit years are of this century: 26 is 2026", begun.short_years, key=f"years-{key}"
        ),
    }
