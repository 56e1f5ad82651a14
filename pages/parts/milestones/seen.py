"""What a lead had before them of the milestones when they saved an update, and what became of
it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

import streamlit as st

from data.reader import Reader
from kpis.milestones.board import MilestoneState
from kpis.milestones.updating import Outcome, Reported
from pages.parts.reader import remember
from pages.parts.text import as_text
from presentation.html.kit.tags import link, tag, whole
from presentation.words.milestones.updating import fault_words, stored_words


@dataclass
class Seen:
    """`batches` holds, for each milestone, the newest batch in its history when it was last drawn
    for this reader; `order` the milestones as they were first listed, and under which key; `stored`
    the batch just saved and its milestones, until that was said; `round` empties the form."""

    batches: dict[str, int] = field(default_factory=dict)
    order: tuple[str, tuple[str, ...]] = ("", ())
    stored: tuple[int, list[str]] | None = None
    round: int = 0

    @classmethod
    def of(cls, name: str) -> Self:
        """The one of that name in this reader's session."""
        return st.session_state.setdefault(f"seen-{name}", cls())

    def listed(self, states: Sequence[MilestoneState], widget: str, choice: str) -> tuple[str, ...]:
        """The milestones in the order in which they were listed when the widget of that key first
        stood there, for the same choice of them. The most pressing stand first, and that changes
        with each update that anybody saves: a list in a new order would put what was typed beside
        another milestone."""
        key = f"{widget} {choice}"
        if self.order[0] != key or widget not in st.session_state:
            self.order = key, tuple(state.milestone.id for state in states)
        return self.order[1]

    def take(self, outcome: Outcome, reported: Sequence[Reported], author: Reader) -> None:
        """Draw the page anew with an empty form, or say what is wrong and keep what was typed."""
        for fault in outcome.faults:
            st.error(as_text(fault_words(fault)))
        if outcome.batch is not None:
            self.stored, self.round = (
                (outcome.batch, [one.milestone for one in reported]),
                self.round + 1,
            )
            remember(author)
            st.rerun()

    def say(self) -> None:
        """That it was stored, and where it can be undone."""
        if self.stored is not None:
            batch, milestones = self.stored
            way = link(f"upload {batch}", "history", {"batch": str(batch)})
            st.success(as_text(stored_words(milestones)), icon=":material/check:")
            st.html(
                whole(
                    tag(
                        "p",
                        "It is ",
                        way,
                        ", where it can be undone. To correct it, save another update.",
                    )
                )
            )
            self.stored = None

    def drawn(self, states: Iterable[MilestoneState]) -> None:
        """Remember what the reader has before them now."""
        self.batches |= {state.milestone.id: state.newest_batch for state in states}
