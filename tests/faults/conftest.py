"""Databases in a known state, and processes to do things to them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data.store import open_database
from tests.faults.nursery import Nursery, nursery
from tests.faults.states import State, loaded, state

Command = Callable[..., dict[str, Any]]


@pytest.fixture
def command(project: Path) -> Command:
    """Run `python -m data` as a process, with the test's own database; what it answers. It must
    succeed."""

    def answered(*arguments: str | Path) -> dict[str, Any]:
        line = [sys.executable, "-m", "data", *map(str, arguments), "--json"]
        ran = subprocess.run(line, cwd=project, check=False, capture_output=True, text=True)
        assert (ran.returncode, ran.stderr) == (0, "")
        return json.loads(ran.stdout)

    return answered


@pytest.fixture(scope="module")
def child(project: Path) -> Iterator[Nursery]:
    """Where processes come from."""
    with nursery(project) as made:
        yield made


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], State]]:
    """The state of a database after so many extracts of the chain, when nothing went wrong."""
    folder = tmp_path_factory.mktemp("undisturbed")
    undisturbed = open_database(folder / "undisturbed.duckdb")
    seen = [state(undisturbed)]

    def after(number: int) -> State:
        while len(seen) <= number:
            assert loaded(undisturbed, folder, len(seen)).status == "loaded"
            seen.append(state(undisturbed))
        return seen[number]

    yield after
    undisturbed.close()


def opened_state(path: Path) -> State:
    """What a dashboard finds that is started now. Nothing of whatever was under way may be left
    lying about."""
    opened = open_database(path)
    try:
        assert list(opened.incoming.iterdir()) == []
        return state(opened)
    finally:
        opened.close()
