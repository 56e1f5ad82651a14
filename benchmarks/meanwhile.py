"""What else a dashboard does while people read: extracts that are loaded by a machine, and editions
that are made on their page."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.extract_file import AS_AT, write_extract
from benchmarks.open_session import OpenSession, Visit
from data.reader import Reader
from data.settings import Settings
from data.tokens import tokens_of
from presentation.words.editions import MAKING

ROWS = 20_000
PAUSE = 5.0
"""Seconds between the end of one and the beginning of the next."""
_EXTRACT, _ROLE = "ehc_assessments", "analyst"
_WRITTEN = {"meeting": "The Board of the benchmark, {}", "Your name": "Ann Analyst"}
"""What is typed into the fields whose label has these words."""


class Work:
    """Work that a dashboard over this database does; `address` is where it is served."""

    def __init__(self, database: Path, folder: Path) -> None:
        self.address = ""
        self._folder = folder
        tokens = tokens_of(database, Settings(database=database))
        self._token = tokens.issue("the benchmark", [_EXTRACT], Reader("the benchmark"))

    @asynccontextmanager
    async def doing(self, name: str) -> AsyncIterator[Callable[[], str]]:
        """Work of this name is done again and again within the block; in the end how often it was
        done is known. Raises whatever it fails by."""
        done: list[int] = []
        task = asyncio.create_task(_again(self._kinds()[name], done))
        yield lambda: f"{len(done)} done"
        if task.done():
            task.result()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    def _kinds(self) -> Mapping[str, Callable[[int], Awaitable[None]]]:
        return dict(zip(MEANWHILE, (self._load, self._edition), strict=True))

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


MEANWHILE = ("load", "edition")
"""The kinds of work by their names."""


async def _again(work: Callable[[int], Awaitable[None]], done: list[int]) -> None:
    while True:
        await work(len(done))
        done.append(1)
        await asyncio.sleep(PAUSE)
