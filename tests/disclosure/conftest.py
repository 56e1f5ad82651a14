"""A council to attack, with what is true of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import open_database
from tests.disclosure.councils import Council

Founded = Callable[[float, int], Council]


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Founded]:
    """Found a council of a size, from a seed."""
    opened = []

    def founded(size: float, seed: int) -> Council:
        opened.append(open_database(tmp_path / f"{seed}.duckdb"))
        return Council(opened[-1], tmp_path, size, seed)

    yield founded
    for database in opened:
        database.close()
