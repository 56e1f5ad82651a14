"""How long loading takes here, beside DuckDB alone:
`python -m benchmarks [--rows N] [--runs N]`."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load import MILLION, measure, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each step; returns 1 where one takes longer, or more memory, than is
    asked."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as name:
        costs = measure(Path(name), options.rows, options.runs)
    print(
        f"{options.rows:,} EHC assessments; the refusal has {options.rows // 10:,} problems. "
        f"Medians of {options.runs}."
    )
    lines = list(table(costs, options.rows))
    print("\n".join(line for line, _ in lines))
    return 0 if all(passed for _, passed in lines) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How long loading takes here."
    )
    parser.add_argument("--rows", type=int, default=MILLION, help="by default %(default)s")
    parser.add_argument("--runs", type=int, default=3, help="by default %(default)s")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
