"""Councils to attack."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.disclosure.councils import Council

Founded = Callable[[float, int], Council]


@pytest.fixture
def found(own_database: Path) -> Founded:
    """Found a council of a size, from a seed, in this test's database."""
    return lambda size, seed: Council(own_database, size, seed)
