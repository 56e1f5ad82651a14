"""Whether a record is another than before is looked at once a second, and found out then."""

from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from data.store.engines import Recognised, recognising


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock of the process shows, to be set."""
    now = [100.0]
    monkeypatch.setattr(recognising.time, "monotonic", lambda: now[0])
    return now


def test_another_one_is_found_at_the_next_look(clock: list[float]) -> None:
    recognised = Recognised()
    answers: Iterator[str] = chain(["one", "one", "two"], repeat("two"))
    found = []
    for _ in range(4):
        found.append(recognised.another(lambda: next(answers)))
        clock[0] += recognising.LOOK_SECONDS
    assert found == [False, False, True, False]


def test_between_two_looks_nobody_is_asked(clock: list[float]) -> None:
    recognised, asked = Recognised(), []
    for _ in range(3):
        assert not recognised.another(lambda: asked.append("") or str(len(asked)))
        clock[0] += recognising.LOOK_SECONDS / 4
    assert len(asked) == 1


def test_a_look_that_failed_is_repeated(clock: list[float]) -> None:
    recognised = Recognised()
    recognised.another(lambda: "one")
    clock[0] += recognising.LOOK_SECONDS

    def lost() -> str:
        raise ValueError("lost")

    with pytest.raises(ValueError, match="lost"):
        recognised.another(lost)
    assert recognised.another(lambda: "two")
