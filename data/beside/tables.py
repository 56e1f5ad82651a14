"""Small tables, and what is asked of them wherever they are."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from data.incident import AWAY, OutageError

IN_USE = 7_303_016
"""The number of the lock of a server that all share who use its tables, and that nobody else has
while it is settled whether these may be written to."""


class BesideError(OutageError):
    """What is kept beside the record cannot be used now. The message says what to do."""

    usual = AWAY


class TablesFound(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""
        ...

    def fetchone(self) -> Any:  # noqa: ANN401 - rows of any columns
        """The next row; None where there is none."""
        ...

    def fetchall(self) -> list[Any]:
        """Every row."""
        ...


class TablesOpen(Protocol):
    """The tables within one transaction."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> TablesFound:
        """Run a statement that both databases know; `?` stands for each value, and for nothing
        else."""
        ...


class SmallTables(Protocol):
    """Where tables are kept."""

    def there(self) -> bool:
        """Whether anything may be in them."""
        ...

    def opened(self) -> AbstractContextManager[TablesOpen]:
        """The tables within one transaction, kept where nothing fails. Raises BesideError."""
        ...
