"""What stands on every page: the style, whether the data is real, its as-at dates, and the answer
to a fault."""

from collections.abc import Iterable
from contextvars import ContextVar
from itertools import groupby
from typing import Any

import streamlit as st

from data.access import Right
from data.extracts import extracts
from kpis.judging import Results
from pages.parts.reader import looking
from pages.parts.show import way
from presentation.html import explained
from presentation.html.kit import Markup, caption, join, notice, stylesheet, title
from presentation.palette import DARK, LIGHT, Palette
from presentation.words import inside, joined, long_date
from presentation.words.plan import terms_in

STANDING: ContextVar[Markup] = ContextVar("standing", default=Markup())  # noqa: B039 - text
"""What the figures of the page are, which each says under its notice."""


def palette() -> Palette:
    """The colours of the theme that the reader sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def window_title(name: str) -> str:
    """What the window is called: the page's own name first, which tells it from the others."""
    return f"{name} – SEND Improvement Plan"


def opening(
    name: str, finding: str, *, demonstration: bool, way: Markup | str = "", chip: Markup | str = ""
) -> None:
    """The page's name and, under it, the sentence that answers it; the style of all that
    follows."""
    st.html(beginning(name, finding, demonstration=demonstration, way=way, chip=chip))


def beginning(
    name: str,
    finding: object,
    *,
    demonstration: bool,
    way: Markup | str = "",
    chip: Markup | str = "",
) -> Markup:
    """The same for a page that sets more in the same element."""
    invented = [notice()] if demonstration else []
    return join(
        [stylesheet(palette()), *invented, STANDING.get(), title(name, finding, way=way, chip=chip)]
    )


def closing(found: Results, shown: Iterable[str] = ()) -> None:
    """What the short forms mean in the words that were `shown`, and how far the data goes: at the
    end of every page."""
    st.html(join([explained(terms_in(shown)), end(found)]))


def end(found: Results) -> Markup:
    """The same for a page that sets it with what comes before."""
    return caption(as_at_words(found))


def as_at_words(found: Results) -> str:
    """The as-at date of every extract that is loaded, the newest first."""
    if not found.as_at:
        return "No data has been loaded yet."
    dated = sorted(found.as_at.items(), key=lambda item: item[1], reverse=True)
    if dated[0][1] == dated[-1][1]:
        return f"All data as at {long_date(dated[0][1])}."
    parts = [
        f"{long_date(day)}: "
        f"{joined(sorted((inside(extracts()[name].title) for name, _ in group), key=str.casefold))}"
        for day, group in groupby(dated, key=lambda item: item[1])
    ]
    return f"Data as at {'; '.join(parts)}."


def no_figures(needed: str = "") -> None:
    """The empty state: what is needed, and where to bring it."""
    needed = (
        needed
        or "The figures appear here once the extracts of your case systems are uploaded, one file "
        "each."
    )
    st.info(needed, title="No figures yet", icon=":material/hourglass_empty:")
    to_upload()


def start_here(found: Results) -> None:
    """Where to begin while nothing has been loaded; then nothing more."""
    if not found.batches:
        to_upload()


def to_upload() -> None:
    """The way to the Upload page, which says in an empty database which file comes first; for whom
    it is not, who uploads."""
    if looking().may(Right.LOAD):
        way("upload.py", "Upload: which file, and its template")
    else:
        st.caption("Extracts are uploaded by an analyst.")


def button_kind() -> Any:  # noqa: ANN401 - one of the literals that the button takes
    """The kind of a main button: white text on the dark page's light primary colour could not be
    read."""
    return "primary" if palette() is LIGHT else "secondary"
