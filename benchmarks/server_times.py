"""What a record in PostgreSQL costs beside one in a file, in the same run: `make bench-server
SERVER=postgresql://…`, as the administrator of a server on this machine. The database and the roles
are made, and dropped afterwards."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.extract_file import AS_AT
from benchmarks.places import PREFIX, UNTIL, Cluster, many
from benchmarks.waits_file import write_waits
from data.address import Address
from data.loading import Request
from data.reader import Reader
from data.settings import Settings
from data.store import Database, open_database, transaction
from data.store.records import records
from kpis.changes import confirm
from kpis.commands.demo import fill_with_editions
from kpis.computing import ensure_current
from kpis.judging import read_results

Timed = Callable[[Database], object]


def _stored(database: Database) -> None:
    with database.reading() as cursor:
        records(cursor).stored()


def _anew(database: Database) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        cursor.execute("DELETE FROM computed")
    ensure_current(database)


def _load(file: Path, database: Database) -> None:
    confirm(database, Request("nd_waits", file, file.name, AS_AT, Reader("benchmark")))


def steps(file: Path) -> Iterator[tuple[str, Timed, int]]:
    """What is timed, and how often; the last two load the file and meet it again."""
    yield "what a page asks first: how much is stored", _stored, 50
    yield "all figures of a page, not kept", read_results, 10
    yield "all measures of the demonstration worked out anew", _anew, 3
    yield f"load with measures, {file.stem} referrals", partial(_load, file), 1
    yield "the same file again", partial(_load, file), 1
    yield "all measures worked out anew, with these", _anew, 3


def _seconds(timed: Timed, database: Database, runs: int) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        timed(database)
        taken.append(time.perf_counter() - began)
    return median(taken)


def _opening(address: Address, settings: Settings) -> float:
    def once() -> float:
        began = time.perf_counter()
        with closing(open_database(address, settings)):
            return time.perf_counter() - began

    return median(once() for _ in range(5))


def table(administrator: str, rows: int) -> Iterator[str]:
    """The lines of the table, as they are measured."""
    with TemporaryDirectory() as folder:
        cluster = Cluster(administrator, Path(folder))
        file, path = Path(folder, f"{rows}.csv"), Path(folder, "file.duckdb")
        write_waits(file, rows)
        ours = cluster.settings(cluster.address("postgres", "app")).model_copy(
            update={"database": path}
        )
        with closing(open_database(path, ours)) as database:
            fill_with_editions(database, UNTIL)
        with many(cluster, 1) as ((name,), _):
            address = cluster.address(name, "app")
            # The trail of the copy was begun with the key of what it is a copy of.
            key = {"audit_key_file": Path(folder, f"{PREFIX.replace('_', '-')}.audit.key")}
            theirs = cluster.settings(address).model_copy(update=key)
            both = ((path, ours), (address, theirs))
            yield "| step | file | server | times |\n| --- | ---: | ---: | ---: |"
            yield _line("opened, its rows counted", *(_opening(*one) for one in both))
            with (
                closing(open_database(*both[0])) as first,
                closing(open_database(*both[1])) as second,
            ):
                for what, timed, runs in steps(file):
                    yield _line(what, *(_seconds(timed, one, runs) for one in (first, second)))


def _line(what: str, file: float, server: float) -> str:
    return f"| {what} | {file:.4g} s | {server:.4g} s | {server / file:.2f} |"


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("server", help="the address of the server's administrator")
    parser.add_argument("--rows", type=int, default=1_000_000)
    chosen = parser.parse_args()
    if not chosen.server:
        sys.exit(
            "Say which server: make bench-server SERVER=postgresql://ADMINISTRATOR@HOST/postgres"
        )
    for line in table(chosen.server, chosen.rows):
        print(line, flush=True)
