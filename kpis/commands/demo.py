"""`demo`: the demonstration with three editions, so that both views of the figures can be tried."""

from argparse import Namespace
from datetime import date, timedelta
from typing import Any

from data.access import Role
from data.clock import uk_today
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    command,
    fill_demonstration,
    opened,
    tell,
    words,
)
from data.demonstration import APPROVER, EXTRACTS, MAKER, Papers, as_at, papers
from data.reader import Reader
from data.record import Edition
from data.store import DEMONSTRATION, Database, get_property
from data.store.records import records
from kpis.editions import CannotBeSafeError, EditionWish, approve, make, read_editions

_MAKER = Reader(MAKER, frozenset({Role.ANALYST}))
_APPROVER = Reader(APPROVER, frozenset({Role.ADMINISTRATOR}))
_PAPERS_AFTER = timedelta(days=9)
"""How long after the end of a month the papers of a meeting are made."""
_DONE = "The demonstration is loaded, as at {day:%d/%m/%Y}, with its editions."
_ALREADY = "The demonstration is here already, with its editions. Nothing was changed."
_LATER = (
    "The database holds later extracts of the demonstration, but not all of its editions: make the "
    "demonstration in a new database."
)


class RefusedDemonstrationError(Exception):
    """An extract or an edition of the demonstration was refused: `lines` say why."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__(lines[0])


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Load the invented extracts into a database that holds no others, month by month, with an "
        "edition for each of the board's last three meetings."
    )
    return command(commands, "demo", about, _demo)


def _demo(options: Namespace) -> Answer:
    until = as_at(uk_today())
    with opened(options) as database:
        if _complete(database, until):
            return Answer(_fields("already_there", until, database), [_ALREADY])
        try:
            fill_with_editions(database, until)
        except RefusedDemonstrationError as error:
            return Answer(_fields("refused", until, database), error.lines, refused=True)
        return Answer(_fields("made", until, database), [_DONE.format(day=until)])


def _fields(status: str, until: date, database: Database) -> dict[str, Any]:
    told = [
        {"edition": one.id, "name": one.name, "month": one.month, "state": one.state}
        for one in read_editions(database)
    ]
    return {"status": status, "as_at": until.isoformat(), "editions": told}


def _complete(database: Database, until: date) -> bool:
    with database.reading() as cursor:
        invented = get_property(cursor, DEMONSTRATION) == "true"
        batches = records(cursor).batches()
    newest = {batch.extract for batch in batches if batch.as_at == until}
    found = [_edition(database, each) for each in papers(until)]
    released = all(one and one.state != "waiting" for one in found)
    return invented and released and newest >= set(EXTRACTS)


def fill_with_editions(database: Database, until: date) -> None:
    """Load the extracts as they stood for each meeting, make its edition and approve it; then load
    what has come since, up to the last day of a month. What was interrupted goes on.

    Raises UsageError where the database holds anything else, RefusedDemonstrationError,
    DatabaseError and AuditError.
    """
    for each in papers(until):
        edition = _edition(database, each)
        if edition is None:
            _load(database, until, each.as_at)
            _release(database, _made(database, each))
        elif edition.state == "waiting":
            _release(database, edition.id)
    _load(database, until, until)


def _edition(database: Database, each: Papers) -> Edition | None:
    return next((one for one in read_editions(database) if one.name == each.name), None)


def _load(database: Database, until: date, day: date) -> None:
    with database.reading() as cursor:
        batches = records(cursor).batches()
        invented = get_property(cursor, DEMONSTRATION) == "true"
    if invented and any(batch.as_at > day for batch in batches):
        raise UsageError(_LATER)
    tell(f"Loading the extracts as at {day:%d/%m/%Y}")
    for request, result in fill_demonstration(database, until, day):
        if result.status == "refused":
            raise RefusedDemonstrationError(words(result, request))


def _made(database: Database, each: Papers) -> int:
    tell(f"Making the edition for {each.name}")
    try:
        wish = EditionWish(name=each.name, note=each.note, day=each.as_at + _PAPERS_AFTER)
        return make(database, wish, _MAKER, tell).id
    except CannotBeSafeError as error:
        raise RefusedDemonstrationError([str(error)]) from error


def _release(database: Database, id: int) -> None:
    if faults := approve(database, id, _APPROVER):
        raise RefusedDemonstrationError(faults)
