"""Approving and withdrawing an edition: nothing of it is changed, and what happened to it is on the
record."""

from dataclasses import replace

from data.access import Right
from data.audit import Kind
from data.reader import Reader
from data.record import Edition, EditionAction
from data.store import Database, transaction
from data.store.editions import editions
from kpis.editions.reading import NoEditionError

_DONE = {"waiting": "waits for approval", "approved": "is approved", "withdrawn": "is withdrawn"}


def approve(database: Database, id: int, by: Reader) -> list[str]:
    """Release an edition. Returns why that is refused; nothing when it is done. Raises
    NoEditionError, NotAllowedError, DatabaseError and AuditError."""
    return _happens(database, id, "approved", by)


def withdraw(database: Database, id: int, by: Reader, reason: str) -> list[str]:
    """Take an edition back, for good and with a reason. Returns and raises as `approve` does."""
    return _happens(database, id, "withdrawn", by, reason.strip())


def _happens(
    database: Database, id: int, action: EditionAction, by: Reader, reason: str = ""
) -> list[str]:
    by.must(Right.RELEASE)
    who = replace(by, name=by.name.strip())
    with database.writing(f"{who.name} is releasing an edition") as cursor:
        keeper = editions(cursor)
        edition = next((one for one in keeper.editions() if one.id == id), None)
        if edition is None:
            raise NoEditionError(id)
        by_two = database.settings.editions_by_two
        faults = release_faults(edition, action, who, reason, by_two=by_two)
        if not faults:
            told = database.trail.told(who, Kind.EDITION, released_words(id, action))
            with transaction(cursor, keep=True, told=told):
                keeper.add_event(id, action, who, reason)
        return faults


def released_words(id: int, action: EditionAction) -> str:
    """What the audit trail says of it."""
    return f"edition {id} {action}"


def release_faults(
    edition: Edition, action: EditionAction, by: Reader, reason: str, *, by_two: bool
) -> list[str]:
    """Why somebody may not do it to this edition, one sentence each."""
    if not by.name:
        return ["Write who does it."]
    if action == "withdrawn":
        again = edition.state == "withdrawn"
        return [f"Edition {edition.id} is withdrawn already."] * again + [
            "Write why it is withdrawn: readers see the reason."
        ] * (not reason)
    if edition.state != "waiting":
        return [f"Edition {edition.id} {_DONE[edition.state]} already."]
    if by_two and _same(edition.by, by.name):
        return ["Whoever made an edition cannot approve it here: another person has to."]
    return []


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
