"""What the papers of an edition are made of: the edition with what it shows, and the edition before
it; or, for a working pack, the exact figures of the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.audit import Kind, code_at
from data.reader import Reader
from data.record import Edition
from data.store import Database
from kpis.editions.content import Content
from kpis.editions.making import EditionWish, working_content
from kpis.editions.printed import right_for
from kpis.editions.reading import must_be_there, read_content, read_editions
from kpis.editions.releasing import released_words


@dataclass(frozen=True)
class PackSource:
    """An edition with its content, and the edition before it with what that one shows (None for the
    first). `working`: the content holds exact figures, which are not for sharing. `trail`: the line
    of the audit trail that says that it was approved, by its number and code, where there is one.
    """

    edition: Edition
    content: Content
    before: tuple[Edition, Content] | None
    working: bool
    trail: tuple[int, str] | None = None


def read_pack_source(
    database: Database, id: int, by: Reader, *, working: bool = False
) -> PackSource:
    """What the papers of an edition are made of. A working pack has the figures as they were known
    at the edition's moment, up to its month. Raises NoEditionError, NotAllowedError, DatabaseError
    and AuditError."""
    must_be_there(database, id)
    every = read_editions(database)
    edition = next(one for one in every if one.id == id)
    by.must(right_for(edition, working=working))
    content = read_content(database, id)
    earlier = next(iter(editions_before(edition, every)), None)
    before = (earlier, read_content(database, earlier.id)) if earlier else None
    if working:
        content = _exact(database, edition, content)
    return PackSource(edition, content, before, working, _approved_at(database, edition))


def _approved_at(database: Database, edition: Edition) -> tuple[int, str] | None:
    """The trail only grows, so that this is the same whenever papers are made."""
    if not (done := edition.approval):
        return None
    return code_at(database.trail, Kind.EDITION, released_words(edition.id, "approved"), done.at)


def _exact(database: Database, edition: Edition, content: Content) -> Content:
    wish = EditionWish(
        name=edition.name, month=edition.month, known_at=edition.known_at, day=content.day
    )
    return replace(working_content(database, wish), rounds=content.rounds)


def editions_before(edition: Edition, every: Sequence[Edition]) -> list[Edition]:
    """The approved editions that an edition may be compared with, the newest first: of no later
    month, made and approved before, and not the one that it corrects."""
    before = [
        one
        for one in every
        if one.state == "approved" and _before(one, edition) and one.id != edition.corrects
    ]
    return sorted(before, key=lambda one: (one.month, one.id), reverse=True)


def _before(one: Edition, looked_at: Edition) -> bool:
    """What is released later changes nothing that is said of an edition."""
    approved, by = one.approval, looked_at.approval
    in_time = by is None or (approved is not None and approved.at <= by.at)
    return in_time and one.id < looked_at.id and one.month <= looked_at.month
