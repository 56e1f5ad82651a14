"""What a lead had before them of the milestones when they saved an update, and what became of
it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from data.reader import Reader
from kpis.milestones import MilestoneState, Reported, UpdateFault, report
from kpis.record import Fault, field_of
from pages.parts import source
from pages.parts.desk import Desk
from presentation.html.kit import Markup, link, tag, whole
from presentation.words.milestones import fault_words, stored_words

ROWS = "rows"
"""What the table is called as a field."""


@dataclass
class UpdateDesk(Desk):
    """`batches` holds, for each milestone, the newest batch in its history when it was drawn for
    this reader; `order` the milestones as they were first listed, and under which key."""

    batches: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, tuple[str, ...]] = ("", ())

    def draw(self) -> None:
        """Have every milestone before them as it stands now."""
        self.batches = self._now()

    def moved(self) -> bool:
        """Whether somebody has reported on a milestone since, or an update was undone."""
        return self.batches != self._now()

    def _now(self) -> dict[str, int]:
        """What has left the plan is remembered as it was: it may still stand in a table."""
        states = source.board().states
        return {**self.batches, **{state.milestone.id: state.newest_batch for state in states}}

    def listed(self, states: Sequence[MilestoneState], widget: str, choice: str) -> tuple[str, ...]:
        """The milestones in the order in which they were listed when the widget of that key first
        stood there, for the same choice of them. The most pressing stand first, and that changes
        with each update that anybody saves: a list in a new order would put what was typed beside
        another milestone."""
        key = f"{widget} {choice}"
        if self.order[0] != key or widget not in st.session_state:
            self.order = key, tuple(state.milestone.id for state in states)
        return self.order[1]

    def save(self, reported: Sequence[Reported], author: Reader, *, table: bool = False) -> None:
        """Store updates and draw the page anew, or say what is wrong and keep what was typed; it
        was typed into a form of its own, or into a table."""
        outcome = report(source.database(), reported, author, self.batches)
        if outcome.batch is None:
            self.refuse(
                [Fault(fault_words(fault), _field(fault, table=table)) for fault in outcome.faults]
            )
        else:
            stored = stored_words([one.milestone for one in reported])
            self.done([stored, _way(outcome.batch)], author)


def _field(fault: UpdateFault, *, table: bool) -> str:
    """The field of the form that it is about: a column, or the name of who reports. In a table the
    words name row and column, and all but the date lead to the rows."""
    if table and fault.column not in ("", "status_date"):
        return ROWS
    return fault.column or field_of(fault.words)


def _way(batch: int) -> Markup:
    """Where it can be undone."""
    way = link(f"upload {batch}", "history", {"batch": str(batch)})
    words = ", where it can be undone. To correct it, save another update."
    return whole(tag("p", "It is ", way, words))
