"""One database for each module of tests, and ways to send it a file and see what would be
stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.address import Address, address_of
from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.record import KeptMapping
from data.store import Database, open_database
from tests.data.on_server import empty_record
from tests.data.samples import odd
from tests.postgresql.server import Fresh, Server

AS_AT = date(2026, 10, 31)


@dataclass
class Sent:
    """What a load said, and the rows that it put in place, by canonical name."""

    result: LoadResult
    rows: list[dict[str, Any]]

    @property
    def found(self) -> list[tuple[int | None, str | None, str]]:
        """Where each problem is, and its code."""
        return [(one.line, one.column, str(one.code)) for one in self.result.problems]

    @property
    def codes(self) -> set[str]:
        return {str(one.code) for one in self.result.problems}

    @property
    def warned(self) -> list[str]:
        return [one.code for one in odd(self.result)]


Send = Callable[..., Sent]


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database for tests that store nothing, or say by their keys what is theirs."""
    opened = open_database(tmp_path_factory.mktemp("module") / "shared.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def own_record(postgresql: Server) -> Iterator[Fresh]:
    """An empty record on a server, for one test alone."""
    with empty_record(postgresql) as made:
        yield made


@pytest.fixture(params=["file", "server"])
def either(
    request: pytest.FixtureRequest,
    own_database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Address:
    """Where a record may be, for one test alone; the settings name it."""
    monkeypatch.setenv("SEND_KPIS_WORK_FOLDER", str(tmp_path))
    if request.param == "file":
        return own_database
    text = request.getfixturevalue("own_record").app
    monkeypatch.setenv("SEND_KPIS_DATABASE", text)
    return address_of(text)


@pytest.fixture(scope="module")
def send(shared_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Send:
    """Send bytes or text as a file; by default nothing is kept, and the rows are seen before they
    are dropped."""
    folder = tmp_path_factory.mktemp("files")

    def sent(
        content: bytes | str,
        extract: str = "ambassadors",
        *,
        as_at: date = AS_AT,
        file: str = "file.csv",
        mapping: KeptMapping | None = None,
        **more: Any,
    ) -> Sent:
        path = folder / "upload"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        rows: list[dict[str, Any]] = []
        request = Request(extract, path, file, as_at, Reader("test"), **{"dry_run": True, **more})
        request = request.mapped(mapping) if mapping else request
        result = load(shared_database, request, lambda cursor: rows.extend(stored(cursor, extract)))
        return Sent(result, rows)

    return sent


def stored(cursor: duckdb.DuckDBPyConnection, extract: str) -> list[dict[str, Any]]:
    """The rows of the newest batch of an extract, or of the newest batch of all for `auto`."""
    if extract == "auto":
        extract = cursor.execute("SELECT arg_max(extract, id) FROM batches").fetchall()[0][0]
    names = extracts()[extract].names
    quoted = ", ".join(f'"{name}"' for name in names)
    newest = f"(SELECT max(id) FROM batches WHERE extract = '{extract}')"
    found = cursor.execute(
        f'SELECT {quoted} FROM stored."{extract}" WHERE batch = {newest} ORDER BY ALL'
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]
