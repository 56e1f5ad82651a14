"""What many places on one machine cost: `make bench-places SERVER=postgresql://…`, as the
administrator of a server on this machine. Databases and roles that begin with `place_bench` are
made, and dropped afterwards."""

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Composed, Identifier

from benchmarks.served import PROJECT, browsing, command, settle, until_ready
from data.address import PostgresAddress, address_of
from data.places import SharedPlace
from data.settings import Settings
from data.store import NATIONAL, open_database, set_property, transaction
from data.store.server import migrated
from kpis.commands.demo import fill_with_editions
from kpis.judging import read_results
from kpis.measures import measures
from kpis.national import NationalFigure, gathered

PREFIX = "place_bench"
UNTIL = date(2026, 10, 31)
MEASURE = "ehc_20_weeks"
_MB = 1024 * 1024


@dataclass(frozen=True)
class Cluster:
    """A server by the address of its administrator, and where rows may lie meanwhile."""

    administrator: str
    folder: Path

    def address(self, name: str, role: str) -> PostgresAddress:
        """The address of a database under one of the roles of the benchmark."""
        given = conninfo_to_dict(self.administrator)
        host = f"{given['host']}:{given.get('port', 5432)}"
        found = address_of(f"postgresql://{PREFIX}_{role}@{host}/{name}")
        assert isinstance(found, PostgresAddress)
        return found

    def do(self, statement: str, *names: str) -> list[Any]:
        """What the administrator gets."""
        query: Composed = SQL(statement).format(*map(Identifier, names))  # pyright: ignore[reportArgumentType]
        with psycopg.connect(self.administrator, autocommit=True) as connection:
            found = connection.execute(query)
            return found.fetchall() if found.description else []

    def connections(self) -> int:
        """That the databases of the benchmark have."""
        query = f"SELECT count(*) FROM pg_stat_activity WHERE datname LIKE '{PREFIX}%'"
        return self.do(query)[0][0]

    def settings(self, address: PostgresAddress) -> Settings:
        """Of a place with one thread, as many share two cores."""
        return Settings(database=address, work_folder=self.folder, threads=1)


@contextmanager
def many(cluster: Cluster, count: int) -> Iterator[tuple[list[str], float]]:
    """The names of so many databases with the demonstration, and the seconds that each took."""
    roles = [f"{PREFIX}_{one}" for one in ("owner", "app", "read")]
    names = [f"{PREFIX}_{number:02}" for number in range(count)]
    _drop(cluster, names, roles)
    for role in roles:
        cluster.do("CREATE ROLE {} LOGIN", role)
    try:
        cluster.do(
            "CREATE DATABASE {} OWNER {} TEMPLATE template0 LC_COLLATE 'C'", PREFIX, roles[0]
        )
        _fill(cluster)
        began = time.perf_counter()
        for name in names:
            cluster.do("CREATE DATABASE {} OWNER {} TEMPLATE {}", name, roles[0], PREFIX)
        yield names, (time.perf_counter() - began) / count
    finally:
        _drop(cluster, names, roles)


def _fill(cluster: Cluster) -> None:
    migrated(cluster.address(PREFIX, "owner"))
    address = cluster.address(PREFIX, "app")
    with closing(open_database(address, cluster.settings(address))) as database:
        fill_with_editions(database, UNTIL)
        with database.writing() as cursor, transaction(cursor, keep=True):
            set_property(cursor, NATIONAL, "true")


def _drop(cluster: Cluster, names: list[str], roles: list[str]) -> None:
    for name in [*names, PREFIX]:
        cluster.do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    for role in roles:
        cluster.do("DROP ROLE IF EXISTS {}", role)


def memory(pid: int | str = "self") -> float:
    """Megabytes of a process that it shares with no other, and its part of what it shares."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


def national(cluster: Cluster, names: list[str]) -> Iterator[str]:
    """The table of one measure over all places, from a start and once more."""
    places = {one: SharedPlace(title=one, read=cluster.address(one, "read")) for one in names}
    before = memory()
    for how in ("first", "again"):
        began, worked, told = time.perf_counter(), time.process_time(), 0
        for one in gathered(places, measures()[MEASURE]):
            told += isinstance(one, NationalFigure)
        spent = f"{time.perf_counter() - began:.1f}; {time.process_time() - worked:.1f} s"
        yield f"| national view, {told} places, {how}: time; processor | {spent} |"
    yield f"| … connections held afterwards | {cluster.connections()} |"
    yield f"| … memory more than before | {memory() - before:.0f} MB |"


def engines(cluster: Cluster, names: list[str]) -> Iterator[str]:
    """The engine alone over each database, all open at once in one process."""
    opened, read, grown = [], [], []
    with ExitStack() as ending:
        worked = time.process_time()
        for name in names:
            before, began = memory(), time.perf_counter()
            address = cluster.address(name, "app")
            database = ending.enter_context(
                closing(open_database(address, cluster.settings(address)))
            )
            opened.append(time.perf_counter() - began)
            began = time.perf_counter()
            read_results(database)
            read.append(time.perf_counter() - began)
            grown.append(memory() - before)
        held, worked = cluster.connections(), time.process_time() - worked
    yield f"| engine opened, median (longest) | {median(opened):.2f} s ({max(opened):.2f}) |"
    yield f"| … all measures read, median (longest) | {median(read):.2f} s ({max(read):.2f}) |"
    yield f"| … processor for both, each | {worked / len(names):.2f} s |"
    yield f"| … memory each, median (most) | {median(grown):.1f} MB ({max(grown):.1f}) |"
    yield f"| … connections of {len(names)} open | {held} |"


def dashboards(cluster: Cluster, names: list[str]) -> Iterator[str]:
    """A process for each of these places, before and after a reader has seen two pages."""
    started, idle, seen = [], [], []
    with ExitStack() as ending:
        browser = ending.enter_context(browsing())
        pids, addresses = [], []
        for port, name in enumerate(names, start=18801):
            began = time.perf_counter()
            run = ending.enter_context(_dashboard(cluster, name, port))
            address = until_ready(port, lambda run=run: run.poll() is None, cluster.folder / name)
            started.append(time.perf_counter() - began)
            pids.append(run.pid)
            addresses.append(address)
        idle = [memory(pid) for pid in pids]
        for address in addresses:
            page = browser.new_page()
            for path in ("", "/measure?id=ehc_20_weeks"):
                page.goto(address + path)
                settle(page)
        seen = [memory(pid) for pid in pids]
        held = cluster.connections()
    yield f"| dashboard started, median of {len(names)} | {median(started):.1f} s |"
    yield f"| … memory each, before any page | {median(idle):.0f} MB |"
    yield f"| … memory each, after two pages | {median(seen):.0f} MB |"
    yield f"| … that fit into 4 GB, each with a reader | {int(4096 / median(seen))} |"
    yield f"| … connections each, a page open | {held / len(names):.1f} |"


@contextmanager
def _dashboard(cluster: Cluster, name: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    address = cluster.address(name, "app")
    options = dict(address.options)
    environment = os.environ | {
        "SEND_KPIS_DATABASE": "postgresql://{user}@{host}:{port}/{dbname}".format(**options),
        "SEND_KPIS_WORK_FOLDER": str(cluster.folder),
    }
    line = [sys.executable, "-m", "streamlit", *command("app.py", port)]
    with (
        (cluster.folder / name).open("wb") as out,
        subprocess.Popen(line, cwd=PROJECT, env=environment, stdout=out, stderr=out) as run,
    ):
        try:
            yield run
        finally:
            run.terminate()


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description="What many places on one machine cost.")
    parser.add_argument("server", help="the administrator's address, of a server on this machine")
    parser.add_argument("--places", type=int, default=40, help="by default %(default)s")
    parser.add_argument("--engines", type=int, default=40, help="by default %(default)s")
    parser.add_argument("--dashboards", type=int, default=4, help="by default %(default)s")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, ExitStack() as ending:
        cluster = Cluster(options.server, Path(folder))
        names, seconds = ending.enter_context(many(cluster, options.places))
        size = cluster.do(
            f"SELECT avg(pg_database_size(datname)) FROM pg_database WHERE datname LIKE '{PREFIX}%'"
        )[0][0]
        print(f"| {options.places} databases, load {os.getloadavg()[0]:.0f} | |\n| --- | --- |")
        print(
            f"| a database, copied from a template | {seconds:.2f} s, {float(size) / _MB:.1f} MB |"
        )
        for part, of in ((national, names), (engines, names[: options.engines])):
            print("\n".join(part(cluster, of)), flush=True)
        print("\n".join(dashboards(cluster, names[: options.dashboards])), flush=True)


if __name__ == "__main__":
    main()
