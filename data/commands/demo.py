"""`demo`: loads the demonstration extracts through the same loader as real ones, into a database of
their own."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.audit import Kind
from data.clock import uk_today
from data.commands.arguments import opened
from data.commands.load_words import words
from data.commands.shell import Answer, Commands, Parser, UsageError, command, tell
from data.demonstration import add_record, as_at, generate
from data.loading import LoadResult, Request
from data.loading.load import load
from data.reader import Reader
from data.store import DEMONSTRATION, Database, get_property, set_property, transaction
from data.store.records import records

BY = "demonstration"
"""Who loads invented extracts: batches by anybody else are real."""


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    about = (
        "Load invented extracts that look like the real service, into a database that holds no "
        "others."
    )
    command(commands, "demo", about, _demo)


def _demo(options: Namespace) -> Answer:
    today = uk_today()
    results: list[LoadResult] = []
    with opened(options) as database:
        for request, result in fill_demonstration(database, today):
            results.append(result)
            tell(words(result, request)[0])
            if result.status == "refused":
                return Answer(
                    _fields("refused", today, results), words(result, request), refused=True
                )
    done = f"The demonstration extracts are loaded, as at {as_at(today):%d/%m/%Y}."
    return Answer(_fields("loaded", today, results), [done])


def fill_demonstration(
    database: Database, today: date, day: date | None = None
) -> Iterator[tuple[Request, LoadResult]]:
    """Load every demonstration extract as it would stand on a day, one after another, with the
    record; as it stood on an earlier `day`, where one is given, with what was written by then.

    Raises UsageError where the database holds other batches.
    """
    _refuse_others(database)
    with database.writing() as cursor, transaction(cursor, keep=True):
        set_property(cursor, DEMONSTRATION, "true")
    yield from _loaded(database, day or today)
    with database.writing() as cursor:
        if day or not records(cursor).entries():
            told = database.trail.told(Reader(BY), Kind.CHANGE, "the demonstration's record")
            with transaction(cursor, keep=True, told=told):
                add_record(cursor, as_at(today), day)


def _refuse_others(database: Database) -> None:
    with database.reading() as cursor:
        written = records(cursor).entries() and get_property(cursor, DEMONSTRATION) != "true"
        if written or any(batch.by != BY for batch in records(cursor).batches()):
            raise UsageError(
                "The database holds other extracts: load the demonstration into one of its own."
            )


def _loaded(database: Database, day: date) -> Iterator[tuple[Request, LoadResult]]:
    with TemporaryDirectory() as folder:
        for name, text in generate(day).items():
            path = Path(folder, f"demonstration_{name}.csv")
            path.write_text(text, encoding="utf-8")
            request = Request(
                extract=name, path=path, file=path.name, as_at=as_at(day), by=Reader(BY)
            )
            yield request, load(database, request)


def _fields(status: str, today: date, results: list[LoadResult]) -> dict[str, object]:
    kept = {"extract", "status", "batch", "rows"}
    loads = [result.model_dump(mode="json", include=kept) for result in results]
    return {"status": status, "as_at": as_at(today).isoformat(), "loads": loads}
