"""The rows of one batch as they were stored."""

from datetime import date

import duckdb

from data.column import Column
from data.extract import Extract
from data.sql import identifier, marks_table, stored_table


def stored_rows(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batch: int
) -> list[tuple[object, ...]]:
    """The rows in the order of their keys, in the extract's columns. Dates are `2026-09-28`, months
    `2026-09`, yes/no `Yes` and `No`, so that a file of them can be loaded again; what the batch
    withdraws stands among them with a mark."""
    names = ", ".join(identifier(name) for name in extract.names)
    keys = ", ".join(identifier(key) for key in extract.keys)
    tables = [stored_table(extract)] + [marks_table(extract)] * bool(extract.marked)
    of_batch = " UNION ALL ".join(
        f"SELECT {names} FROM {table} WHERE batch = $batch" for table in tables
    )
    rows = cursor.execute(f"FROM ({of_batch}) ORDER BY {keys}", {"batch": batch}).fetchall()
    return [
        tuple(_written(column, cell) for column, cell in zip(extract.columns, row, strict=True))
        for row in rows
    ]


def _written(column: Column, cell: object) -> object:
    if cell is None and column.marks:
        return column.marks[0]
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, date):
        return f"{cell:%Y-%m}" if column.kind == "month" else cell.isoformat()
    return cell
