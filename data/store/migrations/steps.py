"""The steps that bring a database to this version."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.extract import Extract
from data.extracts import extracts
from data.sql import SQL_TYPES, identifier, literal, marks_table, stored_table
from data.store.faults import FOREIGN, DatabaseError

_MARKS = "010_marks"
"""The step that counts the marks of each upload; there it has no tables yet to count them in."""


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the database to this version in one transaction. Raises DatabaseError if it is already
    beyond it."""
    steps = sorted(Path(__file__).parent.glob("[0-9]*.sql"))
    connection.execute("BEGIN")
    try:
        tables = _tables(connection)
        if tables and "schema_version" not in tables:
            raise DatabaseError(f"The file {FOREIGN}.")
        connection.execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL)")
        (done,) = connection.execute(
            "SELECT coalesce(max(number), 0) FROM schema_version"
        ).fetchall()[0]
        if done > len(steps):
            raise DatabaseError(
                "The database was written by a newer version of the dashboard: update the "
                "dashboard."
            )
        for number, step in list(enumerate(steps, start=1))[done:]:
            connection.execute(step.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO schema_version VALUES (?)", [number])
        _declared_tables(connection, tables if done == len(steps) else _tables(connection))
        if any(step.stem == _MARKS for step in steps[done:]):
            _count_marks(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The tables that are there, those of stored rows as `stored_table` names them, and how many
    columns each has."""
    found = connection.execute(
        "SELECT schema_name, table_name, column_count FROM duckdb_tables()"
    ).fetchall()
    return {
        f"stored.{identifier(name)}" if schema == "stored" else name: count
        for schema, name, count in found
    }


def _declared_tables(connection: duckdb.DuckDBPyConnection, held: Mapping[str, int]) -> None:
    """Give each extract its table and its columns, and one like it for the marks by which files
    withdraw rows; what is `held` already is left alone."""
    for extract in extracts().values():
        for table in [stored_table(extract)] + [marks_table(extract)] * bool(extract.marked):
            # A table only ever gains columns: one that has as many as are declared has them all.
            if held.get(table, 0) <= len(extract.columns):
                columns = _columns(connection, table) if table in held else set()
                _table(connection, extract, table, columns)


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    # `duckdb_columns` would look through every view of the engine's own.
    named = f"SELECT name FROM pragma_table_info({literal(table)})"
    return {name for (name,) in connection.execute(named).fetchall()}


def _table(
    connection: duckdb.DuckDBPyConnection, extract: Extract, table: str, held: set[str]
) -> None:
    declared = {
        column.name: f"{identifier(column.name)} {SQL_TYPES[column.kind]}"
        for column in extract.columns
    }
    if not held:
        connection.execute(
            f"CREATE TABLE {table} ({', '.join(['batch INTEGER NOT NULL', *declared.values()])})"
        )
        return
    # The contract only ever gains columns, so that adding one is all that an older database can
    # need.
    for name in [name for name in declared if name not in held]:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {declared[name]}")


def _count_marks(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep how many marks there are of the uploads until now."""
    for extract in extracts().values():
        if extract.marked:
            connection.execute(
                "INSERT INTO mark_counts SELECT batch, count(*) "
                f"FROM {marks_table(extract)} GROUP BY batch"
            )
