"""What a file would do, and the buttons that do it: accepted, refused, already loaded, or nothing
yet."""

import streamlit as st

from data.audit import Kind
from data.extracts import extracts
from data.loading import AUTO, LoadResult
from data.plurals import counted
from data.record import Missing
from kpis.changes import Preview, confirm
from kpis.changes.preview import preview
from pages.parts import source
from pages.parts.frame import button_kind
from pages.parts.reader import loader_words
from pages.parts.recording import recorded
from pages.parts.show import way
from pages.parts.text import as_text
from pages.parts.upload.accepted import accepted, missing_choice, missing_key
from pages.parts.upload.box import sure
from pages.parts.upload.choice import Choice, requested
from pages.parts.upload.mapping import mapping_panel, used
from pages.parts.upload.refused import refused
from presentation.words import long_date
from presentation.words.site import policy_words

DONE = "done"
HELD = "previews"


def verdict(choice: Choice) -> None:
    """The right side of the page."""
    done: LoadResult | None = st.session_state.pop(DONE, None)
    if choice.file is None or choice.as_at is None:
        st.subheader("3. Check and confirm", anchor=False)
        _done(done) if done else _empty(choice)
        return
    choice = used(choice)
    missing: Missing = st.session_state.get(missing_key(choice), "keep")
    looked = _looked(choice, missing)
    if looked.load.status == "refused":
        refused(choice, looked.load)
    elif looked.load.status == "already_loaded":
        _already(choice, looked)
    else:
        accepted(choice, looked, missing)
        _buttons(choice, missing, sure=sure(choice, looked.load))
    mapping_panel(choice)


def _empty(choice: Choice) -> None:
    words = (
        "Add a file, and this side shows what it would change. Nothing is stored before you "
        "confirm."
    )
    if choice.file is not None:
        words = "Correct the as-at date, and this side shows what the file would change."
    st.info(words, title="Nothing to check yet", icon=":material/upload_file:")


def _looked(choice: Choice, missing: Missing) -> Preview:
    """The preview of the chosen file: worked out once for each file, extract, date, policy and
    state of the data."""
    mapping = choice.mapping.entry if choice.mapping else None
    asked = (choice.file_id, choice.extract, choice.as_at, mapping)
    state = source.view().everything
    held_of, held = st.session_state.get(HELD, (None, {}))
    if held_of != (asked, state):
        if held_of and held_of[0] == asked:
            st.info(
                "What is stored has changed meanwhile. This is what the file would do now.",
                icon=":material/sync:",
            )
        held = {}
    if missing not in held:
        kind = "an extract" if choice.extract == AUTO else choice.extract
        recorded(Kind.ROWS, f"a file of {kind} beside what is stored")
        with (
            st.spinner("Reading and checking the file …", show_time=True),
            requested(choice, missing) as request,
        ):
            held[missing] = preview(source.database(), request)
    st.session_state[HELD] = ((asked, state), held)
    return held[missing]


def _buttons(choice: Choice, missing: Missing, *, sure: bool) -> None:
    st.caption(as_text(loader_words()))
    with st.container(horizontal=True):
        # The key holds the state of the data: a press on a button that showed another effect does
        # nothing.
        go = st.button(
            "Load this file", type=button_kind(), key=f"load-{missing}-{source.version()}"
        )
        stop = st.button("Cancel", key="cancel")
    if go and not sure:
        st.error("Nothing was loaded: type yes in the field above first.", icon=":material/block:")
        return
    if go:
        words = "Loading the file and working out the measures …"
        with st.spinner(words, show_time=True), requested(choice, missing) as request:
            st.session_state[DONE] = confirm(source.database(), request)
    if go or stop:
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.rerun()


def _done(result: LoadResult) -> None:
    if result.status != "loaded":
        st.warning(
            "In the meantime somebody else changed what is stored. Nothing was loaded: add the "
            "file again."
        )
        return
    title = extracts()[result.extract or ""].title
    st.success(
        f"{title}: {counted(result.rows, 'row')} in use, as at {long_date(result.as_at)}. Every "
        f"page shows them now. {_left(result)}".rstrip(),
        title=f"Loaded as upload {result.batch}",
        icon=":material/check_circle:",
    )
    with st.container(horizontal=True):
        way("overview.py", "See the overview")
        way("history.py", "Undo this upload", {"batch": str(result.batch)}, icon=":material/undo:")


def _left(result: LoadResult) -> str:
    """Who left by the list that was loaded; nothing where nobody did, or rows were kept."""
    extract = extracts()[result.extract or ""]
    return policy_words(result, extract, "left") if result.left_since else ""


def _already(choice: Choice, looked: Preview) -> None:
    st.subheader("3. Check and confirm", anchor=False)
    st.info(
        f"Upload {looked.load.batch} holds exactly these rows. Nothing was loaded, and no figure "
        "has changed.",
        title="This file is loaded already",
        icon=":material/content_copy:",
    )
    missing_choice(choice, looked.load)
