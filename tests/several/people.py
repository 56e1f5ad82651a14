"""Those who load beside running dashboards, each a process of their own that can be killed."""

import os
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

import time_machine

from data.address import address_of
from data.loading.load import load
from data.store import Database, DatabaseError, open_database
from data.store.turn import WaitedError
from tests.browser.kit.dashboards import FORKED
from tests.faults.states import loaded, request

SHIFTED = "SHIFTED"
"""By how many seconds the clock of such a process is wrong."""
Work = Callable[[Database, Path, int, Connection], object]


class Person:
    """A process that works on a record, and what it says."""

    def __init__(
        self, work: Work, address: str, folder: Path, number: int = 1, **more: str
    ) -> None:
        self._heard, said = FORKED.Pipe(duplex=False)
        folder.mkdir(exist_ok=True)
        self._folder = folder
        settings = {"SEND_KPIS_DATABASE": address, "SEND_KPIS_WORK_FOLDER": str(folder), **more}
        self.process: BaseProcess = FORKED.Process(
            target=_work, args=(work, address, folder, number, said, os.environ | settings)
        )
        self.process.start()
        said.close()

    def says(self, within: float = 60) -> str:
        """The next thing; empty where the process has ended without a word."""
        try:
            return self._heard.recv() if self._heard.poll(within) else "said nothing"
        except EOFError:
            return ""

    def go(self) -> None:
        """Let those go on who wait for it."""
        (self._folder / "go").touch()

    def ends(self) -> None:
        """Kill it, if it still runs."""
        self.process.kill()
        self.process.join()


def _work(
    work: Work,
    address: str,
    folder: Path,
    number: int,
    said: Connection,
    environment: dict[str, str],
) -> None:
    os.environ.update(environment)
    wrong = timedelta(seconds=int(environment.get(SHIFTED, 0)))
    with time_machine.travel(datetime.now(UTC) + wrong) if wrong else nullcontext():
        try:
            database = open_database(address_of(address))
            said.send("open")
            work(database, folder, number, said)
            database.close()
        except WaitedError as error:
            said.send(f"waited: {error}")
        except DatabaseError as error:
            said.send(f"refused: {error}")


def loads(database: Database, folder: Path, number: int, said: Connection) -> None:
    """Load one extract of the chain as the Upload page does, and say when that was acknowledged."""
    said.send(loaded(database, folder, number).status)


def loads_on(database: Database, folder: Path, number: int, said: Connection) -> None:
    """Load one extract of the chain after the other, from this one on, and say each that was
    acknowledged; and try again where the record cannot be used."""
    while True:
        try:
            loaded(database, folder, number)
            said.send(str(number))
            number += 1
        except DatabaseError as error:
            said.send(f"refused: {error}")
            sleep(0.1)


def holds(database: Database, _: Path, number: int, said: Connection) -> None:
    """Have the turn for so many seconds."""
    with database.writing("Ann Analyst is loading meetings"):
        said.send("has the turn")
        sleep(number)


def waits_a_little(database: Database, folder: Path, number: int, said: Connection) -> None:
    """Load, and wait no longer than a test may."""
    from data.store import turn
    from data.store.server import turn as on_server

    turn.WAIT_SECONDS = on_server.WAIT_SECONDS = 1
    loads(database, folder, number, said)


def waits_for_go(folder: Path) -> None:
    """Wait until a test lets them go on."""
    while not (folder / "go").exists():
        sleep(0.05)


def loads_when_told(database: Database, folder: Path, number: int, said: Connection) -> None:
    """Wait, and then load."""
    waits_for_go(folder)
    loads(database, folder, number, said)


def stays_within(database: Database, folder: Path, number: int, said: Connection) -> None:
    """Load, and wait with the rows in place before they are kept."""

    def inside(_: object) -> None:
        said.send("inside")
        waits_for_go(folder)

    said.send(load(database, request(folder, number), inside).status)
