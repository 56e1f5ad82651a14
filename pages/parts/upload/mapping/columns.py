"""The columns of an extract, each with the heading of the file that it is."""

from typing import Any

import streamlit as st

from data.extract import Extract
from data.guessing import SURVEYS, Seen
from data.mapping import Fixed, MappedColumn, Mapping
from pages.parts.upload.mapping.fields import column_field


def column_fields(extract: Extract, seen: Seen, begun: Mapping, key: str) -> dict[str, Any]:
    """The fields, and what they say, those that are needed first."""
    grid = st.grid(2, min_column_width=260)
    said = []
    for column in sorted(extract.columns, key=lambda one: not one.required):
        with grid.cell():
            said.append(column_field(column, seen, begun, key))
    joined = extract.name == SURVEYS and st.checkbox(
        "One number stands for all answers of a person: join it to the question",
        begun.by_question,
        key=f"by_question-{key}",
    )
    return {
        "by_question": joined,
        "columns": tuple(one for one in said if isinstance(one, MappedColumn)),
        "fixed": tuple(one for one in said if isinstance(one, Fixed)),
    }
