"""A database of a test's own, and a way to load rows into it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.store import Database
from tests.data.samples import file_of

OCTOBER = date(2026, 10, 31)
Row = dict[str, str]
Put = Callable[..., LoadResult]


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Put:
    """Load rows that are good but for the cells given, as at the end of October unless said
    otherwise."""

    def put_rows(
        rows: list[Row], as_at: date = OCTOBER, extract: str = "nd_waits", **more: Any
    ) -> LoadResult:
        path = tmp_path / "rows.csv"
        path.write_text(file_of(extract, *rows), encoding="utf-8")
        result = load(database, Request(extract, path, path.name, as_at, Reader("Ann"), **more))
        assert result.status != "refused", result.problems
        return result

    return put_rows
