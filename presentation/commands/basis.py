"""What papers are made of, and their record: from the database here, or from the dashboard that has
it open. That one reads and records; the command prints, so that no page waits for it."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from data.commands import UsageError
from data.reader import Reader
from data.record import Edition, NewPack, released
from data.store import DEMONSTRATION, Database, DatabaseError, ask, get_property
from kpis.commands import NEWEST, edition_called, must_stand
from kpis.editions import PackSource, read_editions, read_pack_source, record_pack
from presentation.papers import MeetingPeople, read_people

PAPERS, PRINTED = "papers", "printed"
"""The kinds of request: what papers are made of, and that they were printed."""


class PapersAsked(BaseModel, frozen=True):
    """What is asked for: an edition by its number or as `newest`, the exact figures of it where
    they are `working` ones. `outside`: it goes to a board by mail, or to the public, and so has to
    be released. `mailed_for`: who is named for that meeting on the `day` (that of the edition where
    it is empty); None where nobody is asked for."""

    edition: str
    by: str
    day: date
    working: bool = False
    outside: bool = False
    mailed_for: str | None = None


@dataclass(frozen=True)
class PapersBasis:
    """What they are made of, and who gets them by mail where that was asked; or `wrong`: why the
    question was wrong. `gone`: the edition that was taken back last, where what is asked for is the
    newest one and none stands; whether it is of a `demonstration`."""

    source: PackSource | None
    people: MeetingPeople | None = None
    wrong: str = ""
    gone: Edition | None = None
    demonstration: bool = False


class _Printed(BaseModel):
    pack: NewPack
    by: str


_BASIS = TypeAdapter(PapersBasis)


def basis(database: Database, asked: PapersAsked) -> PapersBasis:
    """What papers are made of. Raises DatabaseError, also where what was to go outside is
    withdrawn, and AuditError."""
    every = read_editions(database)
    try:
        edition = edition_called(every, asked.edition)
        if asked.outside:
            _must_be_released(edition, every)
    except UsageError as error:
        return _none(database, every, asked, str(error))
    source = read_pack_source(database, edition.id, Reader(asked.by), working=asked.working)
    if asked.mailed_for is None:
        return PapersBasis(source)
    meeting = asked.mailed_for or edition.name
    return PapersBasis(source, read_people(database, meeting, asked.day))


def _none(
    database: Database, every: Sequence[Edition], asked: PapersAsked, wrong: str
) -> PapersBasis:
    withdrawn = [one for one in every if one.approval and one.withdrawal]
    if asked.edition != NEWEST or not withdrawn or released(every):
        return PapersBasis(None, wrong=wrong)
    last = max(withdrawn, key=lambda one: (one.month, one.id))
    with database.reading() as cursor:
        invented = get_property(cursor, DEMONSTRATION) == "true"
    return PapersBasis(None, wrong=wrong, gone=last, demonstration=invented)


def _must_be_released(edition: Edition, every: Sequence[Edition]) -> None:
    must_stand(edition)
    if edition.state == "waiting":
        raise UsageError(
            f"Edition {edition.id} waits for approval: nothing of it leaves the dashboard before."
        )
    if edition not in released(every):
        approved = [one for one in every if one.state == "approved"]
        newer = next(one.id for one in approved if one.corrects == edition.id)
        raise UsageError(f"Edition {edition.id} was corrected by edition {newer}: take that one.")


def ask_basis(path: Path, asked: PapersAsked) -> PapersBasis | None:
    """The same from the dashboard that has the database open; None if no dashboard answers. Raises
    DatabaseError."""
    said = ask(path, PAPERS, asked.model_dump_json())
    return basis_said(said) if said else None


def basis_said(said: str) -> PapersBasis:
    """What the dashboard has said."""
    return _BASIS.validate_json(zlib.decompress(b64decode(said)))


def papers_asked(database: Database, words: str) -> str:
    """The dashboard's side. Raises DatabaseError and AuditError."""
    try:
        asked = PapersAsked.model_validate_json(words)
    except ValidationError:
        raise DatabaseError("The dashboard cannot read what the command asked for.") from None
    found = _BASIS.dump_json(basis(database, asked))
    return b64encode(zlib.compress(found)).decode()


def ask_record(path: Path, pack: NewPack, by: str) -> int | None:
    """Have the dashboard put papers on the record; their number, or None if no dashboard answers.
    Raises DatabaseError."""
    said = ask(path, PRINTED, _Printed(pack=pack, by=by).model_dump_json())
    return int(said) if said else None


def printed_asked(database: Database, words: str) -> str:
    """The dashboard's side. Raises DatabaseError and AuditError."""
    try:
        printed = _Printed.model_validate_json(words)
    except ValidationError:
        raise DatabaseError("The dashboard cannot read what the command asked for.") from None
    return str(record_pack(database, printed.pack, Reader(printed.by)))
