"""The database is away for a while, or stands still: nobody waits for it in turn."""

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from data.store import LAST_LOOK, DatabaseError
from data.store.faults import SharedFault
from pages.parts import source

AWAY = "The database is away."
PATIENCE = 20
"""Seconds after which a test that hangs is given up."""


@pytest.fixture(autouse=True)
def nothing_found() -> Iterator[None]:
    """Nobody has looked before or after."""
    LAST_LOOK.fault = ""
    yield
    LAST_LOOK.fault = ""


def test_those_who_wait_for_an_attempt_are_told_what_it_met_and_later_ones_try_themselves() -> None:
    shared, tried = SharedFault(), list[float]()
    came = time.monotonic()
    for begun in (came, came, time.monotonic() + 60):
        with pytest.raises(DatabaseError, match=AWAY):
            attempt(shared, begun, tried)
    assert tried == [came, begun]


def attempt(shared: SharedFault, came: float, tried: list[float]) -> None:
    with shared.attempt(came):
        tried.append(came)
        raise DatabaseError(AWAY)


def test_a_page_takes_the_last_look_for_an_answer(own_database: Path) -> None:
    LAST_LOOK.fault = AWAY
    with pytest.raises(DatabaseError, match=AWAY):
        source.database()
    assert not own_database.exists()


def test_a_database_that_stands_still_is_told_as_a_fault_and_asked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers, asked, told = threading.Event(), list[float](), list[str]()
    tell = app._told

    def stands_still() -> None:
        asked.append(time.monotonic())
        answers.wait(PATIENCE)

    def telling(fault: str) -> None:
        told.append(fault)
        tell(fault)

    async def looks() -> None:
        looking = asyncio.create_task(app._look_at_database())
        try:
            async with asyncio.timeout(PATIENCE / 2):
                while len(told) < 3:
                    await asyncio.sleep(0.01)
                assert (told[:3], LAST_LOOK.fault, len(asked)) == ([app.SILENT] * 3, app.SILENT, 1)
                answers.set()
                while LAST_LOOK.fault or len(asked) == 1:
                    await asyncio.sleep(0.01)
        finally:
            answers.set()
            looking.cancel()

    monkeypatch.setattr(app, "_fault", stands_still)
    monkeypatch.setattr(app, "_told", telling)
    monkeypatch.setattr(app, "ANSWER_SECONDS", 0.02)
    monkeypatch.setattr(app, "LOOK_SECONDS", 0.02)
    asyncio.run(looks())
