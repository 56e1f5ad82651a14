"""`retain`: rows about people that are older than the installation keeps them are shown, and
removed."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.address import Address
from data.commands import (
    Answer,
    Commands,
    Parser,
    UsageError,
    add_by,
    agreed,
    command,
    here_or_asked,
    settings,
    tell,
    watched,
)
from data.plurals import counted
from data.retention import Going
from kpis import months
from kpis.retention import Foreseen, Wish, ask_retain, granted

_UNLIMITED = (
    "SEND_KPIS_RETAIN_MONTHS is not set: rows are kept for good, and nothing is removed. Set it to "
    "the months after which rows about people go."
)


def declare(commands: "Commands[Parser]") -> Parser:
    """Declare the command."""
    about = (
        "Remove rows about people of which all dates are older than SEND_KPIS_RETAIN_MONTHS, for "
        "good and out of every upload. The figures that they were part of stay."
    )
    parser = command(commands, "retain", about, _retain)
    parser.add_argument("--preview", action="store_true", help="say what goes; remove nothing")
    parser.add_argument("--yes", action="store_true", help="remove it without asking: for timers")
    add_by(parser)
    return parser


def _retain(options: Namespace) -> Answer:
    chosen = settings(options)
    if chosen.retain_months is None:
        raise UsageError(_UNLIMITED)
    wish = Wish(months=chosen.retain_months, by=options.by, preview=True)
    found = _granted(options, wish)
    lines = [*_lines(found), *_beside(chosen.database)]
    if options.preview:
        return Answer(_fields(found, "preview"), lines)
    if found.going:
        _agree(options, lines)
    # Where nothing goes there may be bytes in the file of what went before.
    gone = _granted(options, wish.model_copy(update={"preview": False}))
    done = ["They are removed: this database holds them no more. Backups made before still do."]
    status = "removed" if gone.going else "nothing"
    told = [*_lines(gone), *_beside(chosen.database), *done * bool(gone.going)]
    return Answer(_fields(gone, status), told)


def _granted(options: Namespace, wish: Wish) -> Foreseen:
    return here_or_asked(
        options, lambda database: granted(database, wish), lambda path: ask_retain(path, wish)
    )


def _agree(options: Namespace, lines: list[str]) -> None:
    if options.yes:
        return
    if not watched():
        raise UsageError("Nothing was removed: say --yes where nobody is there to be asked.")
    tell("\n".join(lines))
    if not agreed("This cannot be undone. Remove them? Type yes: "):
        raise UsageError("Nothing was removed, for yes was not typed. With --yes it is not asked.")


def _lines(found: Foreseen) -> Iterator[str]:
    if not found.going:
        yield f"No row about a person is older than {found.months} months: nothing is removed."
        return
    yield f"Rows about people of which all dates are before {found.before:%d/%m/%Y}:"
    yield from map(_going, found.going)
    yield "Figures that can no longer be worked out from rows, and stay as they are:"
    for one in found.figures:
        yield f"  {one.measure}: {months.long(one.first)} to {months.long(one.last)}"
    if not found.figures:
        yield "  none"


def _going(one: Going) -> str:
    return (
        f"  {one.extract}: {counted(one.rows, 'row')}, all versions of "
        f"{counted(one.cases, 'key')}, with last dates from {one.oldest:%d/%m/%Y} to "
        f"{one.newest:%d/%m/%Y}, which came with {counted(len(one.uploads), 'upload')}"
    )


def _beside(path: Address) -> list[str]:
    """The databases that a restore has replaced, which hold the rows still."""
    if not isinstance(path, Path):
        return []
    kept = sorted(one.name for one in path.parent.glob(f"{path.stem}.replaced-*"))
    if not kept:
        return []
    return [f"These earlier databases are left alone, and hold such rows still: {', '.join(kept)}."]


def _fields(found: Foreseen, status: str) -> dict[str, Any]:
    return {
        "status": status,
        "months": found.months,
        "before": found.before.isoformat(),
        "extracts": [
            {
                "extract": one.extract,
                "rows": one.rows,
                "keys": one.cases,
                "oldest": one.oldest.isoformat(),
                "newest": one.newest.isoformat(),
                "uploads": list(one.uploads),
            }
            for one in found.going
        ],
        "figures": [
            {"measure": one.measure, "first": one.first, "last": one.last} for one in found.figures
        ],
    }
