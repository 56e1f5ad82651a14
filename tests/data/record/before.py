"""Databases of earlier versions, for tests: the table of decisions, before these became entries of
the record."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb

from data.store import migrations

Row = tuple[int, str, str, str | None, float | None, str, str, date, datetime, int | None]

OLD: list[Row] = [
    (
        1,
        "appeal_rate",
        "target",
        None,
        1.4,
        "Agreed",
        "Ann",
        date(2026, 9, 1),
        datetime(2026, 9, 2, 9, 0, 0, 123),
        None,
    ),
    (
        2,
        "nd_average_wait",
        "baseline_figure",
        "2025-03",
        41.94,
        '“Ünï” "q"\nline',
        "O'Neil <b>",
        date(2026, 9, 3),
        datetime(2026, 9, 3, 9),
        None,
    ),
    (
        3,
        "annual_review_completed_on_time",
        "reading",
        None,
        None,
        "Read so",
        "Cy",
        date(2026, 9, 4),
        datetime(2026, 9, 4, 9),
        None,
    ),
    (
        4,
        "nd_average_wait",
        "undo",
        None,
        None,
        "A slip. " * 299 + "A slip.",
        "Di",
        date(2026, 9, 4),
        datetime(2026, 9, 5, 9),
        2,
    ),
    (
        5,
        "appeal_rate",
        "target",
        None,
        0.1 + 0.2,
        "Again",
        "Ann",
        date(2026, 9, 6),
        datetime(2026, 9, 6, 9),
        None,
    ),
]


def old_table(cursor: duckdb.DuckDBPyConnection) -> None:
    """The table of decisions as it was made."""
    cursor.execute(
        (Path(migrations.__file__).parent / "002_decisions.sql").read_text(encoding="utf-8")
    )


def put_old(cursor: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Bring a database back to the version before, with these decisions in their table; its entries
    are of the time before any of them."""
    old_table(cursor)
    columns = "id, measure, kind, period, figure, reason, author, decided_on, moment, undoes"
    for row in rows:
        cursor.execute(
            f"INSERT INTO decisions ({columns}) VALUES ({', '.join('?' * len(row))})", row
        )
    cursor.execute("DELETE FROM schema_version WHERE number > 6")
