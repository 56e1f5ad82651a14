"""What is known of the database as a whole: names with a text each, such as whether its figures are
invented."""

import duckdb

from data.sql import literal
from data.store.engines import Engine, ServerAsked, on_server
from data.store.faults import DatabaseError

DEMONSTRATION = "demonstration"
"""Set to `true` where the figures are invented ones."""
NATIONAL = "national"
"""Set to `true` where the place agrees that its public figures stand in tables with others'."""


MOVED_TO = "moved_to"
"""Names where the record is now, in the words of an address; empty where it was not moved after
all."""
ARRIVING = "moving_from"
"""Names where a record is being moved here from; empty once all of it is here."""


def get_property(cursor: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """The text stored under a name; None where there is none."""
    found = cursor.execute("SELECT content FROM properties WHERE name = ?", [name]).fetchone()
    return found[0] if found else None


def set_property(cursor: duckdb.DuckDBPyConnection, name: str, content: str) -> None:
    """Store a text under a name, in place of the one before."""
    if get_property(cursor, name) is None:
        cursor.execute("INSERT INTO properties VALUES (?, ?)", [name, content])
    elif on_server(cursor):
        # The engine's own UPDATE needs a temporary table there, which a dashboard may not make.
        kept, named = literal(content), literal(name)
        ServerAsked(cursor).do(
            f"UPDATE public.properties SET content = {kept} WHERE name = {named}"
        )
    else:
        cursor.execute("UPDATE properties SET content = ? WHERE name = ?", [content, name])


def opened_whole(engine: Engine) -> duckdb.DuckDBPyConnection:
    """The root connection of a record that is no longer on its way here. Raises DatabaseError."""
    root = engine.open()
    try:
        with engine.explained(), root.cursor() as cursor:
            engine.enter(cursor)
            refuse_arriving(cursor)
    except BaseException:
        root.close()
        raise
    return root


def refuse_arriving(cursor: duckdb.DuckDBPyConnection) -> None:
    """No record is on its way here: what is stored before all of it has come would be in its place.
    Raises DatabaseError."""
    if elsewhere := get_property(cursor, ARRIVING):
        raise DatabaseError(
            f"A move of the record of {elsewhere} to here has not come to its end: repeat python "
            "-m data move, or remove what is here. docs/postgresql.md, part 6, says how."
        )


def refuse_moved(cursor: duckdb.DuckDBPyConnection) -> None:
    """The record was neither moved elsewhere nor is on its way here, so that there are never two
    that go on by themselves. Raises DatabaseError."""
    refuse_arriving(cursor)
    if elsewhere := get_property(cursor, MOVED_TO):
        raise DatabaseError(
            f"This record was moved to {elsewhere}, and is only read here: use that one, by "
            "SEND_KPIS_DATABASE. docs/postgresql.md, part 6, says what to do after a mistake.",
            "The record was moved elsewhere, and is only read here.",
        )
