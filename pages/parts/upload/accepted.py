"""A file that can be loaded: what is odd about it, how many rows it changes and which, and what it
does to the measures."""

import streamlit as st

from data.extract import Extract
from data.extracts import extracts
from data.loading import LoadResult, rows_in_words
from data.store import LISTED, Changes
from kpis.changes import Preview
from pages.parts.text import as_text
from pages.parts.upload.box import offer_as_at, tell
from pages.parts.upload.choice import Choice
from pages.parts.upload.effect import show_effect
from pages.parts.upload.mapping import reading
from presentation.html import cell_table, key_list
from presentation.html.kit import join, lesser_heading
from presentation.words.measures import by_column_words
from presentation.words.site import column_names, why_unmoved

POLICIES = {
    "keep": "Keep them (they may be late)",
    "remove": "Remove them (they were closed or loaded by mistake)",
}


def missing_key(choice: Choice) -> str:
    """Under which the choice about missing rows is held: its own for each file, for it must not
    outlive one."""
    return f"missing-{choice.file_id}"


def accepted(choice: Choice, looked: Preview, missing: str) -> None:
    """Everything that is to be seen before the button is pressed."""
    st.subheader("3. Check and confirm", anchor=False)
    reading(choice)
    result = looked.load
    extract = extracts()[result.extract or ""]
    tell(result, extract)
    offer_as_at(result)
    _counts(result, extract)
    missing_choice(choice, result)
    if looked.changes:
        _rows(looked.changes, result, extract)
    st.subheader("What it will do to the measures", anchor=False)
    removes = missing == "remove"
    policy = (
        f"The missing {extract.rows} are {'removed' if removes else 'kept'}."
        if result.missing
        else ""
    )
    if looked.effect:
        why = why_unmoved(result, extract, looked.effect, removes=removes)
        show_effect(looked.effect, label="What it will do to the measures", why=why, note=policy)
    if result.missing_columns:
        blank = column_names(result.missing_columns)
        st.caption(f"Not in the file, so blank for every row: {blank}.")


def _counts(result: LoadResult, extract: Extract) -> None:
    grid = st.grid(4, min_column_width=130)
    for label, number, pill in (
        ("New", result.new, extract.rows),
        ("Changed", result.changed, extract.rows),
        ("Unchanged", result.unchanged, extract.rows),
        ("Missing", result.missing, "not in this file"),
    ):
        with grid.cell():
            st.metric(label, f"{number:,}", pill, delta_color="off", delta_arrow="off", border=True)


def _rows(changes: Changes, result: LoadResult, extract: Extract) -> None:
    """Which rows are changed, and how; which are new and missing."""
    counts = (("changed", result.changed), ("new", result.new), ("missing", result.missing))
    named = ", ".join(f"{count:,} {what}" for what, count in counts if count)
    if not named:
        return
    with st.expander(f"See the {extract.rows}: {named}", icon=":material/difference:"):
        if changes.cells:
            st.html(lesser_heading("Changed"))
            st.caption(as_text(f"Changed columns: {by_column_words(changes.by_column)}."))
            st.html(cell_table(changes.cells, label="Changed cells"))
            if result.changed > LISTED:
                st.caption(
                    f"The first {LISTED} of {result.changed:,}; those that overwrite a value come "
                    "first."
                )
        for heading, keys, total in (
            ("New", changes.new, result.new),
            ("Missing", changes.missing, result.missing),
        ):
            if keys:
                st.html(join([lesser_heading(heading), key_list(keys, total - len(keys))]))


def missing_choice(choice: Choice, result: LoadResult) -> None:
    """Whether rows that the file does not hold are kept: an explicit choice, with all effects shown
    anew."""
    # Where newer files hold them, nothing is removed: the choice must stay, or it would turn back
    # by itself.
    removes = st.session_state.get(missing_key(choice)) == "remove"
    if result.missing or removes:
        fate = "In use, and would no longer count" if removes else "In use, but not in this file"
        st.radio(
            f"{fate}: {rows_in_words(extracts()[result.extract or ''], result.missing)}",
            list(POLICIES),
            format_func=POLICIES.__getitem__,
            key=missing_key(choice),
        )
