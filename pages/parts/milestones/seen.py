"""What a lead had read of the milestones before they saved an update, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

import streamlit as st

from kpis.milestones import MilestoneState
from kpis.updating import Fault, Outcome
from pages.parts.html.tags import link, tag, whole
from pages.parts.record.writing import AUTHOR
from pages.parts.text import as_text

_LABELS = {
    "milestone_id": "milestone",
    "status": "status",
    "status_date": "date",
    "update": "update or impact",
    "revised_due": "new deadline",
    "signed_off_by": "signed off by",
    "evidence": "evidence",
}


@dataclass
class Seen:
    """`batches` holds, for each milestone, the newest batch in its history when it was last drawn for this reader;
    `stored` the batch just saved, until that was said; `round` empties the form."""

    batches: dict[str, int] = field(default_factory=dict)
    stored: int | None = None
    round: int = 0

    @classmethod
    def of(cls, name: str) -> Self:
        """The one of that name in this reader's session."""
        return st.session_state.setdefault(f"seen-{name}", cls())

    def take(self, outcome: Outcome, author: str) -> None:
        """Draw the page anew with an empty form, or say what is wrong and keep what was typed."""
        for fault in outcome.faults:
            st.error(as_text(fault_words(fault)))
        if outcome.batch is not None:
            self.stored, self.round = outcome.batch, self.round + 1
            st.session_state[AUTHOR] = author.strip()
            st.rerun()

    def say(self) -> None:
        """That it was stored, and where it can be undone."""
        if self.stored is not None:
            way = link(f"upload {self.stored}", "history", {"batch": str(self.stored)})
            st.success("The update is stored, and every page shows it now.", icon=":material/check:")
            st.html(whole(tag("p", "It is ", way, ", where it can be undone. To correct it, save another update.")))
            self.stored = None

    def drawn(self, states: Iterable[MilestoneState]) -> None:
        """Remember what the reader has before them now."""
        self.batches |= {state.milestone.id: state.newest_batch for state in states}


def fault_words(fault: Fault) -> str:
    """Of which milestone, in which field, and what to do: `3e.5, new deadline: Red needs …`."""
    place = ", ".join(part for part in (fault.milestone, _LABELS.get(fault.column, "")) if part)
    return f"{place}: {fault.words}" if place else fault.words
