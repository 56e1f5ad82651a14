"""What else a dashboard does while people read: extracts that are loaded by a machine, editions
that are made on their page, and pages that fail other readers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.extract_file import AS_AT, write_extract
from benchmarks.faulty import AWAY, FAULT, RAISES
from benchmarks.open_session import OpenSession, Visit
from data.reader import Reader
from data.settings import Settings
from data.tokens import tokens_of
from presentation.words.editions import MAKING

ROWS = 20_000
"""Of each file."""
FAILING = 5
"""So many others are failed by a page at once."""
PAUSE = 5.0
"""Seconds between the end of one and the beginning of the next, unless another number is given."""
_EXTRACT, _ROLE = "ehc_assessments", "analyst"
_WRITTEN = {"meeting": "The Board of the benchmark, {}", "Your name": "Ann Analyst"}
"""What is typed into the fields whose label has these words."""


class Work:
    """Work that a dashboard over this database does; `address` is where it is served."""

    def __init__(self, database: Path, folder: Path, pause: float = PAUSE) -> None:
        self.address = ""
        self._pause = pause
        self._folder = folder
        tokens = tokens_of(database, Settings(database=database))
        self._token = tokens.issue("the benchmark", [_EXTRACT], Reader("the benchmark"))

    @asynccontextmanager
    async def doing(self, name: str) -> AsyncIterator[Callable[[], str]]:
        """Work of this name is done again and again within the block; in the end how often it was
        done is known. Raises whatever it fails by."""
        done: list[int] = []
        task = asyncio.create_task(_again(self._kinds()[name], self._pause, done))
        yield lambda: f"{len(done)} done"
        if task.done():
            task.result()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    def _kinds(self) -> Mapping[str, Callable[[int], Awaitable[None]]]:
        kinds = (self._load, self._edition, partial(self._fail, RAISES), partial(self._fail, AWAY))
        return dict(zip(MEANWHILE, kinds, strict=True))

    async def _load(self, number: int) -> None:
        """Load a file that differs from the one before."""
        await asyncio.to_thread(self._loaded, number)

    def _loaded(self, number: int) -> None:
        file = self._folder / "extract.csv"
        write_extract(file, ROWS + number)
        request = Request(
            f"{self.address}/api/extracts/{_EXTRACT}?file=bench.csv&as_at={AS_AT}&missing=keep",
            file.read_bytes(),
            {"Authorization": f"Bearer {self._token}"},
        )
        with urlopen(request) as answer:
            answer.read()

    async def _edition(self, number: int) -> None:
        """Make an edition, as an analyst does it."""
        session = OpenSession(self.address, _ROLE)
        await session.join()
        await session.opens(Visit("editions", {"do": "make"}))
        typed = {label: words.format(number) for label, words in _WRITTEN.items()}
        reply = await session.presses(MAKING, typed)
        await session.leave()
        if reply.fault:
            raise ValueError(f"No edition was made: {reply.fault}")

    async def _fail(self, fault: str, number: int) -> None:
        """A page fails so many readers at once, whose sessions go on."""
        del number
        await asyncio.gather(*(failed(self.address, fault) for _ in range(FAILING)))


async def failed(address: str, fault: str) -> None:
    """A page fails an analyst by this fault, and the next one of the same session does not. Raises
    ValueError where it is otherwise."""
    session = OpenSession(address, _ROLE)
    await session.join()
    failed = await session.opens(Visit("help", {FAULT: fault}))
    after = await session.opens(Visit("help"))
    await session.leave()
    if not failed.fault or after.fault:
        raise ValueError(f"A page that fails said {failed.fault!r}, the next {after.fault!r}")


MEANWHILE = ("load", "edition", RAISES, AWAY)
"""The kinds of work by their names; the last two need a dashboard of `benchmarks.faulty`."""


async def _again(work: Callable[[int], Awaitable[None]], pause: float, done: list[int]) -> None:
    while True:
        await work(len(done))
        done.append(1)
        await asyncio.sleep(pause)
