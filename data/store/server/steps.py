"""The steps that bring a database of PostgreSQL to this version, which its owner has done by a
command; and the look whether they were."""

from pathlib import Path

import psycopg

from data.extract import Extract
from data.extracts import extracts
from data.sql import SQL_TYPES, identifier, marks_table, stored_table
from data.store.faults import DatabaseError

_TURN = 7_303_014
"""The number of the lock under which one migrates, and nobody else."""
_TYPES = SQL_TYPES | {"number": "DOUBLE PRECISION"}
_WORKED_OUT = ("points", "computed")
"""What may be taken away again, for it is worked out anew."""
_OWNERS = ("schema_version", "removals", "kept_points", "not_rewritten")
"""What its owner's commands alone add to: migrating, and removing rows because of their age."""
_RELEASED = ("schema_version", "properties", "edition_events", "released.content")
"""What is made for others to see, and what says of which version it is."""
_OF_EDITIONS = "id, name, month, known_at, threshold, note, corrects, by_name, moment, sha256"
"""All but what an edition shows, which waits for its approval, and why it hides a figure, which
tells more than that it does."""
_RELEASED_CONTENT = """CREATE SCHEMA IF NOT EXISTS released;
    CREATE OR REPLACE VIEW released.content AS
    SELECT id, content FROM public.editions WHERE 'approved' = (
        SELECT action FROM public.edition_events WHERE edition = editions.id
        ORDER BY id DESC LIMIT 1)"""
"""What those editions show that are approved and not withdrawn; in a schema of its own, for it is
no table of the record, which goes along where that is moved."""
_BESIDE = ("tokens", "readers", "mails", "once", "follows", "calendars", "sessions")
"""What is kept beside the record and ends, goes or is sent: all but the audit trail."""
_KEPT = "C", "C.UTF-8", "C.utf8", "POSIX"
_HOW = "python -m data migrate, under the role that owns its tables"


def migrate_server(connection: psycopg.Connection) -> int:
    """Bring the database to this version in one transaction; how many steps that took. Raises
    DatabaseError where it is beyond it, or sorts text in a language's way."""
    # What is said to be done then lasts, whatever is set for the server.
    connection.execute("SET LOCAL synchronous_commit = on")
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
    _refuse_language(connection)
    connection.execute("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL)")
    done, steps = _done(connection), _steps()
    if done > max(steps):
        raise _newer()
    wanted = {number: files for number, files in steps.items() if number > done}
    for number, files in wanted.items():
        for file in files:
            connection.execute(file.read_bytes())
        connection.execute("INSERT INTO schema_version VALUES (%s)", [number])
    for extract in extracts().values():
        for table in tables_of(extract):
            _table(connection, extract, table)
    _define(connection, _RELEASED_CONTENT)
    _grant(connection)
    return len(wanted)


def verify_server(connection: psycopg.Connection) -> None:
    """The database is as this version needs it. Raises DatabaseError, which says what to do."""
    ((there,),) = connection.execute("SELECT to_regclass('public.schema_version')").fetchall()
    if there is None:
        raise DatabaseError(f"The database has no tables of this dashboard: run {_HOW}.")
    done, newest = _done(connection), max(_steps())
    if done > newest:
        raise _newer()
    if done < newest or _missing(connection):
        raise DatabaseError(
            f"The database is of an older version: stop every dashboard, and run {_HOW}."
        )


def tables_of(extract: Extract) -> list[str]:
    """The tables of an extract: of its rows, and of its marks where it has any."""
    return [stored_table(extract)] + [marks_table(extract)] * bool(extract.marked)


def _steps() -> dict[int, list[Path]]:
    """The files of each step, by its number."""
    files = sorted((Path(__file__).parents[1] / "migrations" / "postgresql").glob("[0-9]*.sql"))
    return {
        number: [file for file in files if int(file.name[:3]) == number]
        for number in sorted({int(file.name[:3]) for file in files})
    }


def _done(connection: psycopg.Connection) -> int:
    found = connection.execute("SELECT coalesce(max(number), 0) FROM schema_version").fetchall()
    return found[0][0]


def _newer() -> DatabaseError:
    return DatabaseError(
        "The database was written by a newer version of the dashboard: update the dashboard."
    )


def _refuse_language(connection: psycopg.Connection) -> None:
    ((provider, collation),) = connection.execute(
        "SELECT datlocprovider::text, datcollate FROM pg_database "
        "WHERE datname = current_database()"
    ).fetchall()
    if provider == "i" or collation not in _KEPT:
        raise DatabaseError(
            "The database sorts text as a language does, so that figures could differ from place "
            "to place: make it with LC_COLLATE 'C' (docs/postgresql.md, part 1)."
        )


def _columns(connection: psycopg.Connection, table: str) -> set[str]:
    found = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 "
        "AND NOT attisdropped",
        [table],
    )
    return {name for (name,) in found.fetchall()}


def _missing(connection: psycopg.Connection) -> bool:
    """Whether an extract has a column that its table has not."""
    found = connection.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'stored'"
    )
    held = {(f"stored.{identifier(table)}", column) for table, column in found.fetchall()}
    return any(
        (table, column.name) not in held
        for extract in extracts().values()
        for table in tables_of(extract)
        for column in extract.columns
    )


def _table(connection: psycopg.Connection, extract: Extract, table: str) -> None:
    held = _columns(connection, table)
    declared = {one.name: f"{identifier(one.name)} {_TYPES[one.kind]}" for one in extract.columns}
    if not held:
        columns = ", ".join(["batch INTEGER NOT NULL", *declared.values()])
        _define(connection, f"CREATE TABLE {table} ({columns})")
        # Rows lie in the order of their batches, so that a small index finds those of one.
        _define(connection, f"CREATE INDEX ON {table} USING brin (batch)")
        return
    for name in [name for name in declared if name not in held]:
        _define(connection, f"ALTER TABLE {table} ADD COLUMN {declared[name]}")


def _define(connection: psycopg.Connection, sql: str) -> None:
    connection.execute(sql.encode())


def _grant(connection: psycopg.Connection) -> None:
    """Give the roles of the database what they need and no more. The one that the dashboard has
    reads and adds: nothing that is on record can be changed or taken away by it. The one that only
    reads has what approved editions show, in which nothing is hidden that could be found."""
    ends = ", ".join(f"beside.{table}" for table in _BESIDE)
    grants = (
        ("app", "USAGE ON SCHEMA public, stored"),
        ("app", "SELECT, INSERT ON ALL TABLES IN SCHEMA public, stored"),
        ("app", f"DELETE ON {', '.join(_WORKED_OUT)}"),
        ("app", "UPDATE ON properties"),
        ("app", "USAGE ON SCHEMA beside"),
        ("app", "SELECT, INSERT ON beside.audit_lines"),
        ("app", f"SELECT, INSERT, UPDATE, DELETE ON {ends}"),
        ("read", "USAGE ON SCHEMA public, released"),
        ("read", f"SELECT ON {', '.join(_RELEASED)}"),
        ("read", f"SELECT ({_OF_EDITIONS}) ON editions"),
    )
    if role := _role(connection, "read"):
        _define(connection, f"REVOKE SELECT ON editions FROM {identifier(role)}")
    for suffix, rights in grants:
        if role := _role(connection, suffix):
            _define(connection, f"GRANT {rights} TO {identifier(role)}")
    if role := _role(connection, "app"):
        _define(connection, f"REVOKE INSERT ON {', '.join(_OWNERS)} FROM {identifier(role)}")


def _role(connection: psycopg.Connection, suffix: str) -> str | None:
    """The role for one purpose beside the owner's, where there is one: `send_app` beside
    `send_owner`."""
    found = connection.execute(
        "SELECT rolname FROM pg_roles WHERE rolname = regexp_replace(current_user, '_owner$', %s)",
        [f"_{suffix}"],
    ).fetchall()
    return found[0][0] if found else None
