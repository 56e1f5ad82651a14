"""`pack`: the papers of an edition are printed into a folder, and sent to the meeting's people."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import Any

from data.clock import uk_today
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    add_by,
    command,
    folder,
    here_or_asked,
    settings,
    storable,
    tell,
)
from data.reader import Reader
from data.settings import Settings
from data.store import Database
from kpis.commands import edition_or_newest
from kpis.editions import PackSource, record_pack
from presentation.commands.basis import (
    PapersAsked,
    PapersBasis,
    ask_basis,
    ask_record,
    basis,
)
from presentation.commands.mailing import Mailed, mailing_of
from presentation.commands.publishing import must_be_private
from presentation.commands.written import make_room, write_papers
from presentation.papers import (
    LONGEST_MEETING,
    PAPER_FORMATS,
    USUAL,
    NoSectionError,
    Paper,
    PapersWish,
    TemplateError,
    new_pack,
    print_papers,
    read_template,
)

_NOT_MAILED = "--working and --mail do not go together: working figures are not for sharing."


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Print the papers of an edition into a folder: PDF, slides, workbook, tables, web page "
        "(docs/papers.md). They are put on record first. A file that is there and holds something "
        "else is not written over."
    )
    parser = command(commands, "pack", about, _pack)
    parser.add_argument(
        "--edition", type=edition_or_newest, required=True, metavar="N", help="of which, or newest"
    )
    parser.add_argument("--out", type=folder, required=True, metavar="FOLDER", help="where to")
    parser.add_argument(
        "--formats",
        type=_formats,
        metavar="LIST",
        help=f"of {','.join(PAPER_FORMATS)} (default: {','.join(USUAL)})",
    )
    parser.add_argument(
        "--sections", type=_sections, default=(), metavar="2,3", help="of the plan (default: all)"
    )
    parser.add_argument(
        "--meeting", type=_meeting, default="", help="for which (default: that of the edition)"
    )
    parser.add_argument(
        "--working", action="store_true", help="the exact figures behind it: not for sharing"
    )
    parser.add_argument(
        "--mail",
        action="store_true",
        help="send the PDF, or the formats asked for, to whoever is named for the meeting's body",
    )
    add_by(parser)
    return parser


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(one.strip() for one in text.split(","))
    if wrong := [one for one in asked if one not in PAPER_FORMATS]:
        all_of_them = ", ".join(PAPER_FORMATS)
        raise ArgumentTypeError(f"there is no format '{wrong[0]}': choose of {all_of_them}.")
    return asked


def _sections(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(one) for one in text.split(","))
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is no list of sections: write it as 2,3.") from error


def _meeting(text: str) -> str:
    if len(text) > LONGEST_MEETING:
        raise ArgumentTypeError(f"it is longer than {LONGEST_MEETING} letters.")
    return storable(text.strip())


def _pack(options: Namespace) -> Answer:
    if options.working and options.mail:
        raise UsageError(_NOT_MAILED)
    must_be_private(options.out)
    chosen, mailing = settings(options), mailing_of(options)
    template, found = _template(chosen), _basis(options)
    source = _source(found)
    wish = PapersWish(
        edition=source.edition.id,
        formats=options.formats or USUAL,
        sections=options.sections,
        meeting=options.meeting,
        working=options.working,
    )
    papers = _printed(source, wish, template)
    make_room(options.out, papers)
    letters = mailing.letters(source, wish, papers, found.people) if mailing else []
    id = _recorded(options, source, wish, papers)
    write_papers(options.out, papers)
    sent = mailing.send(letters, chosen) if mailing else None
    return _answer(options, id, source, papers, sent)


def _template(chosen: Settings) -> bytes | None:
    try:
        return read_template(chosen.slides_template)
    except TemplateError as error:
        raise UsageError(str(error)) from error


def _basis(options: Namespace) -> PapersBasis:
    asked = PapersAsked(
        edition=options.edition,
        by=options.by,
        day=uk_today(),
        working=options.working,
        outside=options.mail,
        mailed_for=options.meeting if options.mail else None,
    )
    return here_or_asked(
        options, lambda database: basis(database, asked), lambda path: ask_basis(path, asked)
    )


def _source(found: PapersBasis) -> PackSource:
    if found.source is None:
        raise UsageError(found.wrong)
    return found.source


def _printed(source: PackSource, wish: PapersWish, template: bytes | None) -> Sequence[Paper]:
    try:
        return print_papers(source, wish, tell, template)
    except NoSectionError as error:
        raise UsageError(str(error)) from error


def _recorded(
    options: Namespace, source: PackSource, wish: PapersWish, papers: Sequence[Paper]
) -> int:
    pack = new_pack(source, wish, papers)

    def here(database: Database) -> int:
        return record_pack(database, pack, Reader(options.by))

    return here_or_asked(options, here, lambda path: ask_record(path, pack, options.by))


def _answer(
    options: Namespace, id: int, source: PackSource, papers: Sequence[Paper], sent: Mailed | None
) -> Answer:
    fields: dict[str, Any] = {
        "status": "made",
        "pack": id,
        "edition": source.edition.id,
        "working": source.working,
        "folder": str(options.out),
        "files": [
            {"name": one.name, "sha256": one.sha256, "bytes": len(one.data)} for one in papers
        ],
    }
    lines = [f"Written: {options.out / one.name} ({_size(one)})" for one in papers]
    if sent:
        return Answer(fields | {"mailed": sent.fields}, [*lines, *sent.lines])
    return Answer(fields, lines)


def _size(paper: Paper) -> str:
    return f"{max(1, len(paper.data) // 1000):,} kB"
