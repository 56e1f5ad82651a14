"""A migration as a command does it: by itself, with nobody else in the database."""

from data.address import PostgresAddress
from data.code import code_of_dashboard
from data.postgresql import ServerError, connected, release
from data.store.faults import DatabaseError
from data.store.server.incarnation import renew
from data.store.server.one_version import refuse_others
from data.store.server.steps import migrate_server


def migrated(address: PostgresAddress) -> int:
    """Bring the database to this version, all of it or nothing; how many steps that took. Raises
    DatabaseError."""
    ours = release(code_of_dashboard())
    try:
        with connected(address, ours) as connection:
            refuse_others(connection, ours)
            steps = migrate_server(connection)
            renew(connection)
            return steps
    except ServerError as error:
        raise DatabaseError(str(error), error.public) from error
