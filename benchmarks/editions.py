"""How long making an edition takes here, and how much memory:
`python -m benchmarks.editions [--rows N]`.

The demonstration's extracts, with so many EHC assessments instead of its own. Each step runs in a
process of its own.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.extract_file import AS_AT, write_extract
from data.clock import utc_now
from data.commands import fill_demonstration
from data.loading import Request
from data.loading.load import load
from data.reader import Reader
from data.settings import Settings
from data.store import Database, open_database
from kpis.computing import ensure_current
from kpis.editions import EditionWish, make

MAKER = Reader("Bench")


@dataclass(frozen=True)
class EditionCost:
    """Seconds of time and of processor, and the megabytes that the process took at most."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(description="How long making an edition takes here.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="by default %(default)s")
    rows = parser.parse_args().rows
    print(f"{rows:,} EHC assessments beside the demonstration's other extracts.")
    with tempfile.TemporaryDirectory() as name:
        path, file = Path(name, "bench.duckdb"), Path(name, "ehc_assessments.csv")
        write_extract(file, rows)
        steps: dict[str, Callable[[Database], None]] = {
            "load": partial(_load, file=file),
            "first edition": _make,
            "second edition, beside the first": _make,
            "third, as known a moment ago": partial(_make, earlier=True),
        }
        for words, step in steps.items():
            cost = _alone(step, path)
            print(
                f"{words:<36} {cost.seconds:7.1f} s {cost.processor:7.1f} s of processor "
                f"{cost.megabytes:7.0f} MB"
            )


def _load(database: Database, file: Path) -> None:
    for _ in fill_demonstration(database, AS_AT):
        pass
    request = Request("ehc_assessments", file, file.name, AS_AT, MAKER, missing="remove")
    assert load(database, request).status == "loaded"
    ensure_current(database)


def _make(database: Database, *, earlier: bool = False) -> None:
    known_at = utc_now() - timedelta(seconds=1) if earlier else None
    make(database, EditionWish(name="Bench", known_at=known_at), MAKER)


def _alone(step: Callable[[Database], None], path: Path) -> EditionCost:
    with ProcessPoolExecutor(1, get_context("fork")) as pool:
        return pool.submit(_timed, step, path).result()


def _timed(step: Callable[[Database], None], path: Path) -> EditionCost:
    database = open_database(path, Settings(database=path, memory_mb=4096))
    began, used = time.perf_counter(), time.process_time()
    step(database)
    cost = EditionCost(
        time.perf_counter() - began,
        time.process_time() - used,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )
    database.close()
    return cost


if __name__ == "__main__":
    main()
