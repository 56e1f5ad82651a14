"""Trying a mapping that is not kept yet: the rows that come out, or what stands in the way."""

from dataclasses import replace

import streamlit as st

from data.clock import utc_now
from data.extracts import extracts
from data.guessing import Tried, try_out
from data.mapping import Mapping
from data.plurals import counted
from data.record import KeptMapping
from kpis.record import Fault, what_it_lacks
from pages.parts import source
from pages.parts.reader import loader
from pages.parts.text import as_text
from pages.parts.upload.choice import Choice, requested
from presentation.html import problem_groups
from presentation.html.kit import plain_table

_TRIED = "tried-mapping"


def trial(choice: Choice, made: Mapping, lacks: list[Fault]) -> None:
    """The press that shows the rows, and what it showed for as long as the mapping stays so; or
    what it `lacks`."""
    st.button(
        "Show the rows that come out",
        on_click=_try,
        args=(choice.file_id, made),
        icon=":material/table_view:",
        key="try-mapping",
    )
    asked = st.session_state.get(_TRIED)
    if asked != (choice.file_id, made):
        if asked and asked[0] == choice.file_id:
            st.caption("Something was changed since: show the rows once more.")
        return
    if faults := [*what_it_lacks(made), *lacks]:
        st.error(
            "\n".join(f"- {as_text(one)}" for one in faults),
            title="Not enough is said yet",
            icon=":material/error:",
        )
        return
    _show(_tried(choice, made))


def _try(file_id: str, made: Mapping) -> None:
    st.session_state[_TRIED] = (file_id, made)


def _tried(choice: Choice, made: Mapping) -> Tried:
    kept = KeptMapping(made, 1, loader().name, utc_now())
    with (
        st.spinner("Reading the file …", show_time=True),
        requested(replace(choice, mapping=None), "keep") as request,
    ):
        return try_out(source.database(), request, kept)


def _show(tried: Tried) -> None:
    result = tried.result
    if result.status == "refused":
        total = counted(result.problems_total, "problem")
        st.error(
            f"Read so, the file would be refused: {total}. Say more in the mapping, or correct the "
            "file.",
            icon=":material/block:",
        )
        st.html(problem_groups(result.problems))
        return
    extract = extracts()[result.extract or ""]
    told = next((one.message for one in result.warnings if one.code == "mapped"), "")
    words = f"{counted(result.rows, 'row')} would come out. {told.partition('. ')[2]}".strip()
    st.success(as_text(words), icon=":material/check_circle:")
    if tried.rows:
        label = f"The first {len(tried.rows)} rows that come out"
        st.html(plain_table(extract.names, tried.rows, label=label))
    else:
        st.caption("These rows are loaded already.")
