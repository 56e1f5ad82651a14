"""Which copy of a record a database of PostgreSQL holds: a word by chance, another after each
migration and each move, by which servers that have it open know that what they kept is of another.
"""

from typing import Any
from uuid import uuid4

import psycopg

INCARNATION = "incarnation"
"""The property that holds it."""
KEEP = """INSERT INTO properties VALUES (%s, %s)
    ON CONFLICT (name) DO UPDATE SET content = excluded.content"""
"""Stores a text under a name, in place of the one before."""


def renew(connection: psycopg.Connection[Any]) -> None:
    """Give the database another incarnation."""
    connection.execute(KEEP, [INCARNATION, uuid4().hex])
