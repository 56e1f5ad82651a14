"""What is timed: steps, each in a process of its own, in turn so that noise meets all alike."""

import resource
import statistics
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

MILLION = 1_000_000
MEGABYTES = {MILLION: 1024, 10 * MILLION: 4096}
"""The memory that a step of ours may take, by the number of rows: the whole process at its peak."""
HEAD = ("| step | seconds | MB | rows/s | beside |", "| --- | ---: | ---: | ---: | --- |")
"""The head of the table."""


@dataclass(frozen=True)
class Step:
    """One thing that is timed: in words, by a function of a file and a database that gives seconds.

    `beside` is the step that it is compared with, and `at_most` how many times as long it may take
    with a million rows. One that is not `fresh` finds the database of the step before it. One that
    is not `ours` may take any memory. With more rows than `up_to` it is not run.
    """

    words: str
    run: Callable[[Path, Path], float]
    file: str = "sound"
    beside: str = ""
    at_most: float | None = None
    fresh: bool = True
    ours: bool = True
    up_to: int = 100 * MILLION


@dataclass(frozen=True)
class Cost:
    """What a step took: seconds and megabytes at the peak."""

    seconds: float
    megabytes: float


def measure(
    steps: Mapping[str, Step],
    write: Callable[[Path, str, int], None],
    folder: Path,
    rows: int,
    runs: int,
) -> dict[str, Cost]:
    """The medians of so many runs of every step with so many rows. `write` makes each file in the
    folder, by its name."""
    asked = {name: step for name, step in steps.items() if rows <= step.up_to}
    # A process of its own for each, the making of the files too: what one takes is counted as the
    # next one's peak.
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        files = sorted({step.file for step in asked.values()})
        processes.submit(_write, write, folder, files, rows).result()
        found = [
            (name, processes.submit(_take, step, folder).result())
            for _ in range(runs)
            for name, step in asked.items()
        ]
    return {name: _median([cost for other, cost in found if other == name]) for name in asked}


def _write(
    write: Callable[[Path, str, int], None], folder: Path, files: list[str], rows: int
) -> None:
    for file in files:
        write(folder, file, rows)


def _take(step: Step, folder: Path) -> Cost:
    database = folder / "benchmark.duckdb"
    if step.fresh:
        database.unlink(missing_ok=True)
    seconds = step.run(folder / f"{step.file}.csv", database)
    return Cost(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(one.seconds for one in costs),
        statistics.median(one.megabytes for one in costs),
    )


def table(
    steps: Mapping[str, Step], costs: Mapping[str, Cost], rows: int
) -> Iterator[tuple[str, bool]]:
    """A line for each step, and whether it is within what is asked: times for a million rows,
    memory as above."""
    for name, cost in costs.items():
        step = steps[name]
        large = step.ours and cost.megabytes > MEGABYTES.get(rows, float("inf"))
        ratio = cost.seconds / costs[step.beside].seconds if step.beside else 0
        slow = rows == MILLION and step.at_most is not None and ratio > step.at_most
        told = f"{ratio:.2f} times {steps[step.beside].words}" if step.beside else "–"
        told += f" (at most {step.at_most})" if step.at_most else ""
        told += " TOO SLOW" * slow + " TOO LARGE" * large
        line = f"| {step.words} | {cost.seconds:.2f} | {cost.megabytes:,.0f} |"
        yield f"{line} {rows / cost.seconds:,.0f} | {told} |", not (slow or large)
