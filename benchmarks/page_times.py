"""How long the pages take to be drawn, beside bare Streamlit pages on the same machine in the same
run.

`python -m benchmarks.page_times [--database PATH] [--rounds N]`; medians, our page and the bare one
in turn, so that noise meets both alike.
"""

import argparse
import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from benchmarks.served import browsing, serving
from data.clock import uk_today
from data.store import Database, open_database
from data.store.records import records
from kpis.judging import read_results
from kpis.milestones import as_reported, board_in
from kpis.record import comments_on
from kpis.trends import marked_beside
from presentation.charts.over_time import line_chart
from presentation.palette import LIGHT

MEASURE, SINCE = "nd_longest_wait", "2024-06"
ALL_ROWS = """() =>
    document.querySelectorAll('table[aria-label^="Measures of section"] tbody tr').length >= 29
    && document.querySelector('table[aria-label="How fresh the figures are"] tbody tr')"""
WORD = "() => document.querySelector('[data-testid=\"stMarkdown\"]')?.innerText === 'Word'"
CHART = "() => document.querySelector('[data-testid=\"stPlotlyChart\"] .main-svg')"
MEASURED = f"() => ({CHART})() && document.querySelector('table[aria-label^=\"Figures\"] tbody tr')"
LINE = """document.querySelector('[data-testid="stPlotlyChart"] .scatterlayer')?.innerHTML"""
MARK = f"() => {{ window.lineBefore = {LINE}; }}"
REDRAWN = f"() => {LINE} && {LINE} !== window.lineBefore"
LIMITS = {
    "Overview, beside a word": 2.0,
    "Measure, beside a chart": 1.5,
    "A click, beside a chart's": 1.2,
}
"""What is asked for: the product's median over the bare page's."""
Timing = Callable[[Page], float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.page_times", description="How long pages take."
    )
    parser.add_argument(
        "--database", type=Path, default=Path("var/demonstration.duckdb"), help="%(default)s"
    )
    parser.add_argument("--rounds", type=int, default=9, help="%(default)s")
    options = parser.parse_args(arguments)
    with _both(options.database) as (own, bare), browsing() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        pairs: list[tuple[Timing, Timing]] = [
            (_drawn(f"{own}/", ALL_ROWS), _drawn(f"{bare}/", WORD)),
            (_drawn(f"{own}/measure?id={MEASURE}", MEASURED), _drawn(f"{bare}/chart", CHART)),
            (_clicked(f"{own}/measure?id={MEASURE}", MEASURED), _clicked(f"{bare}/chart", CHART)),
        ]
        for (name, limit), (ours, theirs) in zip(LIMITS.items(), pairs, strict=True):
            _report(
                name, limit, [(ours(page), theirs(page)) for _ in range(options.rounds + 1)][1:]
            )


def _report(name: str, limit: float, timed: Sequence[tuple[float, float]]) -> None:
    ours, theirs = (median(times) for times in zip(*timed, strict=True))
    verdict = "as asked" if ours / theirs <= limit else "MORE than asked"
    print(
        f"{name:<28}{ours:7.3f} s{theirs:9.3f} s{ours / theirs:7.2f} times; at most {limit} is "
        f"{verdict}"
    )


@contextmanager
def _both(database: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the dashboard over a copy of the database, and of the bare pages."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        copy, chart = Path(folder) / "timed.duckdb", Path(folder) / "chart.json"
        shutil.copyfile(database, copy)
        opened = open_database(copy)
        chart.write_text(json.dumps(_same_charts(opened)), encoding="utf-8")
        opened.close()
        own = stack.enter_context(serving(copy, Path(folder) / "own.log"))
        settings = {"BARE_CHART": str(chart)}
        bare = stack.enter_context(
            serving(copy, Path(folder) / "bare.log", "benchmarks/bare.py", settings)
        )
        yield own, bare


def _same_charts(database: Database) -> dict[str, str | None]:
    """Both charts of the measure as its page draws them, with milestones and comments, as Plotly
    writes them."""
    result = read_results(database).by_id[MEASURE]
    with database.reading() as cursor:
        states = marked_beside(as_reported(board_in(cursor, uk_today())).states, result.measure)
        remarks = comments_on(records(cursor).entries(), MEASURE)
    charts = {
        name: line_chart(result, LIGHT, since=since, milestones=states, remarks=remarks)
        for name, since in (("Since", SINCE), ("All", None))
    }
    return {name: one.to_json() for name, one in charts.items()}


def _drawn(address: str, condition: str) -> Timing:
    """Seconds from asking for a page until what it is for stands."""

    def timing(page: Page) -> float:
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_function(condition, polling="raf")
        return time.perf_counter() - start

    return timing


def _clicked(address: str, condition: str) -> Timing:
    """Seconds from a click on a switch until the chart is another one."""

    def timing(page: Page) -> float:
        page.goto(address)
        page.wait_for_function(condition)
        page.wait_for_timeout(1000)
        page.evaluate(MARK)
        switch = page.get_by_role("radio", name=re.compile("^All"))
        start = time.perf_counter()
        switch.click()
        page.wait_for_function(REDRAWN, polling="raf")
        return time.perf_counter() - start

    return timing


if __name__ == "__main__":
    main()
