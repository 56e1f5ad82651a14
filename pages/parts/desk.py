"""Writing from a page: what was drawn before it was written, what was refused, and that it is
stored.

A form keeps what was typed until it is stored; then its `key` changes, which empties it. What it
stands for is what was drawn: what somebody else has changed since would turn it into another thing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

import streamlit as st

from data.reader import Reader
from pages.parts.frame import button_kind
from pages.parts.reader import remember
from pages.parts.text import as_text
from presentation.html.kit import Markup


@dataclass
class Desk(ABC):
    """Where somebody stands who writes about one thing, with what they had before them when its
    forms were drawn. `round` counts what they have stored; `said` and `refused` are to be said
    once, the latter when the forms are drawn anew."""

    name: str
    round: int = 0
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    pressed: bool = False

    @abstractmethod
    def draw(self) -> None:
        """Have before them what there is now."""

    @abstractmethod
    def moved(self) -> bool:
        """Whether there is now something else than they have before them."""

    @classmethod
    def of(cls, name: str) -> Self:
        """The desk of that name in this reader's session: with what there is now, but for the run
        in which they have pressed a button, for what they pressed was drawn from what they saw."""
        desk = st.session_state.setdefault(f"desk-{name}", cls(name))
        if not desk.pressed:
            desk.draw()
        desk.pressed = False
        return desk

    @property
    def key(self) -> str:
        """The key of the form, which another round empties."""
        return f"{self.name}-{self.round}"

    def press(self) -> None:
        """A button of this desk was pressed: what it stands for is read from what was drawn."""
        self.pressed = True

    def sent(self, label: str, *, main: bool = True) -> bool:
        """The button of a form, with what was refused when it was pressed last."""
        pressed = st.form_submit_button(
            label, type=button_kind() if main else "secondary", on_click=self.press
        )
        self._tell()
        return pressed

    def done(self, said: Sequence[str], writer: Reader) -> None:
        """It is stored: draw the page anew with an empty form, and say so there."""
        self.round, self.said = self.round + 1, list(said)
        remember(writer)
        st.rerun()

    def folded(self, label: str, key: str, forms: Callable[[], None]) -> None:
        """A box that is folded away, with forms that are drawn while it is open, and what was
        stored."""
        box = st.expander(label, icon=":material/edit_note:", key=key, on_change="rerun")
        with box:
            if box.open:
                forms()
            self.say()

    def say(self) -> None:
        """What was stored, once: words, and HTML as it is."""
        for words in self.told():
            if isinstance(words, Markup):
                st.html(words)
            else:
                st.success(as_text(words), icon=":material/check:")
        self._tell()

    def told(self) -> list[str]:
        """What is to be said, which is then said."""
        said, self.said = self.said, []
        return said

    def refuse(self, refused: Sequence[str]) -> None:
        """Say why nothing is stored. Where things have moved on, the forms are drawn anew, so that
        what the reader sees next and what they press next is the same."""
        self.refused = list(refused)
        if self.moved():
            st.rerun()
        self._tell()

    def _tell(self) -> None:
        for words in self.refused:
            st.error(as_text(words))
        self.refused = []
