"""Where somebody stands who makes, approves or withdraws an edition."""

from dataclasses import dataclass

from data.reader import Reader
from data.record import Edition
from kpis.editions import read_editions
from pages.parts import source
from pages.parts.desk import Desk

SHOW, DO, MAKE = "show", "do", "make"
"""In the address: the edition of which is told what it hides, and what is done."""


@dataclass
class EditionDesk(Desk):
    """Where somebody stands with the `editions` that there were when their forms were drawn."""

    editions: tuple[Edition, ...] = ()

    def draw(self) -> None:
        """Have the editions before them that there are now."""
        self.editions = source.view().editions

    def moved(self) -> bool:
        """Whether something has happened to one since, or one was made."""
        return read_editions(source.database()) != self.editions

    def stored(self, said: str) -> None:
        """It is stored. Nothing of Streamlit comes between that and this: a second press would come
        through there, and do it again."""
        self.round, self.said = self.round + 1, [said]


def named(writer: Reader) -> bool:
    """Whether somebody has given a name."""
    return bool(writer.name.strip())
