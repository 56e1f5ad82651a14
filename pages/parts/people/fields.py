"""The fields by which somebody is named for a post."""

from collections.abc import Callable

import streamlit as st

from data.record import Holder
from pages.parts.record.writing import day_field, maybe_day_field


def person_fields(key: str, old: Holder | None = None) -> Callable[[], dict[str, object]]:
    """Who answers from when until when, beginning with what the record says; what is returned reads
    them, by the names of the model."""
    left, right = st.columns(2)
    with left:
        name = _line("Name", f"name-{key}", old and old.name, 200)
    with right:
        address = _line("E-mail address", f"address-{key}", old and old.address, 254)
    left, right = st.columns(2)
    with left:
        label, known = "Name of the deputy (may be blank)", old and old.deputy
        deputy = _line(label, f"deputy-{key}", known, 200)
    with right:
        label, known = "E-mail address of the deputy (may be blank)", old and old.deputy_address
        other = _line(label, f"deputy_address-{key}", known, 254)
    left, right = st.columns(2)
    with left:
        begins = day_field("From", f"from_date-{key}", value=old and old.from_date)
    with right:
        label = "Until, the last day, for example 31/12/2026 (may be blank)"
        ends = maybe_day_field(label, f"until-{key}", value=old and old.until)
    told = {"name": name, "address": address}
    maybe = {"deputy": deputy or None, "deputy_address": other or None}
    return lambda: {**told, **maybe, "from_date": begins(), "until": ends()}


def _line(label: str, key: str, value: str | None, most: int) -> str:
    return (st.text_input(label, value or "", max_chars=most, key=key) or "").strip()
