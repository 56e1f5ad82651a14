"""Taking a batch out of every figure, and putting it back: an event more, and nothing deleted."""

from collections.abc import Mapping
from types import MappingProxyType

from data.access import Right
from data.audit import Kind
from data.extracts import extracts
from data.reader import Reader
from data.record import Action
from data.store.database import Database
from data.store.engines import transaction
from data.store.keeping_rules import keeping_rules
from data.store.records import records

_KINDS: Mapping[Action, Kind] = MappingProxyType({"undone": Kind.UNDO, "redone": Kind.REDO})


class UnknownBatchError(ValueError):
    """No batch has that number."""


def undo(database: Database, batch: int, by: Reader, reason: str | None = None) -> bool:
    """Take a batch out of every figure. False where it was out already. Raises UnknownBatchError,
    BrokenHistoryError where rows that stay would then break their extract's rules, NotAllowedError
    where who asks may not, and AuditError where it cannot be recorded."""
    return _record(database, batch, "undone", by, reason)


def redo(database: Database, batch: int, by: Reader) -> bool:
    """Put an undone batch back. False where it was in use already. Raises as `undo` does."""
    return _record(database, batch, "redone", by)


def _record(
    database: Database, batch: int, action: Action, by: Reader, reason: str | None = None
) -> bool:
    wanted = "undone" if action == "undone" else "in_use"
    with database.writing(f"{by.name} is undoing or redoing batch {batch}") as cursor:
        found = next((one for one in records(cursor).batches() if one.id == batch), None)
        by.must(found.undone_with if found else Right.LOAD)
        if found is None:
            raise UnknownBatchError(f"There is no batch {batch}.")
        if found.state == wanted:
            return False
        told = database.trail.told(by, _KINDS[action], f"{found.extract}, batch {batch}")
        extract = extracts()[found.extract]
        with transaction(cursor, keep=True, told=told), keeping_rules(cursor, extract):
            records(cursor).add_event(batch, action, by, reason)
    return True
