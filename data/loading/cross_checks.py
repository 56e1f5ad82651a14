"""What is odd about a file beside the uploads before it: warnings that one file alone cannot
give."""

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

import duckdb

from data.checking import words
from data.clock import last_month_end
from data.extract import Extract
from data.loading.fewer_rows import fewer_rows
from data.loading.leaving import returned, still_listed
from data.loading.names import alike
from data.loading.upload import Upload
from data.plurals import counted, one_or_many
from data.problems import Notice
from data.record import Batch
from data.sql import identifier, literal
from data.store import differs, measured_sql

_NAMED = 4
_ALIKE = 0.75


def cross_checks(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> list[Notice]:
    """The warnings: far fewer rows, values never seen before, months without rows, history that
    changes."""
    last = upload.last
    if last is None:
        return []
    cursor.execute(
        f"CREATE OR REPLACE TEMP VIEW earlier AS {measured_sql(upload.extract, upload.batches)}"
    )
    checks = (
        fewer_rows(cursor, upload, last),
        _new_values(cursor, upload),
        _empty_months(cursor, upload),
    )
    found = [notice for check in checks for notice in check] + list(_restated(cursor, upload, last))
    cursor.execute("DROP VIEW earlier")
    return found


def _new_values(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> Iterator[Notice]:
    for column in upload.extract.columns:
        if not column.watch:
            continue
        name = identifier(column.name)
        found = cursor.execute(
            f"""WITH mine AS (SELECT {name} AS said, count(*) AS rows FROM checked GROUP BY ALL),
                    theirs AS (SELECT DISTINCT {name} AS said FROM earlier WHERE {name} IS NOT NULL)
                SELECT said, rows
                FROM mine
                WHERE EXISTS (FROM theirs)
                    AND {alike("said")} NOT IN (SELECT {alike("said")} FROM theirs)
                ORDER BY rows DESC, said"""
        ).fetchall()
        if found:
            known = _values(
                cursor, f"SELECT DISTINCT {name} FROM earlier WHERE {name} IS NOT NULL ORDER BY 1"
            )
            named = _listed([_new_value(value, count, known) for value, count in found])
            message = (
                f"Never seen before as {words(column.name)}: {named}. If that is a known one in "
                "another spelling, correct it: each spelling counts by itself."
            )
            yield Notice(code="new_value", message=message)


def _new_value(value: str, count: int, known: list[str]) -> str:
    near = get_close_matches(
        value.casefold(), {one.casefold(): one for one in known}, n=1, cutoff=_ALIKE
    )
    like = next((f", much like “{one}”" for one in known if near and one.casefold() == near[0]), "")
    return f"“{value}” ({counted(count, 'row')}{like})"


def _empty_months(cursor: duckdb.DuckDBPyConnection, upload: Upload) -> Iterator[Notice]:
    name = upload.main_date
    if name is None or upload.extract.reference:
        return
    lies = f"has a {words(name)} in" if upload.extract.column(name).kind == "date" else "is for"
    until = last_month_end(upload.as_at)
    listed = still_listed(upload.extract, name) if upload.missing == "left" else ""
    mine, theirs = _months(cursor, name, ("checked", f"(FROM earlier {listed})"), until)
    if not mine or not theirs:
        return
    gaps = [month for month in theirs if month > mine[0] and month not in mine]
    if gaps:
        named = _listed([f"{month:%B %Y}" for month in gaps], "month")
        message = (
            f"No row {lies} {named}, where earlier uploads have rows. Check that the export is "
            "complete."
        )
        yield Notice(code="empty_month", message=message)
    newest = until.replace(day=1)
    if newest not in mine and newest not in theirs and _unbroken(theirs):
        message = (
            f"No row {lies} {newest:%B %Y}, the newest month, though every month had rows so far."
        )
        yield Notice(code="empty_month", message=message)


def _restated(cursor: duckdb.DuckDBPyConnection, upload: Upload, last: Batch) -> Iterator[Notice]:
    until = last_month_end(last.as_at)
    keys = ", ".join(map(identifier, upload.extract.keys))
    new, changed = cursor.execute(
        f"""SELECT count(*) FILTER (now.batch IS NULL AND {_old(upload, "checked", until)}),
                count(*) FILTER (now.batch IS NOT NULL AND ({_touches_past(upload.extract, until)}))
            FROM checked LEFT JOIN earlier AS now USING ({keys})"""
    ).fetchall()[0]
    (gone,) = (
        _values(
            cursor,
            f"""SELECT count(*) FROM earlier ANTI JOIN checked USING ({keys})
                WHERE {_old(upload, "earlier", until)}""",
        )
        if upload.missing == "remove"
        else (0,)
    )
    told = [
        *((new, "new"), (changed, "changed")),
        (returned(cursor, upload.extract, until) if upload.counts.returning else 0, "returning"),
        (gone, "removed"),
        (upload.counts.missing if upload.leaves_by(until) else 0, "leaving"),
    ]
    parts = [f"{count:,} {what}" for count, what in told if count]
    if parts:
        concern = one_or_many(sum(count for count, _ in told), "row concerns", "rows concern")
        message = (
            f"History is restated: {_listed(parts)} {concern} the time up to {until.day} "
            f"{until:%B %Y}, which upload {last.id} had covered. Figures of earlier months may "
            "change."
        )
        yield Notice(code="restated_history", message=message)


def _old(upload: Upload, table: str, until: date) -> str:
    """SQL for a row of a table that is of a day up to then."""
    name = upload.main_date
    return f"{table}.{identifier(name)} <= DATE {literal(until)}" if name else "false"


def _touches_past(extract: Extract, until: date) -> str:
    """SQL for a changed row that alters the past: a date up to then, or no date at all but
    something else."""
    others = [column for column in extract.columns if not column.key]
    dates = [column.name for column in others if column.kind in ("date", "month")]
    past = [
        f"{differs(name)} AND least(checked.{identifier(name)}, now.{identifier(name)}) <= DATE "
        f"{literal(until)}"
        for name in dates
    ]
    some = " OR ".join(differs(column.name) for column in others) or "false"
    dated = " OR ".join(map(differs, dates)) or "false"
    return " OR ".join([*past, f"({some}) AND NOT ({dated})"])


def _months(
    cursor: duckdb.DuckDBPyConnection, name: str, tables: Sequence[str], until: date
) -> list[list[date]]:
    """The months of each table's dates, in their order."""
    months = " UNION ALL ".join(
        f"""SELECT DISTINCT {at} AS at_table, date_trunc('month', {identifier(name)})::DATE AS month
            FROM {table} WHERE {identifier(name)} <= DATE {literal(until)}"""
        for at, table in enumerate(tables)
    )
    found = cursor.execute(f"{months} ORDER BY month").fetchall()
    return [[month for of, month in found if of == at] for at in range(len(tables))]


def _unbroken(months: list[date]) -> bool:
    """Whether the twelve months up to the newest one are all there."""
    last = months[-1]
    return len([month for month in months if month > last.replace(year=last.year - 1)]) == 12


def _values(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return [value for (value,) in cursor.execute(sql).fetchall()]


def _listed(parts: list[str], noun: str = "") -> str:
    """The first few, and how many more."""
    rest = len(parts) - _NAMED
    more = [counted(rest, f"more {noun}") if noun else f"{rest:,} more"] if rest > 0 else []
    shown = [*parts[:_NAMED], *more]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
