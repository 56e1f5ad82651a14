"""`move`: the whole record from a file into PostgreSQL, or back."""

from argparse import Namespace
from functools import partial
from pathlib import Path

from data.address import Address
from data.audit import Kind, trail_of
from data.commands.arguments import login, settings
from data.commands.shell import Answer, Commands, Parser, UsageError, an_address, command, tell
from data.moving import Moved, MoveError, move, reopen
from data.plurals import counted
from data.reader import Reader


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = (
        "Copy the whole record, and the audit trail, tokens and post beside it, from a file into "
        "PostgreSQL or back, verify all of it there, and write to the old place no more."
    )
    parser = command(commands, "move", about, _move)
    to = parser.add_mutually_exclusive_group(required=True)
    to.add_argument(
        "to",
        nargs="?",
        type=an_address,
        metavar="TO",
        help="an empty place: postgresql://…, under the role that owns it, or a file",
    )
    to.add_argument(
        "--cancel",
        action="store_true",
        help="write to --database again, which was moved by mistake: what was written at its new "
        "place since is not in it",
    )


def _move(options: Namespace) -> Answer:
    source = _source(options)
    try:
        if options.cancel:
            return _cancelled(options, source)
        recorded = partial(_record, options, f"moved to {_name(options.to)}")
        return _answer(source, move(source, options.to, settings(options), tell, recorded))
    except MoveError as error:
        fields = {"status": "refused", "message": str(error)}
        return Answer(fields, [str(error)], refused=True)


def _source(options: Namespace) -> Address:
    source = settings(options).database
    if isinstance(source, Path) and not source.is_file():
        raise UsageError(f"There is no database {source}: say which one with --database.")
    if isinstance(options.to, Path) and not options.to.parent.is_dir():
        raise UsageError(f"There is no folder {options.to.parent}: choose another place.")
    return source


def _cancelled(options: Namespace, source: Address) -> Answer:
    _record(options, "open again: its move was a mistake")
    elsewhere = reopen(source, settings(options)) or "the place that it was moved to"
    said = f"{_name(source)} is written to again. Stop whatever uses {elsewhere}, and remove it."
    return Answer({"status": "cancelled", "moved_to": elsewhere}, [said])


def _answer(source: Address, done: Moved) -> Answer:
    rows = sum(table.rows for table in done.tables)
    fields = {
        "status": "moved_before" if done.before else "moved",
        "from": done.source,
        "to": done.target,
        "rows": rows,
        "tables": [vars(table) for table in done.tables],
        "key": dict(zip(("from", "to"), map(str, done.key), strict=True)) if done.key else None,
    }
    how = "was moved there before" if done.before else "is moved"
    lines = [f"{table.rows:>12,}  {table.table}" for table in done.tables if table.rows]
    last = (
        f"The record of {done.source} {how}, to {done.target}: {counted(rows, 'row')}, and every "
        f"table the same in both. {_name(source)} is only read from now on."
    )
    return Answer(fields, [*lines, last, *_next(done)])


def _next(done: Moved) -> list[str]:
    if not done.key:
        return []
    old, new = done.key
    return [
        f"The key of the audit trail goes by hand: before anything is started there, copy {old} to "
        f"{new}, for the dashboard's user alone (docs/audit.md)."
    ]


def _record(options: Namespace, what: str) -> None:
    """Record it before it is done, on the trail of the record that is moved."""
    chosen = settings(options)
    trail_of(chosen.database, chosen).record(Reader(login()), Kind.MOVE, what, "begun")


def _name(address: Address) -> str:
    return address.name
