"""Papers on the record as rows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.record import Edition, KeptPack
from presentation.words.editions import edition_name
from presentation.words.papers import formats_words, kind_name, sections_words
from presentation.words.site import moment_words


class PackRow(NamedTuple):
    """Papers that were made: `what` says of which figures and in which forms; `files` has the name
    of each file and its SHA-256."""

    when: str
    by: str
    edition: str
    meeting: str
    what: str
    files: tuple[tuple[str, str], ...]


def pack_rows(packs: Sequence[KeptPack], editions: Sequence[Edition], most: int) -> list[PackRow]:
    """The newest so many, the newest first."""
    named = {one.id: one for one in editions}
    newest = sorted(packs, key=lambda one: one.id, reverse=True)[:most]
    return [_row(one, named) for one in newest]


def _row(pack: KeptPack, editions: Mapping[int, Edition]) -> PackRow:
    edition = editions.get(pack.edition)
    name = edition_name(edition) if edition else f"Edition {pack.edition}"
    meeting = "" if edition and pack.meeting == edition.name else pack.meeting
    forms = formats_words(pack.formats)
    what = " · ".join(filter(None, [kind_name(pack.kind), forms, sections_words(pack.sections)]))
    files = tuple((one.name, one.sha256) for one in pack.files)
    return PackRow(moment_words(pack.at), pack.by, name, meeting, what, files)
