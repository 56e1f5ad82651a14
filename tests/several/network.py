"""Machines that can be cut off from PostgreSQL as by a broken line: what is sent is lost, and nobody
is told."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_OF_NETWORK = 0x40000000
"""CLONE_NEWNET, in the words of the kernel."""
_NOBODY = "02:00:00:00:00:99"
"""A card that is not there."""


class NoNetworkError(Exception):
    """A network of our own cannot be made here."""


@dataclass(frozen=True)
class Line:
    """A line to the machine of the database: how each end is called, and its address."""

    name: str
    near: str
    far: str
    room: str

    def cut(self) -> None:
        """Everything that is sent over it is lost from now on."""
        for ends in self._ends():
            _ip(
                *ends[0],
                "neigh",
                "replace",
                ends[1],
                "lladdr",
                _NOBODY,
                "dev",
                ends[2],
                "nud",
                "permanent",
            )

    def mend(self) -> None:
        """It is as before."""
        for ends in self._ends():
            _ip(*ends[0], "neigh", "del", ends[1], "dev", ends[2])

    def _ends(self) -> list[tuple[list[str], str, str]]:
        return [([], self.far, self.name), (["-n", self.room], self.near, f"{self.name}f")]


@dataclass(frozen=True)
class Network:
    """A machine of its own for the database, and the lines that lead there."""

    room: str
    lines: tuple[Line, ...]

    @contextmanager
    def inside(self) -> Iterator[None]:
        """What this thread starts meanwhile runs on that machine."""
        libc = ctypes.CDLL(None, use_errno=True)
        with (
            Path("/proc/thread-self/ns/net").open() as own,
            Path(f"/run/netns/{self.room}").open() as other,
        ):
            try:
                assert libc.setns(other.fileno(), _OF_NETWORK) == 0, os.strerror(ctypes.get_errno())
                yield
            finally:
                assert libc.setns(own.fileno(), _OF_NETWORK) == 0


@contextmanager
def network(count: int) -> Iterator[Network]:
    """A network with so many lines, of which nothing is left afterwards. Raises NoNetworkError."""
    room, third = f"send{os.getpid()}", os.getpid() % 250
    try:
        _ip("netns", "add", room)
    except (FileNotFoundError, NoNetworkError) as error:
        raise NoNetworkError(
            f"A network of our own needs the rights of root and iproute2: {error}"
        ) from error
    lines = tuple(
        Line(
            f"s{os.getpid()}l{at}",
            f"10.213.{third}.{4 * at + 1}",
            f"10.213.{third}.{4 * at + 2}",
            room,
        )
        for at in range(count)
    )
    try:
        _ip("-n", room, "link", "set", "lo", "up")
        for line in lines:
            _lay(line)
        yield Network(room, lines)
    finally:
        for line in lines:
            with suppress(NoNetworkError):
                _ip("link", "del", line.name)
        _ip("netns", "del", room)


def _lay(line: Line) -> None:
    far = f"{line.name}f"
    _ip("link", "add", line.name, "type", "veth", "peer", "name", far, "netns", line.room)
    for where, address, name in (([], line.near, line.name), (["-n", line.room], line.far, far)):
        _ip(*where, "addr", "add", f"{address}/30", "dev", name)
        _ip(*where, "link", "set", name, "up")


def _ip(*arguments: str) -> None:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True)
    if done.returncode:
        raise NoNetworkError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")
