"""What lies beside a record, read without any code of ours, and generated to be carried."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
from hypothesis import strategies as st

from data.audit import Kind, Trail, trail_of
from data.moving.beside import small_files
from data.reader import Reader
from data.settings import Settings

Rows = dict[str, list[tuple[object, ...]]]
COLUMNS = {
    "tokens": ("name", "digest", "extracts", "issued", "issued_by", "ended", "ended_by", "used"),
    "mails": ("day", "address", "at", "subject", "keys", "way", "state", "fault"),
    "once": ("key", "address", "at", "subject", "way", "state", "fault"),
    "follows": ("address", "subject", "since", "known"),
    "calendars": ("digest", "address", "made", "ended"),
}
"""Of each table, those without which no two rows are alike first; all but its number."""
MAY_LACK = {"ended", "ended_by", "used"}
ROWS: Rows = {
    "tokens": [("loader", "d", "[]", "2026-01-01", "Ad", None, None, None)],
    "mails": [("2026-11-12", "ann@example.org", "", "", "[]", "smtp", "sent", "")],
    "once": [("edition 1", "ann@example.org", "", "", "smtp", "begun", "")],
    "follows": [("ann@example.org", "all", "2026-01-01", "{}")],
    "calendars": [("s", "ann@example.org", "2026-01-01", None)],
}
"""One row of each table."""
FILES = ("tokens", "post")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def rows_of_a_table(columns: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str | None, ...]]]:
    values = [st.none() | TEXT if name in MAY_LACK else TEXT for name in columns]
    alike = (lambda row: row[0], lambda row: row[1])
    return st.lists(st.tuples(*values), max_size=6, unique_by=alike)


TABLES = st.fixed_dictionaries({name: rows_of_a_table(one) for name, one in COLUMNS.items()})
SAID = st.lists(st.tuples(TEXT, st.sampled_from(list(Kind)), TEXT, TEXT), min_size=1, max_size=6)


def fill(record: Path, settings: Settings, tables: Rows, said: list[tuple]) -> None:
    """Files beside a record that have these rows, and gave one more number that is gone; and a trail
    with these lines."""
    trail: Trail = trail_of(record, settings)
    for who, kind, what, outcome in said:
        trail.record(Reader(who), kind, what, outcome)
    for file in small_files(record, settings):
        with file.opened():
            pass
        with closing(sqlite3.connect(file.path)) as made, made:
            for table in file.columns().keys() & COLUMNS:
                columns = COLUMNS[table]
                sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
                made.executemany(sql, tables[table])
                made.execute(sql, ["gone"] * len(columns))
                made.execute(f"DELETE FROM {table} WHERE {columns[0]} = 'gone'")
            if "readers" in file.columns():
                made.execute("INSERT INTO readers SELECT id FROM tokens WHERE id % 2 = 1")


def in_files(record: Path) -> Rows:
    """Every row of every table of the files beside a record, in any order, and the last numbers that
    were given."""
    found: Rows = {}
    for name in FILES:
        with closing(sqlite3.connect(record.with_name(f"{record.stem}.{name}.sqlite3"))) as file:
            tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                cursor = file.execute(f'SELECT * FROM "{table}"')
                found.setdefault(table, []).extend(_by_name(cursor))
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def in_server(address: str) -> Rows:
    """The same of a server, with the lines of the trail and without the last numbers."""
    with psycopg.connect(address) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'beside'"
        ).fetchall()
        return {
            table: sorted(
                _by_name(connection.execute(f'SELECT * FROM beside."{table}"'.encode())), key=repr
            )
            for (table,) in tables
        }


def _by_name(cursor) -> list[tuple[object, ...]]:
    """The rows of a cursor, their values in the order of the columns' names."""
    names = [column[0] for column in cursor.description]
    order = sorted(range(len(names)), key=names.__getitem__)
    return [tuple(row[place] for place in order) for row in cursor.fetchall()]
