"""`load`: reads, checks and loads one file as one batch."""

import stat
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import duckdb

from data.clock import last_month_end, uk_today
from data.commands.arguments import add_by, day, extract_or_auto, opened, settings, storable
from data.commands.load_words import words
from data.commands.mappings import mapping_named
from data.commands.send import declare_server, send
from data.commands.shell import (
    Answer,
    Commands,
    Parser,
    UsageError,
    agreed,
    command,
    tell,
    using_file,
    watched,
)
from data.extracts import extracts
from data.loading import AUTO, LoadResult, PolicyError, Request, refuse_policy
from data.loading.load import load
from data.problems import FUTURE_AS_AT, Notice, RefusedError, Weight, worst_first
from data.reader import Reader
from data.reading import BookLimits
from data.record import KeptMapping, Missing
from data.store import Database
from data.store.records import records


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    parser = command(commands, "load", "Read, check and load one file as one batch.", _load)
    parser.add_argument(
        "extract", type=extract_or_auto, metavar="EXTRACT", help="its name; auto goes by the header"
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a CSV file or an Excel workbook (.xlsx)"
    )
    parser.add_argument(
        "--as-at", type=day, metavar="DATE", help="when the extract was run (default: today)"
    )
    parser.add_argument(
        "--missing",
        choices=get_args(Missing),
        default="keep",
        help="stored rows that the file does not hold: keep them, for they may be late (default); "
        "remove them, for they were loaded by mistake: earlier months change too; or left, where "
        "the file lists only who waits now: they left the list by its date",
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        help="read the file by this mapping, made on the Upload page (`mappings` lists them)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would happen; nothing is stored"
    )
    parser.add_argument(
        "--yes",
        action="store_true",
        help="load a file of few known rows, or without half of those in use, unasked",
    )
    add_by(parser)
    declare_server(parser)


def _load(options: Namespace) -> Answer:
    _refuse_policy(options)
    _refuse_unreadable(options.file)
    asks = not (options.yes or options.dry_run) and watched()
    if options.server:
        return send(options, asked=_ask if asks else None)
    chosen = settings(options)
    request = Request(
        extract=options.extract,
        path=options.file,
        file=storable(options.file.name),
        as_at=options.as_at or uk_today(),
        by=Reader(options.by),
        missing=options.missing,
        dry_run=options.dry_run,
        limit_mb=chosen.command_limit_mb,
        book=BookLimits(chosen.command_unpacked_mb, chosen.command_cells),
    )
    with opened(options) as database:
        return load_file(database, request, options.mapping, asked=_ask if asks else None)


def load_file(
    database: Database,
    request: Request,
    mapping: str | None = None,
    asked: Callable[[LoadResult], None] | None = None,
    inside: Callable[[duckdb.DuckDBPyConnection], None] | None = None,
) -> Answer:
    """Load a file, read by the mapping of that name, and say what came of it: the same for the
    command and for a machine that sends one. `asked` is given what a dry run says before, and
    `inside` is what `load` calls before the rows are kept. Raises UsageError, and what `load`
    raises."""
    if mapping:
        request = request.mapped(_mapping(database, mapping, request.extract))
    try:
        if asked:
            asked(load(database, replace(request, dry_run=True)))
        result = load(database, request, None if request.dry_run else inside)
    except PolicyError as error:
        raise UsageError(str(error)) from error
    result.warnings = worst_first([*_ahead(result), *result.warnings])
    refused = result.status == "refused"
    return Answer(result.model_dump(mode="json"), words(result, request), refused)


def refused_file(request: Request, refusal: RefusedError) -> Answer:
    """The same of a file that is refused before it is read."""
    result = LoadResult(status="refused", as_at=request.as_at)
    result.problems, result.problems_total = refusal.problems, refusal.total
    return Answer(result.model_dump(mode="json"), words(result, request), refused=True)


def _mapping(database: Database, name: str, extract: str) -> KeptMapping:
    """The mapping that was asked for. Raises UsageError where there is none, or it is of another
    extract."""
    with database.reading() as cursor:
        found = mapping_named(records(cursor).entries(), name)
    if extract not in (AUTO, found.mapping.extract):
        raise UsageError(
            f"The mapping “{found.mapping.name}” makes rows of {found.mapping.extract}, not of "
            f"{extract}. Give that name, or auto."
        )
    return found


def _refuse_policy(options: Namespace) -> None:
    """Before anything is opened; what `auto` means is known only once the file is read."""
    try:
        if options.extract != AUTO:
            refuse_policy(extracts()[options.extract], options.missing)
    except PolicyError as error:
        raise UsageError(str(error)) from error


def _ask(looked: LoadResult) -> None:
    """Ask whoever sits at the terminal where a warning says to stop. Raises UsageError where they
    do not type yes."""
    reasons = [notice.message for notice in looked.warnings if notice.weight is Weight.STOP]
    if not reasons:
        return
    tell("\n".join(f"Warning: {reason}" for reason in reasons))
    if not agreed("Load it all the same? Type yes: "):
        raise UsageError("Nothing was loaded, for yes was not typed. With --yes it is not asked.")


def _ahead(result: LoadResult) -> list[Notice]:
    """A warning of an as-at date that lies in the future: most often a slip of the keyboard."""
    if result.as_at <= uk_today() or result.status not in ("loaded", "dry_run"):
        return []
    undo = f"undo it (`python -m data undo {result.batch}`) and load" if result.batch else "load"
    message = (
        f"The as-at date, {result.as_at:%d/%m/%Y}, is in the future. Figures would run to "
        f"{last_month_end(result.as_at):%B %Y}, and every file of an earlier date would count as "
        f"older than this one. If it is a slip, {undo} the file with the day on which it was "
        "exported."
    )
    return [Notice(code=FUTURE_AS_AT, message=message)]


def _refuse_unreadable(path: Path) -> None:
    with using_file(path):
        # Asked before it is opened: opening a pipe would wait for a writer.
        if stat.S_ISREG(path.stat().st_mode) or path.is_dir():
            path.open("rb").close()
            return
    raise UsageError(
        f"{path} is not a file that can be read twice: save what it gives in a file first."
    )
