"""One version of the dashboard at a time on one record: two would work out each other's figures
anew, and an older one knows nothing of what a newer one has stored."""

from typing import Any

import psycopg

from data.postgresql import APPLICATION
from data.store.faults import DatabaseError
from data.store.server.incarnation import KEEP

RELEASE = "release"
"""The property that says which version has the record."""
TAKEN_OVER = (
    "Another version of the dashboard has taken the database over: stop this one, and start it "
    "again with the same version. Nothing was changed."
)


def take_over(connection: psycopg.Connection[Any], release: str) -> None:
    """From now on the record is this version's. Raises DatabaseError while another has it open."""
    if _has(connection, release):
        return
    refuse_others(connection, release)
    connection.execute(KEEP, [RELEASE, release])


def refuse_others(connection: psycopg.Connection[Any], release: str) -> None:
    """No dashboard of another version has it open. Raises DatabaseError."""
    others = connection.execute(
        """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE %s
            AND application_name <> %s""",
        [f"{APPLICATION}%", release],
    ).fetchall()
    if others[0][0]:
        raise DatabaseError(
            "Another version of the dashboard has the database open: stop every dashboard of that "
            "version first, or start this one with the same version."
        )


def still_has(connection: psycopg.Connection[Any], release: str) -> None:
    """No other version has taken the record over. Raises DatabaseError."""
    if not _has(connection, release):
        raise DatabaseError(TAKEN_OVER)


def _has(connection: psycopg.Connection[Any], release: str) -> bool:
    found = connection.execute("SELECT content FROM properties WHERE name = %s", [RELEASE])
    return found.fetchall() == [(release,)]
