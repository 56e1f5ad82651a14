"""DuckDB with a file of its own, which one process has open: the default."""

from contextlib import AbstractContextManager
from pathlib import Path

import duckdb

from data.settings import Settings
from data.store.engines.engine import Engine
from data.store.faults import BROKEN, explained
from data.store.opening import clear_folder, incoming_folder, open_root
from data.store.turn import Turn, WaitedError


def embedded_engine(path: Path, settings: Settings) -> Engine:
    """The engine of the file at `path`."""
    return _EmbeddedEngine(path, settings)


class _EmbeddedEngine:
    """The file at `address`; its protocol says what each method means."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.address = path
        self.name = path.name
        self.incoming = incoming_folder(path)
        self._settings = settings
        self._turn = Turn()

    def open(self) -> duckdb.DuckDBPyConnection:
        return open_root(self.address, self._settings)

    def enter(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Nothing: a cursor sees the file that its root has open."""

    def look(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """It may: nobody else can have the file open."""

    def identity(self, cursor: duckdb.DuckDBPyConnection) -> str:
        """The same throughout: the file is replaced by this process alone, which opens it anew."""
        del cursor
        return ""

    def begin(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Nothing: the turn lasts as long as this process."""

    def taken(self, who: str) -> AbstractContextManager[None]:
        return self._turn.taken(who)

    def waited(self) -> WaitedError:
        return self._turn.waited()

    def explained(self) -> AbstractContextManager[None]:
        return explained(self.name)

    def broke(self, error: BaseException) -> bool:
        return isinstance(error, BROKEN)

    def clean(self) -> None:
        with explained(self.name, opening=True):
            clear_folder(self.incoming)

    def end(self) -> None:
        """Nothing: the folder is the file's, and stays."""
