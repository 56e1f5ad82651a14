"""Papers are made one after the other, and who waits is told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from pages.parts.papers.turn import turn


def test_the_next_waits_until_the_first_is_done_and_is_told_so() -> None:
    begun, told, may_end = Event(), Event(), Event()
    done: list[str] = []

    def first() -> None:
        with turn(lambda: done.append("waited")):
            begun.set()
            assert may_end.wait(10)
            done.append("first")

    def second() -> None:
        assert begun.wait(10)
        with turn(told.set):
            done.append("second")

    with ThreadPoolExecutor() as pool:
        running = [pool.submit(first), pool.submit(second)]
        assert told.wait(10)
        may_end.set()
        assert [one.result() for one in running] == [None, None]
    assert done == ["first", "second"]


def test_a_fault_ends_the_turn() -> None:
    with pytest.raises(ValueError, match="x"), turn(lambda: None):
        raise ValueError("x")
    with turn(lambda: pytest.fail("nobody has it")):
        pass
