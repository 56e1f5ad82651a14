"""The checked rows of one file as a batch: compared with what is stored, warned of, and stored all
or not at all."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb

from data.audit import Act
from data.checking import nothing_used
from data.extract import Extract
from data.loading.cross_checks import cross_checks
from data.loading.emptied import emptied_columns
from data.loading.known_keys import key_warnings
from data.loading.leaving import leaving_warnings
from data.loading.listed import list_warnings
from data.loading.names import name_warnings
from data.loading.order_warnings import reach_warnings, upload_warnings
from data.loading.request import LoadResult, Request
from data.loading.upload import Checked, Upload
from data.loading.withdrawn import Retired, withdraw
from data.problems import Notice, Problem, RefusedError
from data.reading import Staged, line_of
from data.record import Batch, Loaded, in_use
from data.retention import pass_over
from data.sql import identifier, marks_table, stored_table
from data.store import (
    BrokenHistoryError,
    BrokenRow,
    Counts,
    compare,
    current_sql,
    differs,
    same_content,
    transaction,
)
from data.store.keeping_rules import keeping_rules
from data.store.records import records

_NOT_HELD = (
    " A mark such as x withdraws a figure that is held, and none of these is: check measure, "
    "period and area."
)


def store(
    cursor: duckdb.DuckDBPyConnection,
    request: Request,
    result: LoadResult,
    checked: Checked,
    inside: Callable[[duckdb.DuckDBPyConnection], None] | None,
    told: Act,
) -> None:
    """Compare the rows of a file with what is stored, and store them as a batch, or say in `result`
    why not. What is stored is `told` on the audit trail.

    `inside` is called with the rows in place, before they are kept or (in a dry run) dropped.
    Raises RefusedError where rows that are stored already would break their rules.
    """
    extract, staged, batches = checked.extract, checked.staged, checked.batches
    passed = pass_over(cursor, extract, batches, request.as_at)
    counts = compare(cursor, extract, batches, request.as_at, request.missing)
    result.rows, result.new, result.changed = counts.rows, counts.new, counts.changed
    result.unchanged, result.missing = counts.unchanged, counts.missing
    retired = withdraw(cursor, extract, batches, request.as_at)
    result.withdrawn, result.left_since = retired.number, counts.left_since
    if not counts.rows and not retired.number:
        raise nothing_used(extract, staged, passed[0].message if passed else _NOT_HELD)
    held = _already_held(cursor, extract, batches, request, counts, retired)
    result.warnings += passed
    if held:
        result.status, result.batch = "already_loaded", held.id
        return
    result.warnings += [
        *retired.notices,
        *reach_warnings(extract, result.newest, request.as_at),
    ]
    result.warnings += _odd(cursor, extract, batches, request, counts, staged)
    result.warnings += cross_checks(
        cursor,
        Upload(extract, request.as_at, counts, request.missing, batches, retired.number),
    )
    if request.dry_run and not inside and not any(rule.later for rule in extract.rules):
        result.status = "dry_run"
        return
    with transaction(cursor, keep=not request.dry_run, told=told):
        try:
            with keeping_rules(cursor, extract):
                batch = _insert(cursor, extract, request, counts)
        except BrokenHistoryError as error:
            raise _refusal(cursor, staged, current_sql(extract, batches), error) from error
        told.what = f"{extract.name}, batch {batch}"
        if inside:
            inside(cursor)
    result.status, result.batch = ("dry_run", None) if request.dry_run else ("loaded", batch)


def _odd(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    request: Request,
    counts: Counts,
    staged: Staged,
) -> list[Notice]:
    """What is odd about the rows, by themselves and beside those that are stored."""
    return [
        *upload_warnings(extract, batches, request, counts),
        *key_warnings(cursor, extract, batches, request.as_at, counts),
        *leaving_warnings(cursor, extract, batches, request, counts),
        *name_warnings(cursor, extract, batches, staged),
        *list_warnings(cursor, extract, batches),
        *emptied_columns(cursor, extract, batches, request.as_at, counts),
    ]


def _already_held(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    request: Request,
    counts: Counts,
    retired: Retired,
) -> Batch | None:
    """The batch in use that holds this very content. A later as-at date is news; so is the wish to
    remove rows, the word that this is the list of those who wait, and that rows never left."""
    if (request.missing != "keep" and counts.missing) or counts.returning:
        return None
    used = in_use(batches, extract.name)
    if (
        (counts.new or counts.changed or retired.number)
        and used
        and used[-1].as_at <= request.as_at
    ):
        # It was loaded before, and then something else: to load it once more brings its rows back.
        return None
    likely = [b for b in used if b.as_at >= request.as_at and b.held == counts.rows]
    if request.missing == "left":
        likely = [b for b in likely if (b.missing_policy, b.as_at) == ("left", request.as_at)]
    return next((batch for batch in reversed(likely) if same_content(cursor, extract, batch)), None)


def _insert(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, request: Request, counts: Counts
) -> int:
    with request.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    loaded = Loaded(
        extract=extract.name,
        file=request.kept_as,
        sha256=sha256,
        as_at=request.as_at,
        missing_policy=request.missing,
        rows=counts.rows,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        missing=counts.missing,
        marks=_marks(cursor) if extract.marked else 0,
        mapping=request.mapping.entry if request.mapping else None,
    )
    batch = records(cursor).add_batch(loaded, request.by)
    names = ", ".join(identifier(name) for name in extract.names)
    told = [(stored_table(extract), "checked")]
    told += [(marks_table(extract), "withdrawn")] * bool(extract.marked)
    for table, rows in told:
        cursor.execute(f"INSERT INTO {table} (batch, {names}) SELECT {batch}, {names} FROM {rows}")
    return batch


def _marks(cursor: duckdb.DuckDBPyConnection) -> int:
    return cursor.execute("SELECT count(*) FROM withdrawn").fetchall()[0][0]


def _refusal(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, before: str, error: BrokenHistoryError
) -> RefusedError:
    """The refusal of a file, each problem at the row that breaks a stored one, where there is such
    a row; `before` is SQL for the rows that are current without the file."""
    pairs = zip(error.rows, error.faults, strict=True)
    problems = [_problem(cursor, staged, before, row, words) for row, words in pairs]
    return RefusedError(sorted(problems, key=lambda problem: problem.line or 0))


def _problem(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, before: str, row: BrokenRow, words: str
) -> Problem:
    found = _to_blame(cursor, before, row, *row.rule.decided) if row.rule.decided else None
    if not found:
        return Problem(line=None, column=None, value=None, code=row.rule.code, message=words)
    line, day = line_of(cursor, staged, found.mark), str(found.day)
    return Problem(line=line, column=found.column, value=day, code=row.rule.code, message=words)


@dataclass(frozen=True)
class _Blamed:
    """A row of the file by its mark, and its day in a column of dates."""

    mark: int
    column: str
    day: date


def _to_blame(
    cursor: duckdb.DuckDBPyConnection, before: str, row: BrokenRow, dated: str, decides: str
) -> _Blamed | None:
    """The row of the file that breaks a stored one, if any: of those before it with the same keys
    but for their date the last that decides otherwise than what is stored of its day, or that is
    new and decides."""
    same = " AND ".join(
        f"checked.{identifier(key)} = ${key}" for key in row.extract.keys if key != dated
    )
    keys = ", ".join(map(identifier, row.extract.keys))
    found = cursor.execute(
        f"""SELECT checked.mark, {identifier(dated)}
            FROM checked LEFT JOIN ({before}) AS now USING ({keys})
            WHERE {same} AND {identifier(dated)} < ${dated} AND {differs(decides)}
            ORDER BY 2 DESC
            LIMIT 1""",
        {key: row.cells[key] for key in row.extract.keys},
    ).fetchall()
    return _Blamed(found[0][0], dated, found[0][1]) if found else None
