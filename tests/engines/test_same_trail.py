"""The same acts on either engine leave the same lines on the audit trail, but for when they were."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from data.audit import Kind, verify
from data.loading import Request
from data.reader import NotAllowedError, Reader
from data.record import Comment
from data.store import Database
from data.store.undo import redo, undo
from data.tokens import TokenError, tokens_of
from kpis.changes.preview import confirm
from kpis.editions import EditionWish, NoEditionError, approve, make, withdraw
from kpis.record.writing import record
from kpis.retention import foresee
from tests.data.samples import file_of
from tests.engines.stored import trail
from tests.engines.test_same_history import empty, folders
from tests.postgresql.server import Server

__all__ = ["folders"]

ANN, BEN = Reader(r"Ann O\'Brien “Ünï”"), Reader("Ben", frozenset())
TOLD = Comment(measure="nd_average_wait", dated_on=date(2026, 3, 1), words="Ünïcode")
REFUSED = (NotAllowedError, NoEditionError, TokenError)


def load(text: str) -> Callable[[Database, Path], object]:
    def act(database: Database, folder: Path) -> object:
        path = folder / "meetings.csv"
        path.write_text(text, encoding="utf-8")
        day = date(2026, 11, 1)
        return confirm(database, Request("meetings", path, path.name, day, ANN)).status

    return act


def issue(database: Database, _: Path) -> object:
    tokens = tokens_of(database.address, database.settings)
    return len(tokens.issue("a job", ["meetings"], ANN, reads=True))


def end(database: Database, _: Path) -> object:
    return tokens_of(database.address, database.settings).end(1, ANN)


ACTS: tuple[Callable[[Database, Path], object], ...] = (
    load(file_of("meetings", {}, {})),
    load(file_of("meetings", {}, {})),
    load("no,such,columns\n1,2,3\n"),
    lambda database, _: undo(database, 1, ANN, "A mistake"),
    lambda database, _: undo(database, 1, ANN),
    lambda database, _: redo(database, 1, ANN),
    lambda database, _: record(database, TOLD, ANN, 0),
    lambda database, _: record(database, TOLD, Reader(""), 0),
    lambda database, _: make(database, EditionWish(name="Board"), BEN),
    lambda database, _: make(database, EditionWish(name="Board"), ANN).id,
    lambda database, _: approve(database, 1, ANN),
    lambda database, _: approve(database, 7, ANN),
    lambda database, _: withdraw(database, 1, ANN, ""),
    lambda database, _: withdraw(database, 1, ANN, "A mistake"),
    issue,
    issue,
    end,
    lambda database, _: len(foresee(database, date(2026, 11, 20), 12).going),
)
"""Acts that are done, and such as are refused."""
KINDS = {Kind.UPLOAD, Kind.UNDO, Kind.REDO, Kind.CHANGE, Kind.EDITION}
KINDS |= {Kind.TOKEN_ISSUED, Kind.TOKEN_ENDED}


def test_each_act_leaves_the_same_lines(postgresql: Server, folders: list[Path]) -> None:
    with empty(postgresql, folders) as databases:
        for act in ACTS:
            said = []
            for database, folder in zip(databases, folders, strict=True):
                answer = None
                with suppress(*REFUSED):
                    answer = act(database, folder)
                said.append((answer, trail(database)))
            assert said[0] == said[1]
        assert {line["kind"] for line in trail(databases[0])} == KINDS
        lines = len(trail(databases[0]))
        assert [verify(one.trail).lines for one in databases] == [lines, lines]
