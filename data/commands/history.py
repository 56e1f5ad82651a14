"""`batches`, `undo` and `redo`: what was loaded, taking it out of every figure, and putting it
back."""

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC
from typing import Any

from data.clock import uk_time
from data.commands.arguments import add_by, opened, tell_if_new
from data.commands.shell import Answer, Commands, Parser, UsageError, command, tell
from data.reader import Reader
from data.record import Batch, KeptMapping, kept_mappings
from data.store import BrokenHistoryError, Database, UnknownBatchError, redo
from data.store.records import records
from data.store.undo import undo


def declare(commands: "Commands[Parser]") -> None:
    """Declare the commands."""
    command(commands, "batches", "List every batch.", _batches)
    for name, about, handler in (
        ("undo", "Take a batch out of every figure.", _undo),
        ("redo", "Put an undone batch back.", _redo),
    ):
        parser = command(commands, name, about, handler)
        parser.add_argument(
            "batch", type=int, metavar="BATCH", help="its number, as `batches` gives it"
        )
        add_by(parser)


def _batches(options: Namespace) -> Answer:
    tell_if_new(options)
    with opened(options) as database, database.reading() as cursor:
        found, entries = records(cursor).batches(), records(cursor).entries()
    read_by = {one.entry: one for one in kept_mappings(entries)}
    pairs = [(batch, read_by.get(batch.mapping)) for batch in found]
    lines = [_line(batch, kept) for batch, kept in pairs] or ["Nothing has been loaded."]
    return Answer({"batches": [_fields(batch, kept) for batch, kept in pairs]}, lines)


def _fields(batch: Batch, kept: KeptMapping | None) -> dict[str, Any]:
    # With its offset and in full: it can be given to --known-at as it is.
    return (
        batch.model_dump(mode="json", exclude={"missing_policy", "mapping", "removed"})
        | {"at": batch.at.replace(tzinfo=UTC).isoformat()}
        | ({"removed": batch.removed} if batch.removed else {})
        | ({"mapping": {"name": kept.mapping.name, "version": kept.version}} if kept else {})
    )


def _line(batch: Batch, kept: KeptMapping | None) -> str:
    state = "in use" if batch.state == "in_use" else "undone"
    gone = f" ({batch.removed:,} removed by age)" if batch.removed else ""
    mapped = f", by the mapping “{kept.mapping.name}” ({kept.version})" if kept else ""
    return (
        f"{batch.id}  {batch.extract}  as at {batch.as_at:%d/%m/%Y}  {batch.rows:,} rows{gone}  "
        f"{state}  {batch.file}{mapped}, by {batch.by}, {uk_time(batch.at):%d/%m/%Y %H:%M}"
    )


def _undo(options: Namespace) -> Answer:
    return _changed(options, undo, "undone", "taken out of every figure")


def _redo(options: Namespace) -> Answer:
    return _changed(options, redo, "redone", "in use")


def _changed(
    options: Namespace, change: Callable[[Database, int, Reader], bool], status: str, state: str
) -> Answer:
    with opened(options, existing=True) as database:
        try:
            changed = change(database, options.batch, Reader(options.by))
        except UnknownBatchError as error:
            raise UsageError(f"{error} `python -m data batches` lists them.") from error
        except BrokenHistoryError as error:
            return _refused(options.batch, error)
    if not changed:
        tell(f"Batch {options.batch} was {state} already: nothing was changed.")
    return Answer(
        {"status": status, "batch": options.batch}, [f"Batch {options.batch} is {state}."]
    )


def _refused(batch: int, error: BrokenHistoryError) -> Answer:
    problems = [
        {"code": row.rule.code.value, "message": fault}
        for row, fault in zip(error.rows, error.faults, strict=True)
    ]
    lines = [
        f"Batch {batch} is as it was: nothing was changed.",
        *(f"  {fault}" for fault in error.faults),
    ]
    return Answer({"status": "refused", "batch": batch, "problems": problems}, lines, refused=True)
