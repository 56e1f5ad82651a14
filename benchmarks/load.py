"""How long loading takes, and how much memory: each step in a process of its own, beside DuckDB
alone.

The measure is DuckDB's own typed read_csv of the same file into a table of a file, in the same run.
"""

import io
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import duckdb

from benchmarks.extract_file import AS_AT, write_extract
from benchmarks.survey_file import MAPPED, write_surveys
from data.commands import main as command
from data.extracts import extracts
from data.loading import Request
from data.reader import Reader
from data.settings import Settings
from data.sql import SQL_TYPES, literal
from data.store import open_database
from kpis.changes import confirm
from kpis.changes.preview import preview

MILLION = 1_000_000
MEGABYTES = {MILLION: 1024, 10 * MILLION: 4096}
"""The memory that a step may take, by the number of rows."""


@dataclass(frozen=True)
class Step:
    """One thing that is timed: in words, for which file, and how many times another it may
    take."""

    words: str
    run: Callable[[Path, Path], float]
    file: str = "sound"
    beside: str = "reference"
    at_most: float | None = None


@dataclass(frozen=True)
class Cost:
    """What a step took: seconds and megabytes at the peak."""

    seconds: float
    megabytes: float


def _reference(file: Path, database: Path) -> float:
    types = {
        column.name: SQL_TYPES[column.kind] for column in extracts()["ehc_assessments"].columns
    }
    with duckdb.connect(database, config={"threads": Settings().threads}) as connection:
        connection.execute("SET enable_progress_bar = false")
        start = time.perf_counter()
        connection.execute(
            f"CREATE TABLE loaded AS SELECT * FROM read_csv({literal(str(file))}, header = true, "
            f"columns = {types})"
        )
        connection.execute("CHECKPOINT")
        return time.perf_counter() - start


def _command(file: Path, database: Path) -> float:
    start = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        command(
            [
                "load",
                "ehc_assessments",
                str(file),
                "--as-at",
                AS_AT.isoformat(),
                "--database",
                str(database),
            ]
        )
    return time.perf_counter() - start


def _confirm(file: Path, database: Path) -> float:
    return _confirmed(database, _request(file))


def _preview(file: Path, database: Path) -> float:
    opened = open_database(database)
    start = time.perf_counter()
    preview(opened, _request(file))
    return time.perf_counter() - start


def _answers(file: Path, database: Path) -> float:
    return _confirmed(database, _request(file, "survey_responses"))


def _mapped(file: Path, database: Path) -> float:
    return _confirmed(database, _request(file, "survey_responses").mapped(MAPPED))


def _confirmed(database: Path, request: Request) -> float:
    opened = open_database(database)
    start = time.perf_counter()
    confirm(opened, request)
    return time.perf_counter() - start


def _request(file: Path, extract: str = "ehc_assessments") -> Request:
    return Request(extract, file, file.name, AS_AT, Reader("benchmark"))


STEPS = {
    "reference": Step("DuckDB's typed read_csv into a table", _reference),
    "command": Step("load by the command line", _command, at_most=2.0),
    "load": Step("load, measures recomputed", _confirm, at_most=2.0),
    "preview": Step("preview", _preview, beside="load", at_most=1.2),
    "refusal": Step("refusal", _confirm, "bad", beside="load", at_most=1.0),
    "answers": Step("load of as many answers to a survey", _answers, "answers"),
    "mapped": Step("the same answers, mapped", _mapped, "wide", beside="answers", at_most=2.5),
}


def measure(folder: Path, rows: int, runs: int) -> dict[str, Cost]:
    """The medians of so many runs of every step with so many rows, each in its turn so that noise
    meets all alike."""
    # A process of its own for each, the making of the files too: what one takes is counted as the
    # next one's peak.
    with ProcessPoolExecutor(
        1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        processes.submit(write_extract, folder / "sound.csv", rows).result()
        processes.submit(write_extract, folder / "bad.csv", rows, bad=rows // 10).result()
        surveys = folder / "wide.csv", folder / "answers.csv"
        processes.submit(write_surveys, *surveys, rows).result()
        found = [
            (name, processes.submit(_take, name, folder).result())
            for _ in range(runs)
            for name in STEPS
        ]
    return {name: _median([cost for other, cost in found if other == name]) for name in STEPS}


def _take(name: str, folder: Path) -> Cost:
    database = folder / "benchmark.duckdb"
    database.unlink(missing_ok=True)
    seconds = STEPS[name].run(folder / f"{STEPS[name].file}.csv", database)
    return Cost(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(one.seconds for one in costs),
        statistics.median(one.megabytes for one in costs),
    )


def table(costs: dict[str, Cost], rows: int) -> Iterator[tuple[str, bool]]:
    """A line for each step, and whether it is within what is asked: times for a million rows,
    memory as above."""
    most_memory = MEGABYTES.get(rows, float("inf"))
    for name, step in STEPS.items():
        cost = costs[name]
        line = f"{step.words:38} {cost.seconds:7.2f} s {cost.megabytes:6,.0f} MB"
        line += f" {rows / cost.seconds:11,.0f} rows/s"
        if step.at_most is None:
            yield line, True
            continue
        ratio = cost.seconds / costs[step.beside].seconds
        slow, large = rows == MILLION and ratio > step.at_most, cost.megabytes > most_memory
        line += f"  {ratio:4.2f} times the {step.beside} (at most {step.at_most})"
        yield (
            line + (" TOO SLOW" if slow else "") + (" TOO LARGE" if large else ""),
            not (slow or large),
        )
