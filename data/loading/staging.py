"""Reading a file before anybody's turn to write: whoever else writes need not wait for it."""

from contextlib import nullcontext
from pathlib import Path

import duckdb

from data.extracts import extracts
from data.loading.request import AUTO, Request
from data.reading import Sought, Staged, is_workbook
from data.reading.stage import stage
from data.store import Turn

_BOOKS = Turn()
"""One workbook at a time is read by this process: each takes much memory."""


def doing(request: Request) -> str:
    """Who does what, in the words that one who waits too long for it is told."""
    what = "an extract" if request.extract == AUTO else extracts()[request.extract].title
    return f"{request.by.name} is {'checking' if request.dry_run else 'loading'} {what}"


def staged(
    cursor: duckdb.DuckDBPyConnection,
    request: Request,
    scratch: Path,
    sought: Sought | None = None,
    *,
    fast: bool,
) -> Staged:
    """The file of a request, read (`stage`) by the headings that are sought, by default those of
    its extract. Raises RefusedError, and DatabaseError where another workbook takes too long."""
    with _BOOKS.taken(doing(request)) if is_workbook(request.path) else nullcontext():
        return stage(
            cursor, request.path, scratch, sought or request.sought, request.book, fast=fast
        )
