"""What a file withdraws: rows that are shown and that a mark of the file retires; and what a newer
file has withdrawn of the rows of this one."""

from dataclasses import dataclass
from datetime import date

import duckdb

from data.extract import Extract
from data.plurals import counted, one_or_many
from data.problems import Notice
from data.published import area_names
from data.record import Batch
from data.sql import identifier, literal
from data.store import current_sql, withdrawn_sql

_NAMED = 6

Keys = list[tuple[str, str, str]]
"""Measure, period and area of figures."""


@dataclass(frozen=True)
class Retired:
    """How many rows that are held a file withdraws, and the warnings of these, and of its own rows
    that a newer file has withdrawn."""

    number: int = 0
    notices: tuple[Notice, ...] = ()


def withdraw(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], as_at: date
) -> Retired:
    """What a checked file of that as-at date withdraws, by its tables `checked` and `withdrawn`. A
    mark that is older than the row of its key withdraws nothing."""
    if not extract.marked:
        return Retired()
    keys, day = ", ".join(map(identifier, extract.keys)), f"DATE {literal(as_at)}"
    _make_held(cursor, extract, batches)
    retired = f"SELECT {keys} FROM withdrawn JOIN held USING ({keys}) WHERE day <= {day}"
    late = f"SELECT {keys} FROM checked JOIN gone USING ({keys}) WHERE day > {day}"
    found, kept_away = (
        cursor.execute(f"{sql} ORDER BY {keys}").fetchall() for sql in (retired, late)
    )
    return Retired(len(found), (*_retired(found), *_kept_away(kept_away)))


def _make_held(cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]) -> None:
    """Make the tables `gone`, the keys that are withdrawn, and `held`, those of the rows that are
    shown, the product's own too: each with the as-at date since which that is so."""
    keys = ", ".join(map(identifier, extract.keys))
    # One more than there are, because a list of values may not be empty.
    dates = {-1: date.min} | {one.id: one.as_at for one in batches}
    days = ", ".join(f"({id}, DATE {literal(day)})" for id, day in dates.items())

    def dated(rows: str) -> str:
        return (
            f"SELECT {keys}, day FROM ({rows}) JOIN (VALUES {days}) AS of(batch, day) USING (batch)"
        )

    cursor.execute(f"CREATE OR REPLACE TEMP TABLE gone AS {dated(withdrawn_sql(extract, batches))}")
    loaded = dated(current_sql(extract, batches, ("batch",)))
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE held AS
            WITH loaded AS ({loaded})
            FROM loaded
            UNION ALL
            SELECT {keys}, since FROM ({extract.carried})
            ANTI JOIN loaded USING ({keys}) LEFT JOIN gone USING ({keys})
            WHERE gone.day IS NULL OR gone.day < since"""
    )


def _retired(keys: Keys) -> list[Notice]:
    if not keys:
        return []
    those = one_or_many(len(keys), "it", "them")
    message = (
        f"The file withdraws {counted(len(keys), 'figure')} held so far: {_named(keys)}. Once it "
        f"is loaded nothing is shown for {those}, in charts, ranks, sentences and targets. Undoing "
        f"it brings {those} back."
    )
    return [Notice(code="withdrawn", message=message)]


def _kept_away(keys: Keys) -> list[Notice]:
    if not keys:
        return []
    message = (
        f"A newer file has withdrawn {counted(len(keys), 'figure')} of this one, and nothing will "
        f"be shown for {one_or_many(len(keys), 'it', 'them')}: {_named(keys)}."
    )
    return [Notice(code="withdrawn", message=message)]


def _named(keys: Keys) -> str:
    """Each area and period once, with its measures: `Cumberland 2024 (ehc_20_weeks)`."""
    measures: dict[tuple[str, str], list[str]] = {}
    for measure, period, area in keys:
        measures.setdefault((area, period), []).append(measure)
    parts = [
        f"{area_names().get(area, area)} {period} ({', '.join(each)})"
        for (area, period), each in measures.items()
    ]
    more = len(parts) - _NAMED
    return "; ".join([*parts[:_NAMED], *[f"and {more:,} more areas and years"] * (more > 0)])
