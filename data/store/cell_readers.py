"""The macros by which cells are read, before whoever reads a file.

Making them takes longer than loading a small file. Those of the contract are made once for a file
that is open, in memory beside it, when the first one needs them; those of a mapping that says
something else of dates by each cursor for itself.
"""

import threading

import duckdb

from data.dates import AS_CONTRACT, Dates
from data.sql import identifier, literal, readers

_BESIDE = "cell_readers"
_MADE = f"{_BESIDE}.main.made"
_MAKING = threading.Lock()


def attach_readers(root: duckdb.DuckDBPyConnection) -> None:
    """Make room for them beside a file that is being opened."""
    root.execute(f"ATTACH ':memory:' AS {_BESIDE}")


def use_readers(cursor: duckdb.DuckDBPyConnection, dates: Dates = AS_CONTRACT) -> None:
    """Let this cursor read cells, with what is said of a file's dates. One that has begun to read
    (`Database.reading`) does not see readers that are made only now."""
    if dates != AS_CONTRACT:
        cursor.execute(readers(dates))
        return
    _make_once(cursor)
    ((catalog, schema),) = cursor.execute("SELECT current_catalog(), current_schema()").fetchall()
    path = f"{identifier(catalog)}.{schema},{_BESIDE}.main"
    cursor.execute(f"SET search_path = {literal(path)}")


def _make_once(cursor: duckdb.DuckDBPyConnection) -> None:
    with _MAKING:
        try:
            cursor.execute(f"SELECT 1 FROM {_MADE}")
        except duckdb.CatalogException:
            with cursor.cursor() as maker:
                maker.execute(f"USE {_BESIDE}")
                maker.execute(readers().replace(" TEMP MACRO ", " MACRO "))
                maker.execute(f"CREATE TABLE {_MADE} AS SELECT 1")
