"""What a reader may not use: each page and each door asks first, and a refusal is said calmly."""

import functools
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from data.access import PAGES, Right
from data.audit import Kind
from pages.parts import source
from pages.parts.frame import opening
from pages.parts.reader import looking, viewed_as
from pages.parts.recording import recorded
from pages.parts.text import as_text
from presentation.words.site import NO_ROLE, refusal_viewed, refusal_words

NOT_YOURS = "This page is not for your role"


def guarded(draw: Callable[[], None]) -> Callable[[], None]:
    """A page: it asks for its right in the table before it reads anything, whoever runs it."""
    right = PAGES[Path(draw.__code__.co_filename).stem]

    @functools.wraps(draw)
    def asked() -> None:
        looking().must(right)
        draw()

    return asked


def refused_page(right: Right) -> None:
    """In the place of a page: what it takes, and whom to ask for it."""
    if not viewed_as():
        recorded(Kind.REFUSED, f"a page to {right.value}")
    name = NOT_YOURS if looking().rights else NO_ROLE
    opening(name, _words(right), demonstration=False)


def refused_door(right: Right) -> None:
    """Beside what was pressed, or a part of a page that is no longer the reader's."""
    if not viewed_as():
        recorded(Kind.REFUSED, right.value)
    words = as_text(f"Nothing was changed. {_words(right)}")
    st.warning(words, title="Not for your role", icon=":material/lock:")


def _words(right: Right) -> str:
    if role := viewed_as():
        return refusal_viewed(role, right)
    return refusal_words(looking().roles, right, source.settings().contact.strip())
