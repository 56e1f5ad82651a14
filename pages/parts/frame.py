"""What stands on every page: the style, whether the data is real, its as-at dates, and the answer to a fault."""

from itertools import groupby
from typing import Any

import streamlit as st

from data.extracts import extracts
from data.incident import reference
from kpis.read import Results
from pages.parts.html.style import stylesheet
from pages.parts.palette import DARK, LIGHT, Palette
from pages.parts.words.grammar import inside, joined, long_date

DEMONSTRATION = "Every figure here is invented: none is about a real child, family or school."


def palette() -> Palette:
    """The colours of the theme that the reader sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def opening(title: str, finding: str, *, demonstration: bool) -> None:
    """The page's name and, under it, the sentence that answers it."""
    st.html(stylesheet(palette()))
    if demonstration:
        notice()
    with st.container(gap=None):
        st.title(title, anchor=False)
        st.header(finding, anchor=False)


def notice() -> None:
    """That the data is not real: on every page, before anything else."""
    with st.container(key="demonstration"):
        st.markdown(f":orange-badge[:material/science: Demonstration data] {DEMONSTRATION}")


def closing(found: Results) -> None:
    """How far the data goes, at the end of every page."""
    st.caption(as_at_words(found), width="stretch")


def foot() -> None:
    """The way to the accessibility statement, under every page and every fault."""
    st.page_link("accessibility.py", label="Accessibility statement")


def as_at_words(found: Results) -> str:
    """The as-at date of every extract that is loaded, the newest first."""
    if not found.as_at:
        return "No data has been loaded yet."
    dated = sorted(found.as_at.items(), key=lambda item: item[1], reverse=True)
    if dated[0][1] == dated[-1][1]:
        return f"All data as at {long_date(dated[0][1])}."
    parts = [
        f"{long_date(day)}: {joined(sorted((inside(extracts()[name].title) for name, _ in group), key=str.casefold))}"
        for day, group in groupby(dated, key=lambda item: item[1])
    ]
    return f"Data as at {'; '.join(parts)}."


def no_figures(needed: str = "") -> None:
    """The empty state: what is needed, and where to bring it."""
    needed = needed or "Upload the extracts of your case systems, one file each, and the figures appear here."
    st.info(needed, title="No figures yet", icon=":material/hourglass_empty:")
    st.page_link("upload.py", label="Upload an extract", icon=":material/arrow_forward:", icon_position="right")


def fault(error: Exception) -> None:
    """The answer to a fault that nobody foresaw: what happened to the data, what to do, and a number to quote."""
    st.error(
        "Nothing was changed: an upload is stored whole or not at all. Load the page again. If it happens once more, "
        f"tell whoever looks after the dashboard, with the reference {reference(error)}.",
        title="This page could not be shown",
        icon=":material/error:",
    )


def button_kind() -> Any:  # noqa: ANN401 - one of the literals that the button takes
    """The kind of a main button: white text on the dark page's light primary colour could not be read."""
    return "primary" if palette() is LIGHT else "secondary"
