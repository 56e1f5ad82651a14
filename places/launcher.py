"""Listens for all places, and has a process for those that are asked for."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic

from data.plurals import counted
from places.process import HOST, AwayError, OwnProcess, say


class Launcher:
    """The processes of all places, of which `most` run at once, each until nobody has asked for it
    in `idle` seconds."""

    def __init__(self, processes: Mapping[str, OwnProcess], most: int, idle: float) -> None:
        self._all = processes
        self._most = most
        self._idle = idle

    async def serve(self, until: asyncio.Event) -> None:
        """Listen for each place until then, and leave no process behind."""
        servers = [
            await asyncio.start_server(self._listener(one), HOST, one.place.port)
            for one in self._all.values()
        ]
        say(f"{counted(len(servers), 'place')} can be asked for")
        tidying = asyncio.create_task(self._tidy())
        await until.wait()
        tidying.cancel()
        for server in servers:
            server.close()
        await asyncio.gather(*(one.end() for one in self._all.values() if one.running))

    def _listener(self, process: OwnProcess):  # noqa: ANN202 - a coroutine function
        async def connected(reader: StreamReader, writer: StreamWriter) -> None:
            process.open += 1
            try:
                await self._pass(process, reader, writer)
            finally:
                process.open -= 1
                process.used = monotonic()
                writer.close()

        return connected

    async def _pass(self, process: OwnProcess, reader: StreamReader, writer: StreamWriter) -> None:
        """Both ways, until either has ended. Where the place is away the connection ends at once,
        and the web server in front says so."""
        with suppress(AwayError, OSError):
            if not process.running:
                process.begin(self._room)
            behind = await asyncio.open_connection(HOST, await process.port())
            try:
                await asyncio.gather(_copied(reader, behind[1]), _copied(behind[0], writer))
            finally:
                behind[1].close()

    def _room(self) -> asyncio.Task[None] | None:
        """Have the process ended that was used longest ago, where there is no room for another.
        Raises AwayError where each is open."""
        running = [one for one in self._all.values() if one.running]
        if len(running) < self._most:
            return None
        unused = [one for one in running if not one.open]
        if not unused:
            say(f"{len(running)} places are open: there is no room for another")
            raise AwayError
        return min(unused, key=lambda one: one.used).end()

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(min(10, self._idle / 4))
            for one in self._all.values():
                if one.running and not one.open and monotonic() - one.used > self._idle:
                    one.end()


async def _copied(reader: StreamReader, writer: StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
