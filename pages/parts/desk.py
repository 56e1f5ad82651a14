"""Writing from a page: what was drawn before it was written, what was refused, and that it is
stored.

A form keeps what was typed until it is stored; then its `key` changes, which empties it. What it
stands for is what was drawn: what somebody else has changed since would turn it into another thing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.reader import Reader
from kpis.record import field_of
from pages.parts.frame import button_kind
from pages.parts.reader import remember
from pages.parts.text import as_text
from presentation.html.kit import Markup


@dataclass
class Desk(ABC):
    """Where somebody stands who writes about one thing, with what they had before them when its
    forms were drawn. `round` counts what they have stored; `said` and `refused` are to be said
    once, the latter at the `top` of the form, also when that is drawn anew. `times` counts what was
    said: each time gets the focus."""

    name: str
    round: int = 0
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    pressed: bool = False
    times: int = 0
    top: DeltaGenerator | None = None

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
        desk.pressed, desk.top = False, None
        return desk

    @property
    def key(self) -> str:
        """The key of the form, which another round empties."""
        return f"{self.name}-{self.round}"

    def press(self) -> None:
        """A button of this desk was pressed: what it stands for is read from what was drawn."""
        self.pressed = True

    def begin(self) -> None:
        """Keep the place where what is refused is said: above the first field."""
        self.top = st.container()
        self._tell()

    @contextmanager
    def form(self, key: str) -> Iterator[None]:
        """A form, which begins where nothing has begun before. The key of each of its fields is the
        field's name, a dash and what else it takes."""
        with st.form(key, border=False):
            if self.top is None:
                self.begin()
            yield

    def sent(self, label: str, *, main: bool = True) -> bool:
        """The button of a form."""
        return st.form_submit_button(
            label, type=button_kind() if main else "secondary", on_click=self.press
        )

    def done(self, said: Sequence[str], writer: Reader | None = None) -> None:
        """It is stored: draw the page anew with an empty form, and say so there. The next form
        begins with the name of this writer."""
        self.round, self.said = self.round + 1, list(said)
        if writer:
            remember(writer)
        st.rerun()

    def folded(self, label: str, key: str, forms: Callable[[], None]) -> None:
        """A box that is folded away, with forms that are drawn while it is open, and what was
        stored."""
        box = st.expander(label, icon=":material/edit_note:", key=key, on_change="rerun")
        with box:
            self.say()
            if box.open:
                forms()
            self._tell()

    def say(self) -> None:
        """What was stored, once: words, and HTML as it is."""
        said, self.said = self.said, []
        if not said:
            return
        with self._attended(st.container()):
            for words in said:
                if isinstance(words, Markup):
                    st.html(words)
                else:
                    st.success(as_text(words), icon=":material/check:")

    def refuse(self, refused: Sequence[str]) -> None:
        """Say why nothing is stored. Where things have moved on, the forms are drawn anew, so that
        what the reader sees next and what they press next is the same."""
        self.refused = list(refused)
        if self.moved():
            st.rerun()
        self._tell()

    def _tell(self) -> None:
        """Why nothing is stored, all in one box, each reason with the way to its field."""
        refused, self.refused = self.refused, []
        if not refused:
            return
        with self._attended(self.top or st.container()):
            st.error(
                "\n".join(f"- {_linked(words)}" for words in refused),
                title=f"Not saved: {len(refused)} things to mend" if refused[1:] else "Not saved",
                icon=":material/error:",
            )

    def _attended(self, place: DeltaGenerator) -> DeltaGenerator:
        """A part of that place which gets the focus (`scripts/attend.js`)."""
        self.times += 1
        return place.container(key=f"attend-{self.name}-{self.times}")


def _linked(words: str) -> str:
    field = field_of(words)
    return f"[{as_text(words)}](#field-{field})" if field else as_text(words)
