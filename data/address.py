"""Where the record is kept: in a file of its own, or in a database of PostgreSQL.

The text of a setting names either. A password in it is kept apart from everything else, so that it
stands in nothing that is shown, logged or given to the engine.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

_SCHEMES = ("postgresql", "postgres")
_SERVICE = "service="
# What is meant as the address of a server, and is none of ours, must not make an empty record in a
# file of that name, which is shown and logged with the password in it. A single letter before a
# colon is a disk's.
_MEANT = re.compile(
    r"""postgres\w*:                       # postgresql:/
    |postgres(ql)?//
    |\w[\w+.:-]+:/                        # https://, jdbc:postgresql://, or any other scheme
    |["'`‘’“”]                         # quotation marks around it
    |(\w+\s*=.*\s)?(host|hostaddr|port|dbname|user|password|passfile|sslmode|service)\s*=
    |[^/\\]+@[^/\\]+/[^/.]*$            # user@host/database
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOW = "write it as postgresql://USER@HOST/DATABASE, or as service=NAME of a service file"


@dataclass(frozen=True)
class PostgresAddress:
    """A database of PostgreSQL: `options` are libpq's, without the password."""

    options: tuple[tuple[str, str], ...]
    password: SecretStr | None = field(default=None, repr=False)

    def option(self, name: str) -> str:
        """What one of libpq's options says; empty where it is not given."""
        return dict(self.options).get(name, "")

    @property
    def name(self) -> str:
        """The database in a sentence, as `send on db.example.org`."""
        if service := self.option("service"):
            return f"{self.option('dbname') or 'of the service'} {service}".strip()
        return f"{self.option('dbname')} on {self.option('host') or 'this machine'}"

    @property
    def stem(self) -> str:
        """The same as the beginning of the name of a file."""
        name = self.option("dbname") or self.option("service")
        return "".join(letter if letter.isalnum() else "-" for letter in name)


Address = Path | PostgresAddress


def address_of(text: object) -> Address:
    """The address that a setting names: `postgresql://…`, `service=NAME`, or a file. Raises
    ValueError where it is a slip for one of the first two, in words that do not hold it, for it may
    hold a password."""
    if isinstance(text, Path | PostgresAddress):
        return text
    given = str(text).strip()
    scheme = given.partition("://")[0]
    if scheme in _SCHEMES or given.startswith(_SERVICE):
        return _server(given)
    if _MEANT.match(given):
        raise ValueError(
            "it is no address of a database, and looks like none of a file: write it as "
            "postgresql://USER@HOST/DATABASE, as service=NAME, or as the path of a file, without "
            "quotation marks"
        )
    return Path(given)


def _server(given: str) -> PostgresAddress:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        options = {name: str(value) for name, value in conninfo_to_dict(given).items()}
    except (ProgrammingError, ValueError):
        raise ValueError(_HOW) from None
    password = options.pop("password", None)
    if secrets := _secrets() & options.keys():
        raise ValueError(f"it may not hold {' or '.join(sorted(secrets))}: it would be shown")
    if not (options.get("service") or options.get("dbname")):
        raise ValueError("it names no database: write postgresql://USER@HOST/DATABASE")
    if _has_fragment(given):
        raise ValueError("it has a #: write that as %23")
    secret = SecretStr(password) if password else None
    return PostgresAddress(tuple(sorted(options.items())), secret)


def _secrets() -> set[str]:
    """The options that libpq has hidden where somebody types them."""
    from psycopg.pq import Conninfo

    return {one.keyword.decode() for one in Conninfo.get_defaults() if one.dispchar == b"*"}


def _has_fragment(given: str) -> bool:
    return not given.startswith(_SERVICE) and bool(urlsplit(given).fragment)
