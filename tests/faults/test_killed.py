"""Killed at any instant, a load, a restore or the making of a database is done or not begun, and
never between."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import open_database
from data.store.backup import backup
from tests.faults.conftest import opened_state
from tests.faults.nursery import Nursery, by_command, by_opening, by_page, by_restoring
from tests.faults.states import State, loaded, state
from tests.sampling import sample

KILLED = -9
TIMES = sample(5, 300)
OTHER_TIMES = sample(4, 200)
FIRST = (1, 2, 3)
"""Loads that nobody kills. The fastest tells how long one takes: the first may wait long for a busy
disk, and moments spread over that would all come when the load is done."""
pytestmark = pytest.mark.long


def instants(seconds: float, times: int) -> Iterator[float]:
    """Moments spread over so many seconds, at random within equal shares of them."""
    yield from (
        seconds * (share + random.random()) / times for share in random.sample(range(times), times)
    )


def seconds_for(child: Nursery, action: Callable[..., int], *arguments: object) -> float:
    """How long the action takes on this machine now when nobody kills it."""
    began = time.monotonic()
    assert child.run(action, *arguments) == 0
    return time.monotonic() - began


@pytest.mark.parametrize("way", [by_command, by_page])
def test_a_killed_load_is_stored_whole_or_not_at_all(
    child: Nursery, states: Callable[[int], State], own_database: Path, way: Callable[..., int]
) -> None:
    folder = own_database.parent
    lasting = min(seconds_for(child, way, own_database, folder, number) for number in FIRST)
    stored, killed = len(FIRST), 0
    for instant in instants(lasting, TIMES):
        status = child.run(way, own_database, folder, stored + 1, kill_after=instant)
        found = opened_state(own_database)
        killed += status == KILLED
        done = len(found.batches) - stored
        assert done in ((0, 1) if status == KILLED else (1,))
        stored += done
        assert found == states(stored)
    assert killed


def test_a_killed_restore_leaves_the_database_as_it_was_or_as_the_backup_is(
    child: Nursery, states: Callable[[int], State], own_database: Path
) -> None:
    folder = own_database.parent
    opened = open_database(own_database)
    loaded(opened, folder, 1)
    backup(opened, folder / "copy.duckdb")
    loaded(opened, folder, 2)
    backup(opened, folder / "newer.duckdb")
    opened.close()
    lasting = seconds_for(child, by_restoring, own_database, folder / "newer.duckdb")
    for instant in instants(lasting, OTHER_TIMES):
        status = child.run(by_restoring, own_database, folder / "copy.duckdb", kill_after=instant)
        assert opened_state(own_database) in (
            (states(1), states(2)) if status == KILLED else (states(1),)
        )
        assert child.run(by_restoring, own_database, folder / "newer.duckdb") == 0
        assert opened_state(own_database) == states(2)


def test_a_database_that_was_killed_while_it_was_made_can_be_made_again(
    child: Nursery, own_database: Path
) -> None:
    lasting = seconds_for(child, by_opening, own_database)
    for instant in instants(lasting, OTHER_TIMES):
        own_database.unlink(missing_ok=True)
        child.run(by_opening, own_database, kill_after=instant)
        assert opened_state(own_database).batches == []


def test_what_a_killed_load_left_behind_is_removed_when_the_database_is_opened(
    own_database: Path,
) -> None:
    opened = open_database(own_database)
    before = state(opened)
    (opened.incoming / "spill").mkdir()
    (opened.incoming / "spill" / "duckdb_temp_storage-0.tmp").write_text("a child's row")
    (opened.incoming / "tmp123.csv").write_text("a child's row")
    opened.close()
    assert opened_state(own_database) == before
