"""What is known of the database as a whole: names with a text each, such as whether its figures are
invented."""

import duckdb

DEMONSTRATION = "demonstration"
"""Set to `true` where the figures are invented ones."""
NATIONAL = "national"
"""Set to `true` where the place agrees that its public figures stand in tables with others'."""


def get_property(cursor: duckdb.DuckDBPyConnection, name: str) -> str | None:
    """The text stored under a name; None where there is none."""
    found = cursor.execute("SELECT content FROM properties WHERE name = ?", [name]).fetchone()
    return found[0] if found else None


def set_property(cursor: duckdb.DuckDBPyConnection, name: str, content: str) -> None:
    """Store a text under a name, in place of the one before."""
    if get_property(cursor, name) is None:
        cursor.execute("INSERT INTO properties VALUES (?, ?)", [name, content])
        return
    cursor.execute("UPDATE properties SET content = ? WHERE name = ?", [content, name])
