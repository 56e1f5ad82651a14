"""What a move carries, table by table."""

from dataclasses import dataclass

from data.sql import literal
from data.store.server import Link, LinkedSide

_LEFT = ("schema_version",)
"""Tables that are no part of the record: each database has its own."""
_SCHEMAS = ("main", "public", "stored")


class MoveError(Exception):
    """A move is refused. The message says why; nothing was changed."""


@dataclass(frozen=True)
class CarriedTable:
    """A table of the record: its schema, empty where that differs between databases, its name, and
    the columns with the engine's type of each, by name."""

    schema: str
    name: str
    columns: dict[str, str]

    @property
    def said(self) -> str:
        """The table in a sentence."""
        return self.name


def carried(link: Link) -> list[CarriedTable]:
    """The tables of the record, which both databases have alike. What lies beside the record (the
    audit trail, tokens, the post) is not among them. Raises MoveError where one has what the other
    has no place for."""
    file, server = (_tables(link, side) for side in (link.file, link.server))
    if file == server:
        return [CarriedTable(*table, columns) for table, columns in sorted(file.items())]
    for table in sorted(file.keys() | server.keys()):
        if file.get(table) != server.get(table):
            raise MoveError(
                f"The table {table[1]} is not alike in {link.file.name} and {link.server.name}: "
                "open the file with this version, have python -m data migrate done on the server, "
                "and repeat."
            )
    return []


def _tables(link: Link, side: LinkedSide) -> dict[tuple[str, str], dict[str, str]]:
    found = link.root.execute(
        f"""SELECT schema_name, table_name, column_name, data_type
        FROM duckdb_columns()
        WHERE database_name = {literal(side.catalog)} AND schema_name IN {_SCHEMAS}
            AND table_name NOT IN (SELECT unnest(?))""",
        [list(_LEFT)],
    ).fetchall()
    tables: dict[tuple[str, str], dict[str, str]] = {}
    for schema, table, column, kind in sorted(found):
        at = "" if schema == side.schema else schema
        tables.setdefault((at, table), {})[column] = kind
    return tables
