"""A file and a server hold the same tables, column by column: what is written to the one can be
written to the other."""

from pathlib import Path
from typing import Any

from data.store import Database, open_database
from tests.data.store.server.conftest import Opening

COLUMNS = """SELECT schema_name, table_name, column_name, data_type, is_nullable
    FROM duckdb_columns()
    WHERE database_name = current_catalog() AND NOT internal
        AND schema_name IN ('main', 'public', 'stored')
    ORDER BY table_name, column_index"""


def columns(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as cursor:
        found = cursor.execute(COLUMNS).fetchall()
    return [("main" if schema == "public" else schema, *rest) for schema, *rest in found]


def test_a_file_and_a_server_have_the_same_tables(opening: Opening, tmp_path: Path) -> None:
    file = open_database(tmp_path / "file.duckdb")
    ours, theirs = columns(file), columns(opening())
    file.close()
    assert len(ours) > 150
    assert [row for row in theirs if row not in ours] == []
    assert [row for row in ours if row not in theirs] == []
    assert ours == theirs
