"""The papers that were made of editions, on the record."""

from dataclasses import replace

from data.access import Right
from data.audit import Kind
from data.plurals import counted
from data.reader import Reader
from data.record import Edition, KeptPack, NewPack
from data.store import Database, DatabaseError, packs, transaction
from data.store.editions import editions
from kpis.editions.reading import NoEditionError

_KINDS = {"board": "papers", "working": "working papers", "public": "public page"}


def right_for(edition: Edition, *, working: bool) -> Right:
    """What it takes to have the papers of an edition: of one that is approved every reader may have
    them; those of exact figures, and of an edition that waits or is withdrawn, are working matter.
    """
    shown = edition.state == "approved" and not working
    return Right.READ if shown else Right.SEE_WORKING


def record_pack(database: Database, pack: NewPack, by: Reader) -> int:
    """Put papers on the record and on the audit trail, before anybody has them; their number.

    Raises NoEditionError, NotAllowedError, DatabaseError, also where the edition was approved or
    withdrawn since they were printed, and AuditError: what cannot be recorded is not handed over.
    """
    who = replace(by, name=by.name.strip())
    with database.writing(f"{who.name} is making papers") as cursor:
        every = editions(cursor).editions()
        edition = next((one for one in every if one.id == pack.edition), None)
        if edition is None:
            raise NoEditionError(pack.edition)
        by.must(right_for(edition, working=pack.kind == "working"))
        if (edition.state, edition.sha256) != (pack.state, pack.edition_sha256):
            raise DatabaseError(_meanwhile(edition))
        told = database.trail.told(who, Kind.EXPORT, _what(pack))
        with transaction(cursor, keep=True, told=told):
            return packs(cursor).add(pack, who, database.trail.last())


def _meanwhile(edition: Edition) -> str:
    return (
        f"Edition {edition.id} is not as it was when its papers were begun: it is {edition.state} "
        "now. They were not handed over: make them again."
    )


def _what(pack: NewPack) -> str:
    forms = ", ".join(pack.formats) or counted(len(pack.files), "file")
    return f"{_KINDS[pack.kind]} of edition {pack.edition}: {forms}"


def read_packs(database: Database) -> tuple[KeptPack, ...]:
    """All papers that were made, in that order. Raises DatabaseError."""
    with database.reading() as cursor:
        return packs(cursor).packs()
