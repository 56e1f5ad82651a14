"""Loading one file as one batch: read, check, compare with what is stored, and store all of it or nothing."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb
from pydantic import BaseModel

from data.checking.adapt import adapt
from data.checking.check import Context, check
from data.checking.expressions import READERS, identifier
from data.cross_checks import Upload, cross_checks
from data.extract import Extract
from data.extracts import extracts
from data.problems import Notice, Problem, RefusedError, unreadable
from data.reading.header import identity_notices, recognise
from data.reading.stage import stage
from data.store import Database, DatabaseError, transaction
from data.store.batches import Batch, in_use, list_batches, next_id, record_event
from data.store.changes import Counts, compare, same_content
from data.store.current import current_sql

AUTO = "auto"
_MEGABYTE = 1024 * 1024
_ROOM = 3


class LoadResult(BaseModel):
    """What a load did, or would do. `batch` is None unless one holds this content now."""

    status: Literal["loaded", "already_loaded", "dry_run", "refused"]
    batch: int | None = None
    extract: str | None = None
    as_at: date
    encoding: str | None = None
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    ignored_columns: list[str] = []
    missing_columns: list[str] = []
    warnings: list[Notice] = []
    problems: list[Problem] = []
    problems_total: int = 0


@dataclass(frozen=True)
class Request:
    """One file to load. `extract` may be `auto`; `file` is its name as the analyst knows it; the limit is in MB."""

    extract: str
    path: Path
    file: str
    as_at: date
    by: str
    missing: Literal["keep", "remove"] = "keep"
    dry_run: bool = False
    limit_mb: int = 4096


def load(
    database: Database, request: Request, inside: Callable[[duckdb.DuckDBPyConnection], None] | None = None
) -> LoadResult:
    """Load a file, or say why not. `inside` is called with the rows in place, before they are kept or (in a dry run)
    dropped. Raises DatabaseError where the database cannot be used; the file's own faults are in the result."""
    result = LoadResult(status="refused", as_at=request.as_at)
    try:
        _check_size(request, database)
        with database.writing(_doing(request)) as cursor, scratch_file(database) as scratch:
            _prepare(cursor, request, scratch, result)
            _store(cursor, request, result, inside)
    except RefusedError as refusal:
        result.problems, result.problems_total = refusal.problems, refusal.total
    return result


def _doing(request: Request) -> str:
    what = "an extract" if request.extract == AUTO else extracts()[request.extract].title
    return f"{request.by} is {'checking' if request.dry_run else 'loading'} {what}"


def _check_size(request: Request, database: Database) -> None:
    size = request.path.stat().st_size
    if size > request.limit_mb * _MEGABYTE:
        raise unreadable(
            f"The file has {size // _MEGABYTE:,} MB and may have {request.limit_mb:,} MB. Split it, or ask for more."
        )
    if shutil.disk_usage(database.path.parent).free < _ROOM * size:
        raise DatabaseError("There is not enough room on the disk for this file: free some space and repeat.")


@contextmanager
def scratch_file(database: Database) -> Iterator[Path]:
    """A file for the text as it is read: its name is ours, because the engine would expand marks in an uploaded one."""
    handle, name = tempfile.mkstemp(dir=database.incoming, suffix=".csv")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _prepare(cursor: duckdb.DuckDBPyConnection, request: Request, scratch: Path, result: LoadResult) -> None:
    """Read and check the file into `checked`. Raises RefusedError."""
    cursor.execute(READERS)
    try:
        _read(cursor, request, scratch, result, fast=True)
    except duckdb.InvalidInputException:
        # The engine's own reader does not say what is wrong where; ours does.
        _read(cursor, request, scratch, result, fast=False)


def _read(
    cursor: duckdb.DuckDBPyConnection, request: Request, scratch: Path, result: LoadResult, *, fast: bool
) -> None:
    sheets = extracts() if request.extract == AUTO else [request.extract]
    staged = stage(cursor, request.path, scratch, sheets, fast=fast)
    result.encoding = staged.encoding
    extract = recognise(staged.header) if request.extract == AUTO else extracts()[request.extract]
    result.extract = extract.name
    matched, notices = adapt(cursor, extract, staged)
    result.ignored_columns, result.missing_columns = matched.ignored_names, matched.missing
    now = current_sql(extract, list_batches(cursor))
    notices += identity_notices(matched.ignored_names)
    result.warnings = notices + check(cursor, matched, Context(staged, request.as_at, now))


def _store(
    cursor: duckdb.DuckDBPyConnection,
    request: Request,
    result: LoadResult,
    inside: Callable[[duckdb.DuckDBPyConnection], None] | None,
) -> None:
    batches = list_batches(cursor)
    extract = extracts()[result.extract or ""]
    counts = compare(cursor, extract, batches)
    result.rows, result.new, result.changed = counts.rows, counts.new, counts.changed
    result.unchanged, result.missing = counts.unchanged, counts.missing
    held = _already_held(cursor, extract, batches, request, counts)
    if held:
        result.status, result.batch = "already_loaded", held.id
        return
    result.warnings += _warnings(extract, batches, request, counts)
    removes = request.missing == "remove"
    result.warnings += cross_checks(cursor, Upload(extract, request.as_at, counts.rows, removes, batches))
    result.status = "dry_run" if request.dry_run else "loaded"
    if request.dry_run and not inside:
        return
    with transaction(cursor, keep=not request.dry_run):
        batch = _insert(cursor, extract, request, counts)
        if inside:
            inside(cursor)
    result.batch = None if request.dry_run else batch


def _already_held(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], request: Request, counts: Counts
) -> Batch | None:
    """The batch in use that holds this very content. A later as-at date is news; so is the wish to remove rows."""
    if request.missing == "remove" and counts.missing:
        return None
    likely = [b for b in in_use(batches, extract.name) if b.as_at >= request.as_at and b.rows == counts.rows]
    return next((batch for batch in reversed(likely) if same_content(cursor, extract, batch)), None)


def _insert(cursor: duckdb.DuckDBPyConnection, extract: Extract, request: Request, counts: Counts) -> int:
    batch = next_id(cursor, "batches")
    with request.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    cursor.execute(
        "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(batch, extract.name, request.file, sha256, request.as_at, request.missing),
            *(counts.rows, counts.new, counts.changed, counts.unchanged, counts.missing),
        ],
    )
    record_event(cursor, batch, "loaded", request.by)
    names = ", ".join(identifier(name) for name in extract.names)
    table = f"stored.{identifier(extract.name)}"
    cursor.execute(f"INSERT INTO {table} (batch, {names}) SELECT {batch}, {names} FROM checked")
    return batch


def _warnings(extract: Extract, batches: list[Batch], request: Request, counts: Counts) -> list[Notice]:
    used = in_use(batches, extract.name)
    notices = []
    if used and used[-1].as_at > request.as_at:
        newest = used[-1].as_at.strftime("%d/%m/%Y")
        message = (
            f"A newer extract, as at {newest}, is loaded. Its rows stay in use; this file only adds what it lacks."
        )
        notices.append(Notice(code="older_extract", message=message))
    if request.missing == "remove" and counts.missing and extract.warn_on_removal:
        message = f"{counts.missing:,} {extract.rows} will be removed. In this extract that is unusual: check the file."
        notices.append(Notice(code="unusual_removal", message=message))
    return notices
