"""What a board is given: editions, made and printed by the commands, and what was true when each was
made."""

import json
from contextlib import closing
from dataclasses import dataclass

import pytest

from data.store import open_database
from kpis.commands.main import main
from tests.disclosure.attacker import ABSENT_PARTS, attack
from tests.disclosure.councils import Council
from tests.disclosure.facts import Told
from tests.disclosure.papers import Count
from tests.disclosure.rules import THRESHOLD, broken
from tests.disclosure.truth import Truth


@dataclass
class Board:
    """The editions of a council, the newest first, each with the true counts of its day."""

    council: Council
    out: pytest.CaptureFixture[str]
    prints: list[Told]
    truths: list[Truth]

    def meets(self, name: str, month: str) -> bool:
        """Make an edition and approve it; whether there is one, for where nothing is safe it is
        refused."""
        made = self._ran("edition", "make", "--name", name, "--by", "Ann", "--month", month)
        if made.get("status") == "refused":
            return False
        number = str(made["edition"])
        self._ran("edition", "approve", number, "--by", "Ben")
        self.prints.insert(0, self._ran("--edition", number))
        with closing(open_database(self.council.path)) as database:
            self.truths.insert(0, Truth(database))
        return True

    def withdraws(self, number: int) -> None:
        """Take an edition back; what was printed of it stays in the drawer."""
        reason = "A file was wrong."
        self._ran("edition", "withdraw", str(number), "--by", "Ben", "--reason", reason)

    def recovered(self) -> dict[Count, int]:
        """The small counts that follow from all papers together, and were true on some day. That a
        part which is not named has no case is said, and hides nothing."""
        return {
            count: value
            for count, value in attack(self.prints, without=(ABSENT_PARTS,)).items()
            if value < THRESHOLD and value in {truth.of(count) for truth in self.truths}
        }

    def broken(self) -> list[str]:
        """Every point of the rule that the newest edition breaks."""
        return broken(self.prints[0], self.truths[0].of)

    def _ran(self, *arguments: str) -> dict:
        self.out.readouterr()
        main([*arguments, "--json", "--database", str(self.council.path)])
        return json.loads(self.out.readouterr().out)
