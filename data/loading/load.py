"""Loading one file as one batch: read, check, compare with what is stored, and store all of it or
nothing."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import duckdb

from data.audit import Kind
from data.checking import Context
from data.checking.adapt import adapt
from data.checking.check import check
from data.extract import Extract
from data.extracts import extracts
from data.loading.mapped import mapped_notice, refuse_other_survey, with_next_step
from data.loading.request import AUTO, LoadResult, Request, refuse_policy
from data.loading.staging import doing, staged
from data.loading.store import store
from data.loading.upload import Checked
from data.problems import RefusedError, empty, unreadable, worst_first
from data.reading import Staged, identity_notices, recognise
from data.store import Database, DatabaseError, current_sql, rule_helpers, use_readers
from data.store.records import records

__all__ = ["AUTO", "LoadResult", "Request", "load", "scratch_file"]

_MEGABYTE = 1024 * 1024
_ROOM = 3
_UNKNOWN = "a file of no known extract"
_OUTCOMES = {"refused": "refused", "already_loaded": "loaded already"}


def load(
    database: Database,
    request: Request,
    inside: Callable[[duckdb.DuckDBPyConnection], None] | None = None,
) -> LoadResult:
    """Load a file, or say why not. `inside` is called with the rows in place, before they are kept
    or (in a dry run) dropped. Raises DatabaseError where the database cannot be used,
    PolicyError where missing rows cannot have left this extract, NotAllowedError where who asks
    may not, and AuditError where it cannot be recorded; the file's own faults are in the result."""
    request.by.must(request.right)
    result = LoadResult(status="refused", as_at=request.as_at, mapping=request.read_by)
    try:
        _check_size(request, database)
        with database.preparing() as (cursor, take), scratch_file(database) as scratch:
            use_readers(cursor, request.dates)
            read = staged(cursor, request, scratch, fast=True)
            take(doing(request))
            try:
                checked = _check(cursor, request, read, result)
            except duckdb.InvalidInputException:
                # The engine's own reader does not say what is wrong where; ours does.
                read = staged(cursor, request, scratch, fast=False)
                checked = _check(cursor, request, read, result)
            told = database.trail.told(request.by, Kind.UPLOAD)
            store(cursor, request, result, checked, inside, told)
    except RefusedError as refusal:
        result.problems, result.problems_total = refusal.problems, refusal.total
        if request.mapping:
            result.problems = with_next_step(result.problems, request.mapping.mapping)
    if not request.dry_run and result.status != "loaded":
        what = result.extract or _UNKNOWN
        database.trail.record(request.by, Kind.UPLOAD, what, _OUTCOMES[result.status])
    result.warnings = worst_first(result.warnings)
    return result


def _check_size(request: Request, database: Database) -> None:
    size = request.path.stat().st_size
    if size > request.limit_mb * _MEGABYTE:
        raise unreadable(
            f"The file has {size // _MEGABYTE:,} MB and may have {request.limit_mb:,} MB. Split "
            "it, or ask for more."
        )
    if shutil.disk_usage(database.incoming).free < _ROOM * size:
        raise DatabaseError(
            "There is not enough room on the disk for this file: free some space and repeat."
        )


@contextmanager
def scratch_file(database: Database) -> Iterator[Path]:
    """A file for the text as it is read: its name is ours, because the engine would expand marks in
    an uploaded one."""
    handle, name = tempfile.mkstemp(dir=database.incoming, suffix=".csv")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _check(
    cursor: duckdb.DuckDBPyConnection, request: Request, staged: Staged, result: LoadResult
) -> Checked:
    """Check the rows into the table `checked`. Raises RefusedError."""
    header = staged.header
    result.encoding = staged.encoding
    # Said of a file that is refused, too: it was sent all the same.
    result.warnings = identity_notices(header.fields, extracts().values()) + staged.notices
    header.refuse_doubtful()
    if staged.empty and not staged.doubts.unworked:
        _refuse_empty(request, staged, result)
    extract = _extract(request, staged)
    refuse_policy(extract, request.missing)
    result.extract = extract.name
    result.warnings = identity_notices(header.fields, [extract]) + staged.notices
    matched, notices = adapt(cursor, extract, staged, request.layout)
    if request.mapping:
        notices.append(mapped_notice(cursor, request.mapping))
    result.ignored_columns, result.missing_columns = matched.ignored_names, matched.missing
    kept = records(cursor)
    batches = kept.batches()
    now, helpers = current_sql(extract, batches), rule_helpers(extract, kept)
    context = Context(staged, request.as_at, now, helpers, request.dates)
    try:
        result.warnings += notices + check(cursor, matched, context)
    finally:
        result.newest = context.newest
    if request.mapping and request.mapping.mapping.questions:
        refuse_other_survey(cursor, extract, batches)
    return Checked(extract, staged, batches)


def _extract(request: Request, staged: Staged) -> Extract:
    if request.mapping:
        return extracts()[request.mapping.mapping.extract]
    return (
        recognise(staged.header, staged.where)
        if request.extract == AUTO
        else extracts()[request.extract]
    )


def _refuse_empty(request: Request, staged: Staged, result: LoadResult) -> NoReturn:
    """The refusal of a file without rows that can be read; its header may still say which extract
    it is of."""
    with suppress(RefusedError):
        result.extract = _extract(request, staged).name
    staged.findings.refuse()
    raise empty(staged.where, staged.header.line)
