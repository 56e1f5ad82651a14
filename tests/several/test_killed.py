"""Whoever loads is killed at any instant: what was acknowledged is stored, nothing is half, and the
turn is free at once."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.states import State, state
from tests.postgresql.server import Fresh
from tests.sampling import sample
from tests.several.conftest import Does, looked_into
from tests.several.people import Person, loads

TIMES = sample(2, 60)


def instants(seconds: float) -> Iterator[float]:
    """Moments spread over so many seconds, at random within equal shares of them."""
    for share in random.sample(range(TIMES), TIMES):
        yield seconds * (share + random.random()) / TIMES


def taken(person: Person) -> float:
    """How long somebody took for a load that nobody disturbed."""
    assert person.says() == "open"
    began = time.monotonic()
    assert person.says() == "loaded"
    lasted = time.monotonic() - began
    person.process.join()
    return lasted


def test_who_is_killed_while_loading_leaves_nothing_half_and_no_turn(
    record: Fresh, does: Does, tmp_path: Path, undisturbed: Callable[[int], State]
) -> None:
    lasting, stored = taken(does(loads, record.app)), 1
    for instant in instants(lasting):
        killed = does(loads, record.app, stored + 1)
        assert killed.says() == "open"
        time.sleep(instant)
        killed.ends()
        acknowledged = killed.says() == "loaded"
        with looked_into(record.app) as database:
            found = state(database)
        done = len(found.batches) - stored
        assert done in ((1,) if acknowledged else (0, 1))
        assert found == undisturbed(stored + done)
        stored += done + 1
        assert taken(does(loads, record.app, stored)) < 20  # it does not wait for the dead
    left = [one for one in (tmp_path / "people").glob(".work-*") if one.is_dir()]
    assert left == []
