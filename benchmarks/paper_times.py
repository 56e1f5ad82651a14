"""How long the papers of an edition take to be printed, and how large they are.

`python -m benchmarks.paper_times [--database PATH] [--rounds N]`: the newest approved edition, read
from a copy; the median of several prints, each form beside reading the edition in the same run.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from data.reader import Reader
from data.record import released
from data.store import Database, open_database
from kpis.editions import PackSource, read_editions, read_pack_source
from presentation.packs import PackChoice, pack_of
from presentation.papers import FORMS
from presentation.site import site_files

LIMITS = {"all papers": 10.0, "public page": 5.0}
"""What is asked for of the demonstration, in seconds."""
Printed = Mapping[str, bytes]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times and sizes."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.paper_times", description="How long papers take."
    )
    parser.add_argument(
        "--database", type=Path, default=Path("var/demonstration.duckdb"), help="%(default)s"
    )
    parser.add_argument("--rounds", type=int, default=5, help="%(default)s")
    options = parser.parse_args(arguments)
    with _copied(options.database) as database:
        _tell(database, options.rounds)


def _tell(database: Database, rounds: int) -> None:
    edition = released(read_editions(database))[0].id
    read = partial(read_pack_source, database, edition, Reader("benchmark"))
    base = _seconds(read, rounds)
    source = read()
    print(f"reading edition {edition}: {base:.2f} s, called 1 below")
    total = base
    for name, prints in _printers(source).items():
        took = _seconds(prints, rounds)
        total += 0 if name == "public page" else took
        size = sum(map(len, prints().values())) / 1000
        print(f"{name:<12} {took:5.2f} s {took / base:6.1f} {size:8,.0f} kB")
    print(f"all papers   {total:5.2f} s")
    print("asked for:", ", ".join(f"{name} {most:g} s" for name, most in LIMITS.items()))


def _printers(source: PackSource) -> dict[str, Callable[[], Printed]]:
    pack = pack_of(source, PackChoice())
    found: dict[str, Callable[[], Printed]] = {
        name: partial(form.prints, pack, None) for name, form in FORMS.items()
    }
    return found | {"public page": partial(site_files, source)}


def _seconds(done: Callable[[], object], rounds: int) -> float:
    """The median of several times."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        done()
        took.append(time.perf_counter() - start)
    return median(took)


@contextmanager
def _copied(path: Path) -> Iterator[Database]:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_database(Path(shutil.copy(path, folder)))) as database,
    ):
        yield database


if __name__ == "__main__":
    main()
