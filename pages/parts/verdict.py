"""What a file would do, and the buttons that do it: accepted, refused, already loaded, or nothing yet."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from data.extracts import extracts
from data.loading import LoadResult
from data.problems import LISTED
from kpis import months
from kpis.preview import Preview, confirm, preview
from pages.parts import source
from pages.parts.exports import problems_csv
from pages.parts.frame import button_kind
from pages.parts.html.effects import effect_table
from pages.parts.html.tables import problem_table
from pages.parts.show import download
from pages.parts.text import as_text
from pages.parts.uploading import Choice, requested
from pages.parts.words.grammar import counted, long_date

SHOWN = 50
DONE = "done"


def verdict(choice: Choice) -> None:
    """The right side of the page."""
    done: LoadResult | None = st.session_state.pop(DONE, None)
    if choice.file is None or choice.as_at is None:
        st.subheader("3. Check and confirm", anchor=False)
        _done(done) if done else _empty(choice)
        return
    looked = _looked(choice)
    answers: dict[str, Callable[[Choice, Preview], None]] = {"refused": _refused, "already_loaded": _already}
    answers.get(looked.load.status, _accepted)(choice, looked)


def _empty(choice: Choice) -> None:
    words = "Add a file, and this side shows what it would change. Nothing is stored before you confirm."
    if choice.file is not None:
        words = "Correct the as-at date, and this side shows what the file would change."
    st.info(words, title="Nothing to check yet", icon=":material/upload_file:")


def _looked(choice: Choice) -> Preview:
    """The preview of the chosen file: worked out once for each file, extract, date and state of the data."""
    file = choice.file
    key = (file.file_id if file else "", choice.extract, choice.as_at, source.version())
    held = st.session_state.get("preview")
    if held and held[0] == key:
        return held[1]
    with st.spinner("Reading and checking the file …", show_time=True), requested(choice, "keep") as request:
        looked = preview(source.database(), request)
    st.session_state["preview"] = (key, looked)
    return looked


def _accepted(choice: Choice, looked: Preview) -> None:
    st.subheader("3. Check and confirm", anchor=False)
    result = looked.load
    extract = extracts()[result.extract or ""]
    until = months.long(_last_month(result))
    st.success(
        f"{extract.title}: {counted(result.rows, 'row')} read, none refused. As at {long_date(result.as_at)}, so "
        f"figures will run to {until}.",
        title="The file can be loaded",
        icon=":material/check_circle:",
    )
    grid = st.grid(4, min_column_width=130)
    for label, number, pill in (
        ("New", result.new, extract.rows),
        ("Changed", result.changed, extract.rows),
        ("Unchanged", result.unchanged, extract.rows),
        ("Missing", result.missing, "not in this file"),
    ):
        with grid.cell():
            st.metric(label, f"{number:,}", pill, delta_color="off", delta_arrow="off", border=True)
    _effects(looked)
    _warnings(result)
    missing = _missing_choice(result, extract.rows)
    _buttons(choice, missing)


def _last_month(result: LoadResult) -> str:
    """The last month that is over by the as-at date."""
    this = months.of(result.as_at)
    return this if months.last_day(this) <= result.as_at else months.add(this, -1)


def _effects(looked: Preview) -> None:
    st.subheader("What it will do to the measures", anchor=False)
    if looked.moved:
        st.html(effect_table(looked.moved))
    else:
        st.caption("No measure changes.")


def _warnings(result: LoadResult) -> None:
    """What is worth knowing first. Words from the file are shown as text, for markdown would obey them."""
    plain = [name for name in result.ignored_columns if name.strip()]
    named = " ".join(notice.message for notice in result.warnings)
    others = [name for name in plain if f"“{name}”" not in named]
    for notice in result.warnings:
        st.warning(as_text(notice.message), icon=":material/warning:")
    if others:
        st.warning(as_text(f"Not read and not stored: {', '.join(others)}."), icon=":material/visibility_off:")
    if result.missing_columns:
        st.caption(f"Not in the file, so blank for every row: {', '.join(result.missing_columns)}.")


def _missing_choice(result: LoadResult, rows: str) -> Literal["keep", "remove"]:
    if not result.missing:
        return "keep"
    chosen = st.radio(
        f"{result.missing:,} {rows} that are in use are not in this file",
        ["keep", "remove"],
        format_func=lambda one: {
            "keep": "Keep them (they may be late)",
            "remove": "Remove them (they were closed or loaded by mistake)",
        }[one],
        key="missing",
    )
    return "remove" if chosen == "remove" else "keep"


def _buttons(choice: Choice, missing: Literal["keep", "remove"]) -> None:
    with st.container(horizontal=True):
        go = st.button("Load this file", type=button_kind(), key="load")
        stop = st.button("Cancel", key="cancel")
    if go:
        words = "Loading the file and working out the measures …"
        with st.spinner(words, show_time=True), requested(choice, missing) as request:
            st.session_state[DONE] = confirm(source.database(), request)
    if go or stop:
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.rerun()


def _done(result: LoadResult) -> None:
    if result.status != "loaded":
        st.warning("In the meantime somebody else changed what is stored. Nothing was loaded: add the file again.")
        return
    title = extracts()[result.extract or ""].title
    st.success(
        f"{title}: {counted(result.rows, 'row')} in use, as at {long_date(result.as_at)}. Every page shows them now.",
        title=f"Loaded as upload {result.batch}",
        icon=":material/check_circle:",
    )
    st.page_link("overview.py", label="See the overview", icon=":material/arrow_forward:", icon_position="right")


def _already(_: Choice, looked: Preview) -> None:
    st.subheader("3. Check and confirm", anchor=False)
    st.info(
        f"Upload {looked.load.batch} holds exactly these rows. Nothing was loaded, and no figure has changed.",
        title="This file is loaded already",
        icon=":material/content_copy:",
    )


def _refused(choice: Choice, looked: Preview) -> None:
    st.subheader("3. Correct and try again", anchor=False)
    result = looked.load
    total = result.problems_total
    needs = "1 problem needs" if total == 1 else f"{total:,} problems need"
    st.error(
        f"{needs} correcting. Nothing was loaded and no figure has changed. Correct your system or the file, then add "
        "the file again.",
        title="This file was refused",
        icon=":material/block:",
    )
    st.html(problem_table(result.problems[:SHOWN]))
    if total > SHOWN:
        listed = "" if total <= LISTED else f" The list holds the first {LISTED:,}."
        st.caption(f"And {total - SHOWN:,} more.{listed}")
    name = choice.file.name.rsplit(".", 1)[0] if choice.file else "file"
    download("Download the list (CSV)", problems_csv(result.problems), f"{name}_problems.csv")
    st.caption("Line 1 is the header, as in a text editor or Excel.")
