"""A measure beside others: the published figures of England, the region and similar authorities, and our rank."""

import streamlit as st

from kpis.comparators import standing
from kpis.read import Results
from kpis.results import Result
from pages.parts.html.tables import plain_table
from pages.parts.text import as_text
from pages.parts.words.compared import (
    compared_finding,
    compared_head,
    compared_notes,
    compared_rows,
    nothing_to_compare,
)


def compared(found: Results, result: Result) -> None:
    """The block of a measure's page: the finding, a table, and what has to be known beside it; or why there is none."""
    measure = result.measure
    others = standing(result.comparators, measure.direction)
    if others is None:
        st.subheader("Compared with others", anchor=False)
        st.caption(nothing_to_compare(measure))
        return
    st.subheader(as_text(compared_finding(others, measure)), anchor=False)
    rows = compared_rows(others, measure.unit)
    st.html(plain_table(compared_head(measure), rows, label=f"Compared with others: {measure.name}", numeric=(2, 3)))
    st.caption(as_text(" ".join(compared_notes(others, measure, demonstration=found.demonstration))))
