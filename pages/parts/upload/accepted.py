"""A file that can be loaded: what is odd about it, how many rows it changes and which, and what it
does to the measures."""

import streamlit as st

from data.extract import Extract
from data.extracts import extracts
from data.loading import LoadResult
from data.record import Missing
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
from presentation.words.site import POLICIES, column_names, fate_words, policy_words, why_unmoved


def missing_key(choice: Choice) -> str:
    """Under which the choice about missing rows is held: its own for each file, for it must not
    outlive one, and for each way to read it, for not all extracts have the same choices."""
    mapping = choice.mapping.entry if choice.mapping else ""
    return f"missing-{choice.extract}-{mapping}-{choice.file_id}"


def accepted(choice: Choice, looked: Preview, missing: Missing) -> None:
    """Everything that is to be seen before the button is pressed."""
    st.subheader("3. Check and confirm", anchor=False)
    reading(choice)
    result = looked.load
    extract = extracts()[result.extract or ""]
    tell(result, extract)
    offer_as_at(result)
    gone = "left" if missing == "left" else "missing"
    _counts(result, extract, gone)
    missing_choice(choice, result)
    if looked.changes:
        _rows(looked.changes, result, extract, gone)
    st.subheader("What it will do to the measures", anchor=False)
    if looked.effect:
        why = why_unmoved(result, extract, looked.effect, missing)
        note = policy_words(result, extract, missing)
        show_effect(looked.effect, label="What it will do to the measures", why=why, note=note)
    if result.missing_columns:
        blank = column_names(result.missing_columns)
        st.caption(f"Not in the file, so blank for every row: {blank}.")


def _counts(result: LoadResult, extract: Extract, gone: str) -> None:
    grid = st.grid(4, min_column_width=130)
    for label, number, pill in (
        ("New", result.new, extract.rows),
        ("Changed", result.changed, extract.rows),
        ("Unchanged", result.unchanged, extract.rows),
        (gone.capitalize(), result.missing, "not in this file"),
    ):
        with grid.cell():
            st.metric(label, f"{number:,}", pill, delta_color="off", delta_arrow="off", border=True)


def _rows(changes: Changes, result: LoadResult, extract: Extract, gone: str) -> None:
    """Which rows are changed, and how; which are new, and missing or left."""
    counts = (("changed", result.changed), ("new", result.new), (gone, result.missing))
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
            (gone.capitalize(), changes.missing, result.missing),
        ):
            if keys:
                st.html(join([lesser_heading(heading), key_list(keys, total - len(keys))]))


def missing_choice(choice: Choice, result: LoadResult) -> None:
    """What becomes of rows that the file does not hold: an explicit choice, with all effects shown
    anew."""
    extract = extracts()[result.extract or ""]
    missing: Missing = st.session_state.get(missing_key(choice), "keep")
    # A list of who waits is said to be one even where it lacks nothing: an older one may come yet.
    # And where newer files hold what is missing, the choice must stay, or it would turn back.
    if result.missing or missing != "keep" or extract.ends:
        st.radio(
            fate_words(result, extract, missing),
            [one for one in POLICIES if one != "left" or extract.ends],
            format_func=POLICIES.__getitem__,
            key=missing_key(choice),
        )
