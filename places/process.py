"""The process of one place: started, waited for, ended."""

import asyncio
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple
from urllib.parse import urlsplit

from data.places import SharedPlace
from places.environment import environment_of, read_settings
from places.installation import NoInstallationError, installation_of

HOST = "127.0.0.1"
START_SECONDS, END_SECONDS, AGAIN_SECONDS = 50, 30, 10
"""How long a start may take, an end, and how soon after a start that failed another is tried."""
_COMMAND = ("-m", "streamlit", "run", "app.py", "--server.address", HOST)


class AwayError(Exception):
    """The place cannot be had now: whoever asks is to come again."""


class Up(NamedTuple):
    """A process that listens at a port of this machine."""

    run: asyncio.subprocess.Process
    port: int


class OwnProcess:
    """The process of a place, and how many connections lead to it. The Python of its installation
    is given the `command`, and then the port at which it is to listen."""

    def __init__(self, name: str, place: SharedPlace, command: tuple[str, ...] = _COMMAND) -> None:
        self.name = name
        self.place = place
        self.open = 0
        self.used = 0.0
        self._command = command
        self._up: asyncio.Task[Up] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._not_before = 0.0

    @property
    def running(self) -> bool:
        """It is there, or on its way."""
        if not self._up or not self._up.done():
            return self._up is not None
        return not self._up.exception() and self._up.result().run.returncode is None

    def begin(self, room: Callable[[], asyncio.Task[None] | None]) -> None:
        """Start it, once its own last run has ended and the one that makes `room` for it. Raises
        AwayError where it has failed a moment ago, or there is no room."""
        if monotonic() < self._not_before:
            raise AwayError
        before = [one for one in (room(), self._ending) if one]
        self._up = asyncio.create_task(self._started(before))

    async def port(self) -> int:
        """Where it listens, once it does. Raises AwayError."""
        if not self._up:
            raise AwayError
        return (await asyncio.shield(self._up)).port

    def end(self) -> asyncio.Task[None]:
        """Have it ended."""
        self._ending = asyncio.create_task(self._ended(self._up))
        self._up = None
        return self._ending

    async def _started(self, before: list[asyncio.Task[None]]) -> Up:
        await asyncio.gather(*before)
        try:
            return await self._run()
        except (AwayError, NoInstallationError, OSError) as error:
            self._not_before = monotonic() + AGAIN_SECONDS
            why = f": {error}" if isinstance(error, NoInstallationError) else ""
            say(f"{self.name} did not start{why}")
            raise AwayError from error

    async def _run(self) -> Up:
        port, installation = _free_port(), installation_of(self.place)
        settings = read_settings(self.place.settings or Path())
        say(f"{self.name} is started")
        run = await asyncio.create_subprocess_exec(
            *(installation.python, *self._command, "--server.port", str(port)),
            cwd=installation.folder,
            env=environment_of(settings, os.environ),
            start_new_session=True,
        )
        base = urlsplit(settings.get("SEND_KPIS_ADDRESS", "")).path.rstrip("/")
        try:
            await asyncio.wait_for(_answers(run, port, f"{base}/health"), START_SECONDS)
        except (TimeoutError, AwayError):
            await _terminated(run)
            raise
        return Up(run, port)

    async def _ended(self, up: asyncio.Task[Up] | None) -> None:
        with suppress(AwayError, OSError, TimeoutError):
            if up:
                await _terminated((await up).run)
                say(f"{self.name} is ended")


async def _answers(run: asyncio.subprocess.Process, port: int, path: str) -> None:
    """Wait until it does. Raises AwayError where it has ended instead."""
    while not await _answer(port, path):
        if run.returncode is not None:
            raise AwayError
        await asyncio.sleep(0.1)


async def _answer(port: int, path: str) -> bool:
    """Somebody answers there by HTTP, whatever the answer is."""
    with suppress(OSError):
        reader, writer = await asyncio.open_connection(HOST, port)
        try:
            ask = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: close\r\n\r\n"
            writer.write(ask.encode())
            return (await reader.readline()).startswith(b"HTTP/")
        finally:
            writer.close()
    return False


async def _terminated(run: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        run.terminate()
    try:
        await asyncio.wait_for(run.wait(), END_SECONDS)
    except TimeoutError:
        run.kill()
        await run.wait()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as one:
        return one.getsockname()[1]


def say(words: str) -> None:
    """Tell whoever reads the log."""
    print(words, file=sys.stderr, flush=True)
