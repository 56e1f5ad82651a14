"""A file that is refused: what is wrong, grouped by rule, and the ways to mend it. Nothing of it
was stored."""

from functools import partial

import streamlit as st

from data.extracts import extracts
from data.loading import LoadResult, can_be_corrected, workbook_template
from data.loading.correction import correction
from data.plurals import counted, one_or_many
from data.problems import LISTED, Code, Problem
from pages.parts import source
from pages.parts.show import WORKBOOK, download
from pages.parts.upload.box import listed, offer_as_at
from pages.parts.upload.choice import Choice, requested
from pages.parts.upload.mapping import offered, reading
from presentation.exports import problems_csv
from presentation.html import problem_groups
from presentation.words import inside
from presentation.words.site import warning_words

MEND = (
    "The file to mend holds all rows in the extract's layout, those to correct first, with their "
    "cells marked and what to do beside them. Mend it, save it, and add it here."
)


def refused(choice: Choice, result: LoadResult) -> None:
    """The problems and the downloads."""
    st.subheader("3. Correct and try again", anchor=False)
    reading(choice)
    if any(one.code == Code.MISSING_COLUMN for one in result.problems):
        offered(choice)
    total = result.problems_total
    needs = f"{counted(total, 'problem')} {one_or_many(total, 'needs', 'need')}"
    read_as = f"Read as {inside(extracts()[result.extract].title)}. " if result.extract else ""
    st.error(
        f"{read_as}{needs} correcting. Nothing was loaded and no figure has changed: of the good "
        "rows, none was stored either. Correct your system or the file, then add the whole file "
        "again.",
        title="This file was refused",
        icon=":material/block:",
    )
    offer_as_at(result)
    if result.warnings:
        st.warning(
            listed(warning_words(result)), title="Also about this file", icon=":material/warning:"
        )
    st.html(problem_groups(result.problems))
    if total > LISTED:
        st.caption(f"Counted here are the first {LISTED:,} problems of {total:,}.")
    _downloads(choice, result)
    st.caption("Line 1 is the header, as in a text editor or Excel.")


def _downloads(choice: Choice, result: LoadResult) -> None:
    """The list; the file as a workbook to mend where its rows could be read, else an empty
    template."""
    name, extract = choice.file.name.rsplit(".", 1)[0] if choice.file else "", result.extract
    mendable = can_be_corrected(result.problems, choice.file.size if choice.file else 0)
    with st.container(horizontal=True):
        download(
            "Download the list (CSV)",
            partial(problems_csv, result.problems),
            f"{name}_problems.csv",
            what="the problems of a refused file",
        )
        if extract and mendable:
            to_mend = partial(_to_mend, choice, extract, result.problems)
            download(
                "Download the file to mend (Excel)",
                to_mend,
                f"{name}_to_mend.xlsx",
                mime=WORKBOOK,
                what=f"a refused file of {extract} to mend",
            )
        elif extract:
            empty = partial(workbook_template, extracts()[extract])
            empty_name = f"{extract}.xlsx"
            download("Empty template (Excel)", empty, empty_name, mime=WORKBOOK, what="")
    if mendable:
        st.caption(MEND)


def _to_mend(choice: Choice, extract: str, problems: list[Problem]) -> bytes:
    with requested(choice, "keep") as request:
        return correction(source.database(), request, extract, problems)
