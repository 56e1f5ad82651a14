"""Forms that show first what they would change: nothing is stored before that is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from data.reader import Reader
from pages.parts.frame import button_kind
from pages.parts.record.writing import RecordDesk

What = TypeVar("What")


@dataclass(frozen=True)
class Asked(Generic[What]):
    """What was asked for, and by whom."""

    what: What
    author: Reader


@dataclass
class AskingDesk(RecordDesk, Generic[What]):
    """Where somebody asks for what is then to be confirmed: what they have `asked` for."""

    asked: Asked[What] | None = None

    def ask(self, asked: Asked[What] | None, refused: Sequence[str]) -> None:
        """Keep what was asked for, to be confirmed; or say why it cannot be."""
        self.asked = None if refused else asked
        if refused:
            self.refuse(refused)

    def fail(self, refused: Sequence[str]) -> None:
        """What was asked for cannot be stored: draw the page anew with the form as it is, and say
        why."""
        self.asked, self.refused = None, list(refused)
        st.rerun()

    def drop(self) -> None:
        """Leave what was asked for."""
        self.asked = None

    def clear(self) -> None:
        """Leave what was asked for, and empty the form."""
        self.drop()
        self.round += 1

    def confirmed(self) -> bool:
        """The choice to store what was asked for, or to leave everything as it is."""
        with st.container(horizontal=True):
            go = self.asked is not None and st.button(
                "Put it on the record",
                type=button_kind(),
                key=f"go-{self.key}",
                on_click=self.press,
            )
            stop = st.button("Cancel", key=f"stop-{self.key}")
        if stop:
            self.clear()
            st.rerun()
        return go
