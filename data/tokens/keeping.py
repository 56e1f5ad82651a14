"""Where the tokens are kept. Of a token itself only its digest is kept: it is shown once."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.access import Right, Role
from data.address import Address
from data.audit import Kind, Trail, trail_of
from data.beside import SmallTables, TablesOpen, beside_of
from data.clock import utc_now
from data.reader import Reader
from data.settings import Settings, beside

LONGEST = 60
"""Characters of a token's name."""
_FOUND = """SELECT id, name, extracts, id IN (SELECT token FROM readers), issued, issued_by,
    ended, ended_by, used FROM tokens"""
_MADE = """CREATE TABLE IF NOT EXISTS tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, extracts TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE, issued TEXT NOT NULL, issued_by TEXT NOT NULL,
    ended TEXT, ended_by TEXT, used TEXT);
    CREATE TABLE IF NOT EXISTS readers (token INTEGER PRIMARY KEY)"""
READING = "the newest edition"
"""What a token may read, as the trail and the page of tokens name it."""


class TokenError(ValueError):
    """A token cannot be issued, used or ended. The message says what to do."""


@dataclass(frozen=True)
class Token:
    """What is known of a token: its number and name, the extracts that it may load, whether it
    `reads` the newest edition, when and by whom it was issued and ended, and when it was last used
    (naive UTC)."""

    id: int
    name: str
    extracts: tuple[str, ...]
    reads: bool
    issued: datetime
    issued_by: str
    ended: datetime | None
    ended_by: str | None
    used: datetime | None

    @property
    def reader(self) -> Reader:
        """In whose name it loads and reads."""
        roles = {Role.ANALYST: bool(self.extracts), Role.BOARD: self.reads}
        return Reader(f"token “{self.name}”", frozenset(role for role, has in roles.items() if has))


class Tokens:
    """The tokens in these tables. Whatever asks for them raises BesideError where they cannot be
    used now."""

    def __init__(self, tables: SmallTables, trail: Trail) -> None:
        self.tables = tables
        self._trail = trail

    def issue(self, name: str, extracts: Sequence[str], by: Reader, *, reads: bool = False) -> str:
        """A new token, as the machine is to send it: this is the only time that it is known. It may
        load these extracts, and read the newest edition where it `reads`. Raises TokenError where
        the name will not do, and AuditError where it cannot be recorded."""
        by.must(Right.ADMINISTER)
        name, token = name.strip(), f"send_{secrets.token_urlsafe(32)}"
        if not name or len(name) > LONGEST:
            raise TokenError(f"Give the token a name of at most {LONGEST} characters.")
        if not extracts and not reads:
            raise TokenError("Choose at least one extract that the token may load, or reading.")
        with self.tables.opened() as connection:
            if any(one.name == name and not one.ended for one in _all(connection)):
                raise TokenError(
                    f"There is a token “{name}” already: end it first, or name this one otherwise."
                )
            values = (name, json.dumps(sorted(extracts)), _digest(token), _now(), by.name)
            (id,) = connection.execute(
                "INSERT INTO tokens (name, extracts, digest, issued, issued_by) "
                "VALUES (?, ?, ?, ?, ?) RETURNING id",
                values,
            ).fetchone()
            if reads:
                connection.execute("INSERT INTO readers VALUES (?)", (id,))
            may = [*sorted(extracts), *[READING] * reads]
            self._trail.record(by, Kind.TOKEN_ISSUED, f"token {id}: {', '.join(may)}")
        return token

    def end(self, id: int, by: Reader) -> None:
        """End a token for good. Raises AuditError where it cannot be recorded."""
        by.must(Right.ADMINISTER)
        with self.tables.opened() as connection:
            done = connection.execute(
                "UPDATE tokens SET ended = ?, ended_by = ? WHERE id = ? AND ended IS NULL",
                (_now(), by.name, id),
            )
            if done.rowcount:
                self._trail.record(by, Kind.TOKEN_ENDED, f"token {id}")

    def every(self) -> list[Token]:
        """Every token that there was, the newest first."""
        if not self.tables.there():
            return []
        with self.tables.opened() as connection:
            return _all(connection)[::-1]

    def known(self, token: str) -> Token | None:
        """What is known of a token that a machine has sent, which may have ended; None where there
        never was such a token."""
        if not self.tables.there():
            return None
        with self.tables.opened() as connection:
            found = _all(connection, " WHERE digest = ?", _digest(token))
        return found[0] if found else None

    def use(self, token: Token, what: str) -> None:
        """Record that it is used. Raises AuditError: then it must not be."""
        self._trail.record(token.reader, Kind.TOKEN_USED, f"token {token.id}: {what}")
        with self.tables.opened() as connection:
            connection.execute("UPDATE tokens SET used = ? WHERE id = ?", (_now(), token.id))

    def refuse(self, token: Token | None, what: str, why: str) -> None:
        """Record that one was refused."""
        by = token.reader if token else Reader("unknown token", frozenset())
        self._trail.record(by, Kind.REFUSED, what, why)


def tokens_of(database: Address, settings: Settings) -> Tokens:
    """The tokens of a database: where the settings say, else beside it."""
    path = settings.tokens_file or beside(database, settings, "tokens.sqlite3")
    return Tokens(beside_of(database, path, _MADE), trail_of(database, settings))


def _all(connection: TablesOpen, where: str = "", *values: str) -> list[Token]:
    found = connection.execute(f"{_FOUND}{where} ORDER BY id", values).fetchall()
    return [
        Token(
            id=id,
            name=name,
            extracts=tuple(json.loads(extracts)),
            reads=bool(reads),
            issued=datetime.fromisoformat(issued),
            issued_by=issued_by,
            ended=_moment(ended),
            ended_by=ended_by,
            used=_moment(used),
        )
        for id, name, extracts, reads, issued, issued_by, ended, ended_by, used in found
    ]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return utc_now().isoformat()
