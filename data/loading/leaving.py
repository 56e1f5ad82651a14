"""The warnings of a list of who waits now: it may not be the whole list, or corrects another of its
day; and the months before the first one are short of those who had left."""

from datetime import date

import duckdb

from data.extract import Extract
from data.loading.order_warnings import rows_in_words
from data.loading.request import Request
from data.plurals import counted
from data.problems import MONTHS_BEFORE_LISTS, UNUSUAL_REMOVAL, Notice
from data.record import Batch, in_use
from data.sql import identifier, literal
from data.store import LEFT_BY, Counts, current_sql, missing_sql, not_ended

_NAMED, _MANY = 4, 10


def leaving_warnings(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    request: Request,
    counts: Counts,
) -> list[Notice]:
    """The warnings of a file (its rows are in the table `checked`) whose missing rows are to have
    left; none of any other."""
    if request.missing != "left":
        return []
    short = _months_before(cursor, extract, batches, request)
    return [*short, *(_leaving(cursor, extract, batches, request) if counts.missing else ())]


def _months_before(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], request: Request
) -> list[Notice]:
    """Said with the first list of who waits, where nothing loaded holds anybody who had left."""
    used = in_use(batches, extract.name)
    if any(batch.missing_policy == "left" for batch in used):
        return []
    rows = f"SELECT * FROM ({current_sql(extract, batches)}) UNION ALL BY NAME FROM checked"
    ended = f"SELECT 1 FROM ({rows}) WHERE NOT ({not_ended(extract)}) LIMIT 1"
    if cursor.execute(ended).fetchall():
        return []
    first = min([request.as_at, *(batch.as_at for batch in used)])
    message = (
        f"No row so far was assessed or closed: there are only lists of who waits, the first as at "
        f"{first:%d/%m/%Y}. The months before it miss all who had left by then, so that they show "
        "fewer children and shorter waits than there were. For a fair baseline load a full extract "
        "of that time as well."
    )
    return [Notice(code=MONTHS_BEFORE_LISTS, message=message)]


def _leaving(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], request: Request
) -> list[Notice]:
    rows = missing_sql(extract, batches, request.as_at, request.missing)
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW leaving AS {rows}")
    messages = [*_all_gone(cursor, extract), *_of_one_day(cursor, extract, batches, request)]
    cursor.execute("DROP VIEW leaving")
    return [Notice(code=UNUSUAL_REMOVAL, message=message) for message in messages]


def _all_gone(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[str]:
    """Of a name that every row has, such as the provider's, all may leave at once: then the file
    was another one's list alone."""
    found = []
    for column in extract.required:
        name = identifier(column.name)
        gone = cursor.execute(
            f"""SELECT {name}, count(*) FROM leaving ANTI JOIN checked USING ({name})
                GROUP BY {name} ORDER BY count(*) DESC, {name}"""
        ).fetchall()
        if column.watch and gone:
            rest = [f"{len(gone) - _NAMED:,} more"] if len(gone) > _NAMED else []
            named = [f"“{value}” ({counted(count, 'row')})" for value, count in gone[:_NAMED]]
            found.append(
                f"The file holds nothing of {', '.join([*named, *rest])}, so that all of it would "
                f"count as having left. If this is the list of some {extract.rows} alone, it is "
                "not the whole list: put all lists of the day into one file, or choose keep."
            )
    return found


def _of_one_day(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], request: Request
) -> list[str]:
    """A row of a list of the same day leaves on the day on which it is listed: one of the two files
    corrects the other, or is half of the list."""
    told = []
    for batch in in_use(batches, extract.name):
        if batch.as_at == request.as_at:
            (count,) = cursor.execute(
                "SELECT count(*) FROM leaving WHERE batch = ?", [batch.id]
            ).fetchall()[0]
            if count:
                told.append(
                    f"{rows_in_words(extract, count)} of upload {batch.id}, of the same day, would "
                    "count as having left on that day. If this file corrects that one, undo "
                    f"upload {batch.id} instead; if it is another part of the list, put both into "
                    "one file, or choose keep."
                )
    return told


def still_listed(extract: Extract, dated: str) -> str:
    """The clauses by which earlier rows are those that a list of who waits ought to hold: nobody of
    a month of which all were assessed, closed or left, as soon happens where few are listed still.
    `dated` is the column that says of which month a row is."""
    return f"""WHERE {not_ended(extract)} AND {LEFT_BY} IS NULL
        QUALIFY count(*) OVER (PARTITION BY date_trunc('month', {identifier(dated)})) >= {_MANY}"""


def returned(cursor: duckdb.DuckDBPyConnection, extract: Extract, until: date) -> int:
    """How many rows of the table `checked` had, of those in `earlier`, left by a day: with the file
    they never did."""
    keys = ", ".join(map(identifier, extract.keys))
    left = f"SELECT {keys} FROM earlier WHERE {LEFT_BY} <= DATE {literal(until)}"
    found = cursor.execute(f"SELECT count(*) FROM checked SEMI JOIN ({left}) USING ({keys})")
    return found.fetchall()[0][0]
