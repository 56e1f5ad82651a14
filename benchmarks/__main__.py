"""How long loading and computing take here, beside DuckDB alone and what a user would write:
`python -m benchmarks [--rows N,N] [--runs N]`."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.load import STEPS, write
from benchmarks.steps import HEAD, MILLION, measure, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of benchmarks/README.md, for each number of rows; returns 1 where a step
    takes longer, or more memory, than is asked."""
    options = _options(arguments)
    print(_machine())
    passed = [_printed(rows, options.runs) for rows in options.rows]
    return 0 if all(passed) else 1


def _printed(rows: int, runs: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        costs = measure(STEPS, write, Path(name), rows, runs)
    lines = list(table(STEPS, costs, rows))
    print(f"\n{rows:,} rows, medians of {runs}; load of the machine {os.getloadavg()[1]:.1f}.\n")
    print("\n".join([*HEAD, *(line for line, _ in lines)]), flush=True)
    return all(passed for _, passed in lines)


def _machine() -> str:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python "
        f"{platform.python_version()}, DuckDB {duckdb.__version__}, pandas {pd.__version__}."
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How long loading takes here."
    )
    parser.add_argument(
        "--rows", type=_numbers, default=[MILLION], help="by default 1000000; several by commas"
    )
    parser.add_argument("--runs", type=int, default=3, help="by default %(default)s")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
