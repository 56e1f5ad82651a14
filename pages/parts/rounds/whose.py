"""Whose part of the round is shown: everybody's, one's own, or one person's."""

from dataclasses import dataclass

import streamlit as st

from data.record import Holder
from kpis.rounds import Round
from pages.parts.switch import pick
from presentation.words.rounds import MINE, NOBODY

WHOSE = next(iter(MINE))
ALL, OWN, NONE = "all", MINE[WHOSE], "nobody"


@dataclass(frozen=True)
class Whose:
    """A choice: the person's name, or one of these; and the address of who looks."""

    chosen: str
    address: str | None

    @property
    def everybody(self) -> bool:
        """Nothing is left out."""
        return self.chosen == ALL

    def has(self, holders: tuple[Holder, ...]) -> bool:
        """Whether what these people answer for is shown."""
        if self.chosen == OWN:
            return self.address in {one.address for one in holders}
        if self.chosen == NONE:
            return not holders
        return self.everybody or self.chosen in {one.name for one in holders}


def pick_whose(told: Round, address: str | None) -> Whose:
    """The list to pick from: oneself, where one answers for something, and everybody who does."""
    names = sorted({one.name for one in told.holders})
    own = {OWN: "Mine"} if address in {one.address for one in told.holders} else {}
    people = {name: name for name in names} | ({NONE: NOBODY} if names else {})
    with st.container(width=360):
        return Whose(pick("Whose", {ALL: "Everybody's"} | own | people, WHOSE), address)
