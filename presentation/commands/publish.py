"""`publish`: the public page of an edition is put into a folder that a web server serves."""

from argparse import Namespace

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
)
from data.plurals import counted
from data.reader import Reader
from data.record import Edition, NewPack, PackFile
from kpis.commands import edition_or_newest
from kpis.editions import record_pack
from presentation.commands.basis import PapersAsked, ask_basis, ask_record, basis
from presentation.commands.publishing import is_published, publish_files
from presentation.papers import Paper
from presentation.site import site_files, taken_back, taken_back_files

_PUBLISHED = ("published", "The public page of {} is in {}")
_TAKEN_BACK = (
    "taken_back",
    "No edition stands that could be published. That {} was taken back is said in {}",
)


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Put the public page of an approved edition into a folder that a web server serves "
        "(docs/papers.md). What was published there before is replaced or removed, and nothing "
        "else; where it is there already nothing is done."
    )
    parser = command(commands, "publish", about, _publish)
    parser.add_argument("folder", type=folder, metavar="FOLDER", help="where to: the site's own")
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
    asked = PapersAsked(edition=options.edition, by=options.by, day=uk_today(), outside=True)
    found = here_or_asked(
        options, lambda database: basis(database, asked), lambda path: ask_basis(path, asked)
    )
    contact = settings(options).contact
    if found.source:
        edition = found.source.edition
        return _put(options, edition, site_files(found.source, contact), _PUBLISHED)
    if found.gone is None or not is_published(options.folder):
        raise UsageError(f"{found.wrong} What was published before stays as it is.")
    told = taken_back(found.gone, contact, demonstration=found.demonstration)
    return _put(options, found.gone, taken_back_files(told), _TAKEN_BACK)


def _put(
    options: Namespace, edition: Edition, files: dict[str, bytes], said: tuple[str, str]
) -> Answer:
    new = publish_files(options.folder, files, lambda: _record(options, edition, files))
    status, words = said
    fields = {
        "status": status if new else f"already_{status}",
        "edition": edition.id,
        "folder": str(options.folder),
        "files": len(files),
    }
    done = words.format(f"edition {edition.id}, {edition.name},", options.folder)
    return Answer(fields, [f"{done}: {counted(len(files), 'file')}{'' if new else ', as before'}."])


def _record(options: Namespace, edition: Edition, files: dict[str, bytes]) -> int:
    told = [Paper(name, "", data) for name, data in sorted(files.items())]
    pack = NewPack(
        edition=edition.id,
        edition_sha256=edition.sha256,
        state=edition.state,
        kind="public",
        formats=(),
        files=tuple(PackFile(name=one.name, sha256=one.sha256) for one in told),
    )
    return here_or_asked(
        options,
        lambda database: record_pack(database, pack, Reader(options.by)),
        lambda path: ask_record(path, pack, options.by),
    )
