"""What the door to the record asks of an engine."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import duckdb

from data.address import Address
from data.store.turn import WaitedError


class Engine(Protocol):
    """How one record is opened, written by one at a time, and what its faults mean."""

    @property
    def address(self) -> Address:
        """Where the record is."""
        ...

    @property
    def name(self) -> str:
        """What the record is called in a sentence."""
        ...

    @property
    def incoming(self) -> Path:
        """The only folder that the engine may read files from."""
        ...

    def open(self) -> duckdb.DuckDBPyConnection:
        """The root connection. Raises DatabaseError."""
        ...

    def enter(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Let a new cursor of the root see the record."""
        ...

    def look(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """The record may still be read by this process. Raises DatabaseError."""
        ...

    def identity(self, cursor: duckdb.DuckDBPyConnection) -> str:
        """What is another where another record, or another copy, was put in the place of this one
        while it was open."""
        ...

    def begin(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Let a cursor write: its turn has begun."""
        ...

    def taken(self, who: str) -> AbstractContextManager[None]:
        """The turn to write, among everybody who has the record open. Raises WaitedError."""
        ...

    def waited(self) -> WaitedError:
        """What is said to somebody who has waited for the turn in vain."""
        ...

    def explained(self) -> AbstractContextManager[None]:
        """Turn faults of the record into a DatabaseError."""
        ...

    def broke(self, error: BaseException) -> bool:
        """Whether nothing can be done any more until the root is opened again."""
        ...

    def clean(self) -> None:
        """What begins: remove what a killed process has left behind. Raises DatabaseError."""
        ...

    def end(self) -> None:
        """Nobody uses the record any more: give back what is this process's own."""
        ...
