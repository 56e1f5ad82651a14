"""Upload: choose the extract, add the file, see what it would do, confirm. Nothing is stored before
the button."""

from functools import partial

import streamlit as st

from data.extract import Extract
from data.extracts import extracts
from data.loading import AUTO, csv_template, workbook_template
from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.known import known_at
from pages.parts.rights import guarded
from pages.parts.show import WORKBOOK, download
from pages.parts.switch import pick
from pages.parts.upload.choice import Choice, as_at_field, recent_uploads
from pages.parts.upload.mapping import kept_mappings_list
from pages.parts.upload.preview import verdict
from presentation.html.kit import caption, heading, join, link, plain_table
from presentation.words.site import START, START_NOTE, column_names, starting_rows

INVENTED = (
    "Try out an upload here, and undo it in the history. Your own extracts belong in a database of "
    "their own: the README says how to start one."
)
RECOGNISE = "Recognise it by its header"


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    opening(
        "Upload an extract",
        "Nothing changes until you confirm. Any upload can be undone.",
        demonstration=found.demonstration,
    )
    if found.demonstration:
        st.warning(INVENTED, title="This is the demonstration", icon=":material/science:")
    if known_at():
        words = "An earlier moment is shown. Show the newest figures first, with the button above."
        st.info(words, title="Nothing can be uploaded now", icon=":material/history:")
    else:
        chosen = "extract" in st.query_params
        if not found.batches and not chosen:
            _start()
        left, right = st.columns([1, 2], gap="large")
        with left, st.container(border=True, key="choose"):
            choice = _choose()
        with right:
            verdict(choice)
        if not found.batches and chosen:
            _start()
    if found.batches:
        recent_uploads(found)
    kept_mappings_list()
    closing(found)


def _start() -> None:
    """Which file first, and what each unlocks, while there is none."""
    rows = [
        (join([f"{number}. ", link(title, "upload", {"extract": name})]), unlocks)
        for number, (name, title, unlocks) in enumerate(starting_rows(), start=1)
    ]
    table = plain_table(("Extract", "What it unlocks"), rows, label=START)
    st.html(join([heading(START), caption(START_NOTE), table]))


def _choose() -> Choice:
    st.subheader("1. Choose", anchor=False)
    known = extracts()
    titles = {name: extract.title for name, extract in known.items()}
    name = pick("Extract", {AUTO: RECOGNISE, **titles}, "extract")
    as_at = as_at_field()
    st.subheader("2. Add the file", anchor=False)
    limit = source.settings().upload_limit_mb
    # The key moves on after each load or cancel, which empties the widget.
    file = st.file_uploader(
        f"CSV or Excel file, up to {limit} MB",
        # A zip, or what systems name .xls, is not loaded either, but is told what to do about it.
        type=["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "zip"],
        max_upload_size=limit,
        key=f"file-{st.session_state.get('uploads', 0)}",
    )
    _needed(known.get(name))
    return Choice(name, as_at, file)


def _needed(extract: Extract | None) -> None:
    """The columns that the extract must have, and its templates."""
    if extract is None:
        st.caption(
            "Never include names, addresses or dates of birth. For the columns and a template, "
            "choose the extract."
        )
        return
    needed = column_names([column.name for column in extract.required])
    st.caption(f"Columns needed: {needed}. Never include names, addresses or dates of birth.")
    with st.container(horizontal=True):
        lines, workbook = partial(csv_template, extract), partial(workbook_template, extract)
        download("Empty template (CSV)", lines, f"{extract.name}.csv", what="")
        download("Empty template (Excel)", workbook, f"{extract.name}.xlsx", mime=WORKBOOK, what="")


main()
