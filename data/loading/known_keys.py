"""The warnings of a file whose keys are not those that are stored: another system numbered them, a
spreadsheet took the zeros off them, it is another extract's file, or half of it is missing."""

from datetime import date

import duckdb

from data.column import Column
from data.extract import Extract
from data.loading.order_warnings import rows_in_words
from data.plurals import counted, one_or_many
from data.problems import KEYS_UNKNOWN, ROWS_GONE, Notice
from data.record import Batch, in_use
from data.sql import identifier, literal
from data.store import Counts, current_sql, used_sql

_DATED = ("date", "month", "period")


def key_warnings(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    as_at: date,
    counts: Counts,
) -> list[Notice]:
    """The warnings of a file (its rows are in the table `checked`) by its keys beside those that
    are stored: few are known, more than half of those in use are gone, or zeros tell them apart."""
    found = [*_unknown(cursor, extract, batches, as_at, counts), _zeros(cursor, extract, batches)]
    return [notice for notice in found if notice]


def _unknown(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    as_at: date,
    counts: Counts,
) -> list[Notice]:
    """The warning where a file that is not the first knows fewer than a tenth of its keys from
    before; or where one that is not older holds less than half of those in use. Dates in a key do
    not count, for a new month has new ones; nor is it asked of an extract to which rows are only
    added."""
    used = in_use(batches, extract.name)
    keys = [key for key in extract.keys if extract.column(key).kind not in _DATED]
    if not keys or extract.warn_on_removal or not used:
        return []
    rows, known, gone = _counted(cursor, extract, batches, keys, counts)
    if known * 10 < rows:
        held = rows_in_words(extract, rows)
        message = (
            f"{f'Only {known:,}' if known else 'None'} of the {held} in the file "
            f"{'were' if known > 1 else 'was'} there before. If these are the same {extract.rows} "
            "under other keys, each counts twice: check that the export is of the same system, and "
            "that no spreadsheet has altered the keys."
        )
        return [Notice(code=KEYS_UNKNOWN, message=message)]
    if gone <= known or used[-1].as_at > as_at:
        return []
    message = (
        f"More than half of the {rows_in_words(extract, known + gone)} in use are not in this "
        f"file: {gone:,}. Check that the export is complete, and not of one area or period only."
    )
    return [Notice(code=ROWS_GONE, message=message)]


def _counted(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    batches: list[Batch],
    keys: list[str],
    counts: Counts,
) -> tuple[int, int, int]:
    """How many keys the file holds, how many of them are known, and how many of those in use it
    lacks, but for rows that had left by an earlier list."""
    if keys == list(extract.keys):
        gone = counts.missing - counts.left_before
        return counts.rows, counts.changed + counts.unchanged, gone
    names = ", ".join(map(identifier, keys))
    return cursor.execute(
        f"""WITH mine AS MATERIALIZED (SELECT DISTINCT {names} FROM checked),
            held AS MATERIALIZED (SELECT DISTINCT {names} FROM ({current_sql(extract, batches)}))
            SELECT
                (SELECT count(*) FROM mine),
                (SELECT count(*) FROM mine SEMI JOIN held USING ({names})),
                (SELECT count(*) FROM held ANTI JOIN mine USING ({names}))"""
    ).fetchall()[0]


def _zeros(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]
) -> Notice | None:
    """The warning of keys that equal another, of the file or stored, but for zeros in front."""
    texts = [column for column in extract.columns if column.key and column.kind == "text"]
    led = " OR ".join(_led_by_zero(column) for column in texts)
    places = ("checked", used_sql(extract, batches))
    if not texts or not any(_some(cursor, rows, led) for rows in places):
        return None
    keys = ", ".join(map(identifier, extract.keys))
    bare = ", ".join(
        f"{_without_zeros(extract.column(key))} AS {identifier(f'bare {key}')}"
        for key in extract.keys
    )
    same = ", ".join(identifier(f"bare {key}") for key in extract.keys)
    shown = identifier(texts[0].name)
    rows, mine, other = cursor.execute(
        f"""WITH held AS (SELECT {keys} FROM ({current_sql(extract, batches)})),
            every AS (
                SELECT *, {bare}
                FROM (
                    SELECT {keys}, true AS fresh FROM checked ANTI JOIN held USING ({keys})
                    UNION ALL SELECT {keys}, false FROM held)),
            alike AS (
                SELECT
                    {same}, count(*) FILTER (fresh) AS rows,
                    min({shown}) AS first, max({shown}) AS last
                FROM every
                GROUP BY {same}
                HAVING rows > 0 AND count(*) > 1)
            SELECT sum(rows), min(first), arg_min(last, first) FROM alike"""
    ).fetchall()[0]
    if not rows:
        return None
    count = int(rows)
    message = (
        f"{counted(count, 'row')} {one_or_many(count, 'has a key', 'have keys')} that differ"
        f"{'s' if count == 1 else ''} from another only by zeros in front, as {mine} and {other}: "
        "a spreadsheet drops them. If they are the same, each counts twice: export the file again "
        "and add it without opening it in Excel."
    )
    return Notice(code="keys_differ_by_zeros", message=message)


def _some(cursor: duckdb.DuckDBPyConnection, rows: str, when: str) -> bool:
    return bool(cursor.execute(f"SELECT 1 FROM {rows} WHERE {when} LIMIT 1").fetchall())


def _led_by_zero(column: Column) -> str:
    key = identifier(column.name)
    return f"{key} LIKE '0%'" + (f" OR contains({key}, '-0')" if column.within else "")


def _without_zeros(column: Column) -> str:
    key = identifier(column.name)
    if column.kind != "text":
        return key
    if column.within:  # both parts of the key may have lost theirs
        return f"regexp_replace({key}, '(^|-)0+', {literal(chr(92) + '1')}, 'g')"
    return f"ltrim({key}, '0')"
