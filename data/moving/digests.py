"""What a database says of its own rows: how many a table has, and a digest of them in whatever
order. Each works out its own, in its own SQL; a text that stands for a value is the same in both
and no other value has it, to the last bit of a number."""

from dataclasses import dataclass

from data.moving.carried import CarriedTable, MoveError
from data.sql import identifier
from data.store.server import OWN, LinkedSide

_EPOCH = "DATE '1970-01-01'"
_BY_ENGINE = {
    "VARCHAR": "{}",
    "INTEGER": "CAST({} AS VARCHAR)",
    "BIGINT": "CAST({} AS VARCHAR)",
    "BOOLEAN": "CAST({} AS VARCHAR)",
    "DATE": f"CAST({{}} - {_EPOCH} AS VARCHAR)",
    "TIMESTAMP": "CAST(epoch_us({}) AS VARCHAR)",
    "DOUBLE": "CAST(CAST({} AS BIT) AS VARCHAR)",
    "INTEGER[]": "array_to_string("
    "list_transform({}, lambda one: coalesce(CAST(one AS VARCHAR), '-')), ',')",
    "BLOB": "lower(hex({}))",
}
_BY_SERVER = {
    "VARCHAR": "{}",
    "INTEGER": "{}::text",
    "BIGINT": "{}::text",
    "BOOLEAN": "{}::text",
    "DATE": f"({{}} - {_EPOCH})::text",
    "TIMESTAMP": "(extract(epoch FROM {}) * 1000000)::bigint::text",
    "DOUBLE": "('x' || encode(float8send({}), 'hex'))::bit(64)::text",
    "INTEGER[]": "array_to_string({}, ',', '-')",
    "BLOB": "encode({}, 'hex')",
}
DIGITS = 15
"""Of the text of a digest in hexadecimal, for each of two numbers of 60 bits."""
_FIRST = f"substr(digest, 1, {DIGITS})"
_SECOND = f"substr(digest, {DIGITS + 1}, {DIGITS})"
_BITS = 76
"""Room for the sum of as many such numbers as a table can have rows."""


@dataclass(frozen=True)
class TableDigest:
    """How many rows a table has, and the digest of them."""

    table: str
    rows: int
    digest: str


def digest_of(side: LinkedSide, table: CarriedTable) -> TableDigest:
    """The digest that one side works out of a table."""
    where = f"{named(side, table)} WHERE {of_record(table)}"
    sql = _on_server(table, where) if side.is_server else _in_file(table, where)
    ((rows, first, second),) = side.ask(sql)
    return TableDigest(table.said, rows, whole(int(first or 0), int(second or 0)))


def whole(first: int, second: int) -> str:
    """The digest of a table, from the sums of the two numbers of its rows."""
    return f"{(first << _BITS) + second:034x}"


def refuse_altered(held: TableDigest, found: TableDigest) -> None:
    """A table arrived as it was. Raises MoveError."""
    if found != held:
        raise MoveError(
            f"The table {held.table} did not arrive as it was: {held.rows:,} rows with the digest "
            f"{held.digest} became {found.rows:,} with {found.digest}. Nothing was moved."
        )


def of_record(table: CarriedTable) -> str:
    """SQL for which rows of a table are of the record itself; true for all but some properties."""
    return f"name NOT IN {OWN}" if table.name == "properties" else "true"


def _in_file(table: CarriedTable, where: str) -> str:
    row = " || ".join(
        f"coalesce(CAST(strlen({text}) AS VARCHAR) || ':' || {text}, '-')"
        for text in _texts(table, _BY_ENGINE)
    )
    return f"""SELECT count(*), CAST(sum(CAST('0x' || {_FIRST} AS BIGINT)) AS VARCHAR),
            CAST(sum(CAST('0x' || {_SECOND} AS BIGINT)) AS VARCHAR)
        FROM (SELECT md5({row}) AS digest FROM {where})"""


def _on_server(table: CarriedTable, where: str) -> str:
    row = " || ".join(
        f"coalesce(octet_length({text})::text || ':' || {text}, '-')"
        for text in _texts(table, _BY_SERVER)
    )
    return f"""SELECT count(*), sum(('x' || {_FIRST})::bit(60)::bigint)::text AS first,
            sum(('x' || {_SECOND})::bit(60)::bigint)::text AS second
        FROM (SELECT md5({row}) AS digest FROM {where}) AS rows_of_table"""


def _texts(table: CarriedTable, dialect: dict[str, str]) -> list[str]:
    return [dialect[kind].format(identifier(name)) for name, kind in sorted(table.columns.items())]


def named(side: LinkedSide, table: CarriedTable) -> str:
    """SQL for a table to the database of one side itself."""
    return f"{table.schema or side.schema}.{identifier(table.name)}"
