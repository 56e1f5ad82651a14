"""Many open sessions at once, each of which reads at its own pace."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.open_session import OpenSession, Reply, Visit

BARE = "bare"
"""Stands for a role where bare pages are opened, which have no names."""
_SEED = 19
_AT_ONCE = 4
"""So many join at a time."""


class Known(NamedTuple):
    """What a page is known by: its name, and how many elements it has."""

    name: str
    elements: int


@dataclass
class Taken:
    """How long each page took so many readers, in seconds; and what was wrong with those that
    failed."""

    readers: int
    seconds: list[float] = field(default_factory=list[float])
    faults: list[str] = field(default_factory=list[str])


async def expected(address: str, role: str, visits: Sequence[Visit]) -> dict[str, Known]:
    """What each page is known by, as a lone reader is shown it, who opens each three times. Raises
    ValueError where a page fails even then, or is not always the same."""
    session = OpenSession(address, role)
    await session.join()
    found: dict[str, set[Known]] = {}
    for visit in [*visits] * 3:
        reply = await session.opens(visit)
        if reply.fault or not reply.elements:
            raise ValueError(f"{visit}: {reply.fault or 'nothing is there'}")
        found.setdefault(str(visit), set()).add(Known(reply.name, reply.elements))
    await session.leave()
    if odd := [name for name, known in found.items() if len(known) > 1]:
        raise ValueError(f"Not always the same: {odd}, {[found[one] for one in odd]}")
    once = {name: known.pop() for name, known in found.items()}
    if len({known.name for known in once.values()}) < len(once) and role != BARE:
        raise ValueError(f"Two pages have one name: {once}")
    return once


class Crowd:
    """Readers of one role, each of whom opens the same pages in an order of their own."""

    def __init__(
        self, address: str, role: str, visits: Sequence[Visit], known: Mapping[str, Known]
    ) -> None:
        self._address = address
        self._role = role
        self._visits = visits
        self._known = known
        self._chance = random.Random(_SEED)

    @asynccontextmanager
    async def open(self, readers: int) -> AsyncIterator[list[OpenSession]]:
        """So many open sessions, which are closed in the end."""
        sessions = [OpenSession(self._address, self._role) for _ in range(readers)]
        for first in range(0, readers, _AT_ONCE):
            await asyncio.gather(*(one.join() for one in sessions[first : first + _AT_ONCE]))
        try:
            yield sessions
        finally:
            await asyncio.gather(*(one.leave() for one in sessions))

    async def reads(self, sessions: Sequence[OpenSession], every: float, seconds: float) -> Taken:
        """All read for so many seconds; each opens a page `every` so many, and the next at once
        where one took longer."""
        taken = Taken(len(sessions))
        await asyncio.gather(*(self._reads(one, every, seconds, taken) for one in sessions))
        return taken

    async def _reads(
        self, session: OpenSession, every: float, seconds: float, taken: Taken
    ) -> None:
        clock = asyncio.get_running_loop().time
        until = clock() + seconds
        due = clock() + self._chance.random() * every
        while due < until:
            await asyncio.sleep(due - clock())
            visit = self._chance.choice(self._visits)
            try:
                reply = await session.opens(visit)
            except (OSError, TimeoutError, RuntimeError) as error:
                taken.faults.append(f"{visit}: {error!r}")
                return
            taken.seconds.append(reply.seconds)
            taken.faults.extend(self.wrong(visit, reply))
            due = max(due + every, clock())

    def wrong(self, visit: Visit, reply: Reply) -> list[str]:
        """What is wrong with the reply to a visit; nothing where it is the page that is known."""
        known = self._known[str(visit)]
        if reply.fault:
            return [f"{visit}: {reply.fault}"]
        found = Known(reply.name, reply.elements)
        return [] if found == known else [f"{visit}: {found} for {known}"]
