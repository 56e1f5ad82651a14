"""How many readers the dashboard bears: open sessions, each of which opens another page every few
seconds, beside a lone reader and beside bare Streamlit in the same run.

`python -m benchmarks.reader_times [--database PATH] [--readers N ...] [--roles ROLE ...]
[--every SECONDS] [--seconds S] [--closed SECONDS] [--meanwhile WORK ... [--pause SECONDS]]`.
Whatever is not the page that was asked for, or says that something went wrong, counts as failed.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import plotly.graph_objects as go

from benchmarks import faulty
from benchmarks.crowd import BARE, Crowd, Taken, expected
from benchmarks.meanwhile import MEANWHILE, PAUSE, Work
from benchmarks.open_session import Visit
from benchmarks.process_cost import ProcessCost, process_cost
from benchmarks.served import Served, running

MEASURES = ("nd_longest_wait", "ehc_20_weeks", "appeal_rate", "nd_average_wait")
VISITS = (
    *(Visit(page) for page in ("", "sections", "waiting_times", "milestones", "plan", "editions")),
    *(Visit("measure", {"id": id}) for id in MEASURES),
    Visit("sections", {"section": "3"}),
    Visit("action", {"id": "1a"}),
)
"""What each reader opens, in an order of their own."""
BARE_VISITS = (Visit(""), Visit("chart"))
MOST_TIMES, MOST_PROCESSOR = 4.0, {"board": 15.0, "lead": 25.0}
"""What is asked for of a hundred readers: the p95 over a lone reader's, and milliseconds of
processor a page."""
LONE_EVERY = 0.5
"""Seconds between two pages of a lone reader: nobody waits for them meanwhile."""
LINE = "{:<28}{:>8}{:>7}{:>7}{:>8}{:>8}{:>8}{:>7}{:>10}{:>8}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each number of readers; returns 1 where any page failed."""
    options = _options(arguments)
    head = ("", "readers", "pages", "failed", "p50 ms", "p95 ms", "max ms", "times", "ms a page")
    print(LINE.format(*head, "MB"), flush=True)
    failed = 0
    for role in options.roles:
        with _served(options.database, role, options.pause) as (served, work):
            failed += asyncio.run(_role(served, role, options, work))
    return 1 if failed else 0


async def _role(served: Served, role: str, options: argparse.Namespace, work: Work) -> int:
    """All numbers of readers of one role; how many pages failed."""
    visits = BARE_VISITS if role == BARE else VISITS
    crowd = Crowd(served.address, role, visits, await expected(served.address, role, visits))
    lone, failed = 0.0, 0
    for readers in options.readers:
        before = process_cost(served.process)
        every = LONE_EVERY if readers == 1 else options.every
        async with crowd.open(readers) as sessions:
            joined = process_cost(served.process)
            taken = await crowd.reads(sessions, every, options.seconds)
            after = process_cost(served.process)
            lone = lone or _percentile(taken, 95)
            _tell(role, taken, lone, joined, after)
            failed += len(taken.faults)
            for name in options.meanwhile if readers > 1 and role != BARE else ():
                async with work.doing(name) as done:
                    taken = await crowd.reads(sessions, every, options.seconds)
                _tell(
                    f"{role}, {name} ({done()})", taken, lone, after, process_cost(served.process)
                )
                failed += len(taken.faults)
        await _closed(served, readers, before, after, options.closed)
    return failed


async def _closed(
    served: Served, readers: int, before: ProcessCost, after: ProcessCost, seconds: float
) -> None:
    """What is given back of the memory when all have closed their windows for so long."""
    if not seconds or readers == 1:
        return
    await asyncio.sleep(seconds)
    now = process_cost(served.process)
    a_session = (after.megabytes - before.megabytes) / readers
    print(
        f"    {before.megabytes:.0f} MB before, {after.megabytes:.0f} MB with {readers} open "
        f"({a_session:.1f} MB each), {now.megabytes:.0f} MB {seconds:.0f} s after they closed",
        flush=True,
    )


def _tell(words: str, taken: Taken, lone: float, before: ProcessCost, after: ProcessCost) -> None:
    pages = len(taken.seconds)
    p95 = _percentile(taken, 95)
    processor = (after.processor - before.processor) / max(pages, 1)
    cells = (
        *(taken.readers, pages, len(taken.faults)),
        *(f"{1000 * one:.0f}" for one in (_percentile(taken, 50), p95, max(taken.seconds))),
        *(f"{p95 / lone:.1f}", f"{1000 * processor:.1f}", f"{after.megabytes:.0f}"),
    )
    print(LINE.format(words, *cells), flush=True)
    for fault in sorted(taken.faults)[:5]:
        print(f"    failed: {fault}", flush=True)


def _percentile(taken: Taken, share: int) -> float:
    return quantiles(taken.seconds, n=100, method="inclusive")[share - 1]


@contextmanager
def _served(database: Path, role: str, pause: float = PAUSE) -> Iterator[tuple[Served, Work]]:
    """The dashboard over a copy of the database, or the bare pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = Path(shutil.copy(database, folder / "read.duckdb"))
        work = Work(copy, folder, pause)
        app, by = (
            ("benchmarks/bare.py", "streamlit") if role == BARE else ("app.py", faulty.__name__)
        )
        with running(copy, folder / "log", app, _chart(folder), by) as served:
            work.address = served.address
            yield served, work


def _chart(folder: Path) -> Mapping[str, str]:
    """The setting that names the file with the chart of the bare page."""
    drawn = go.Figure(go.Scatter(y=list(range(36)))).to_json()
    file = folder / "chart.json"
    file.write_text(json.dumps({"Since": drawn, "All": drawn}), encoding="utf-8")
    return {"BARE_CHART": str(file)}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reader_times", description="How many readers are borne."
    )
    add = parser.add_argument
    add("--database", type=Path, default=Path("var/demonstration.duckdb"), help="%(default)s")
    add(
        "--readers", type=int, nargs="+", default=[1, 25, 50, 100], help="the first is the lone one"
    )
    add("--roles", nargs="+", default=[BARE, *MOST_PROCESSOR], help="%(default)s")
    add("--every", type=float, default=5.0, help="seconds between two pages, %(default)s")
    add("--seconds", type=float, default=30.0, help="of each measurement, %(default)s")
    add("--closed", type=float, default=0.0, help="seconds to wait after all have closed")
    add("--pause", type=float, default=PAUSE, help="seconds between two of that, %(default)s")
    add("--meanwhile", nargs="*", default=[], choices=MEANWHILE, help="what is done besides")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
