"""Taking a batch out of every figure, and putting it back: an event more, and nothing deleted."""

from data.store.batches import Action, list_batches, record_event
from data.store.database import Database, transaction


class UnknownBatchError(ValueError):
    """No batch has that number."""


def undo(database: Database, batch: int, by: str) -> bool:
    """Take a batch out of every figure. False where it was out already. Raises UnknownBatchError."""
    return _record(database, batch, "undone", by)


def redo(database: Database, batch: int, by: str) -> bool:
    """Put an undone batch back. False where it was in use already. Raises UnknownBatchError."""
    return _record(database, batch, "redone", by)


def _record(database: Database, batch: int, action: Action, by: str) -> bool:
    wanted = "undone" if action == "undone" else "in_use"
    with database.writing(f"{by} is undoing or redoing batch {batch}") as cursor:
        states = {one.id: one.state for one in list_batches(cursor)}
        if batch not in states:
            raise UnknownBatchError(f"There is no batch {batch}.")
        if states[batch] == wanted:
            return False
        with transaction(cursor, keep=True):
            record_event(cursor, batch, action, by)
    return True
