"""Making papers: they are read, printed, put on the record, and handed over then."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.reader import Reader
from data.record import NewPack, PackFile
from data.store import Database
from kpis.editions import PackSource, read_pack_source, record_pack
from presentation.papers.paper import Paper, PapersWish
from presentation.papers.printing import Say, print_papers
from presentation.papers.template import read_template


@dataclass(frozen=True)
class MadePapers:
    """Papers that are made: their number on the record, and the files."""

    id: int
    papers: tuple[Paper, ...]


def make_papers(database: Database, wish: PapersWish, by: Reader, say: Say) -> MadePapers:
    """Make papers and put them on the record; whoever has them may have had them. `say` is told
    what is being done.

    Raises NoEditionError, NoSectionError, NotAllowedError, TemplateError, DatabaseError and
    AuditError.
    """
    template = read_template(database.settings.slides_template)
    say(f"Reading edition {wish.edition}")
    source = read_pack_source(database, wish.edition, by, working=wish.working)
    papers = print_papers(source, wish, say, template)
    say("Putting them on the record")
    return MadePapers(record_pack(database, new_pack(source, wish, papers), by), papers)


def new_pack(source: PackSource, wish: PapersWish, papers: Sequence[Paper]) -> NewPack:
    """What is put on the record of papers."""
    return NewPack(
        edition=source.edition.id,
        edition_sha256=source.edition.sha256,
        state=source.edition.state,
        kind="working" if source.working else "board",
        sections=wish.sections,
        meeting=wish.meeting,
        formats=wish.formats,
        files=tuple(PackFile(name=one.name, sha256=one.sha256) for one in papers),
    )
