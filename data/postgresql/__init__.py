"""PostgreSQL itself: connections beside the engine's, what can be wrong with a server, and its
clock."""

from data.postgresql.connecting import APPLICATION, connected, options_of, release
from data.postgresql.faults import LOST, ServerError, server_fault, server_words, told

__all__ = [
    "APPLICATION",
    "LOST",
    "ServerError",
    "connected",
    "options_of",
    "release",
    "server_fault",
    "server_words",
    "told",
]
