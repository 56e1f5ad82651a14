"""`publish`: the public page of an edition is put into a folder that a web server serves."""

from argparse import Namespace
from pathlib import Path

from data.clock import uk_today
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    add_by,
    command,
    here_or_asked,
    settings,
)
from data.plurals import counted
from data.reader import Reader
from data.record import NewPack, PackFile
from kpis.commands import edition_or_newest
from kpis.editions import PackSource, record_pack
from presentation.commands.basis import PapersAsked, ask_basis, ask_record, basis
from presentation.commands.publishing import publish_files
from presentation.papers import Paper
from presentation.site import site_files


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Put the public page of an approved edition into a folder that a web server serves "
        "(docs/papers.md). What was published there before is replaced or removed, and nothing "
        "else; where it is there already nothing is done."
    )
    parser = command(commands, "publish", about, _publish)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to: the site's own")
    parser.add_argument(
        "--edition",
        type=edition_or_newest,
        default="newest",
        metavar="N",
        help="of which (default: the newest approved one)",
    )
    add_by(parser)
    return parser


def _publish(options: Namespace) -> Answer:
    source = _source(options)
    files = site_files(source, settings(options).contact)
    new = publish_files(options.folder, files, lambda: _record(options, source, files))
    edition = source.edition
    fields = {
        "status": "published" if new else "already_published",
        "edition": edition.id,
        "folder": str(options.folder),
        "files": len(files),
    }
    done = f"The public page of edition {edition.id}, {edition.name}, is in {options.folder}"
    return Answer(fields, [f"{done}: {counted(len(files), 'file')}{'' if new else ', as before'}."])


def _source(options: Namespace) -> PackSource:
    asked = PapersAsked(edition=options.edition, by=options.by, day=uk_today(), outside=True)
    found = here_or_asked(
        options, lambda database: basis(database, asked), lambda path: ask_basis(path, asked)
    )
    if found.source is None:
        raise UsageError(f"{found.wrong} What was published before stays as it is.")
    return found.source


def _record(options: Namespace, source: PackSource, files: dict[str, bytes]) -> int:
    told = [Paper(name, "", data) for name, data in sorted(files.items())]
    pack = NewPack(
        edition=source.edition.id,
        edition_sha256=source.edition.sha256,
        state=source.edition.state,
        kind="public",
        formats=(),
        files=tuple(PackFile(name=one.name, sha256=one.sha256) for one in told),
    )
    return here_or_asked(
        options,
        lambda database: record_pack(database, pack, Reader(options.by)),
        lambda path: ask_record(path, pack, options.by),
    )
