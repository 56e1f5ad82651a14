"""Connections to a server beside the engine's own: encrypted wherever they leave this machine, and
given up soon where nothing comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address

import psycopg
from psycopg.conninfo import make_conninfo

from data.address import PostgresAddress
from data.postgresql.faults import ServerError, told

APPLICATION = "send-kpis"
"""With what the name of each connection begins that this dashboard has."""
OLDEST = 150000
"""The oldest version of PostgreSQL, as it counts them."""
_PATIENCE = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""So that a server that was cut off is known as lost within seconds (milliseconds in the last)."""
_TLS = "verify-full"


def options_of(address: PostgresAddress, application: str = APPLICATION) -> dict[str, str]:
    """Libpq's options for this address but the password. Raises ServerError where they would let
    rows leave this machine without proof of whom they go to."""
    given = dict(address.options)
    ours = _PATIENCE | {"application_name": application, "client_encoding": "UTF8"}
    options = ours | given | {"application_name": application}
    if _stays_here(address):
        return options
    if given.get("sslmode", _TLS) != _TLS:
        raise ServerError(
            f"The database {address.name} is on another machine: sslmode must be {_TLS}, so that "
            "nobody between can read or stand in for it."
        )
    return options | {"sslmode": _TLS}


@contextmanager
def connected(
    address: PostgresAddress, application: str = APPLICATION, *, autocommit: bool = False
) -> Iterator[psycopg.Connection]:
    """A connection, closed afterwards; what was done is kept where nothing fails. Raises
    ServerError."""
    options = options_of(address, application)
    if address.password:
        options |= {"password": address.password.get_secret_value()}
    with (
        told(address),
        # A pool in transaction mode gives the next transaction another of the server's processes,
        # which knows nothing of what was prepared.
        psycopg.connect(
            make_conninfo("", **options), autocommit=autocommit, prepare_threshold=None
        ) as connection,
    ):
        if connection.info.server_version < OLDEST:
            raise ServerError(f"The database {address.name} needs PostgreSQL 15 or later.")
        yield connection


@cache
def release(code: str) -> str:
    """The name of connections of this version of the dashboard, by a digest of its code."""
    return f"{APPLICATION} {code[:12]}"


def _stays_here(address: PostgresAddress) -> bool:
    hosts = [host for name in ("host", "hostaddr") for host in _resolved(address, name)]
    return all(_is_here(host) for host in hosts)


@cache
def _resolved(address: PostgresAddress, name: str) -> tuple[str, ...]:
    """The hosts that libpq would turn to: a service file or a variable may name them."""
    begun = psycopg.pq.PGconn.connect_start(make_conninfo("", **dict(address.options)).encode())
    try:
        found = {one.keyword: one.val for one in begun.info}.get(name.encode()) or b""
    finally:
        begun.finish()
    return tuple(host for host in found.decode().split(",") if host)


def _is_here(host: str) -> bool:
    if host.startswith(("/", "@")) or host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
