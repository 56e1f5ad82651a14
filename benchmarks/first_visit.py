"""What a reader's first visit costs: how much comes over the wire, in how many requests, and how
long it takes until the page is whole, with a browser that has kept nothing.

`python -m benchmarks.first_visit [--database PATH] [--rounds N]`: the real dashboard over a copy,
with compressed files and without, each page on a line without limits and on one of 10 Mbit/s with
40 ms; medians, all in turn. Bytes are counted as they travel, those of the socket's messages too.
A picture that stands in the page itself (`data:`) is no request.
"""

import argparse
import base64
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession

from benchmarks.page_times import ALL_ROWS, MEASURE, MEASURED
from benchmarks.served import browsing, serving
from pages.parts.static.making import made
from pages.parts.static.shelf import source_folder

MEGABYTE = 1_000_000
PAGES = {"Overview": ("/", ALL_ROWS, 1.0), "Measure": (f"/measure?id={MEASURE}", MEASURED, 2.5)}
"""Each page's address, when it is whole, and the most megabytes that are asked for."""
SLOW = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
LINES: Mapping[str, Mapping[str, float] | None] = {"no limit": None, "10 Mbit/s, 40 ms": SLOW}
CACHES = ("plain", "compressed")
Case = tuple[str, str, str]
"""A page, a line, and one of CACHES."""
KINDS = ("Script", "Font", "Stylesheet", "Document", "Image", "WebSocket")
"""As Chromium calls them; what is of another kind is counted as `rest`."""


@dataclass
class Visit:
    """One first visit: bytes by kind, each request with the status of its answer, and seconds until
    the page was whole."""

    bytes_of: Counter[str] = field(default_factory=Counter)
    requests: list[tuple[str, int]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def megabytes(self) -> float:
        """All that came."""
        return self.bytes_of.total() / MEGABYTE


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.first_visit", description="What a first visit costs."
    )
    parser.add_argument(
        "--database", type=Path, default=Path("var/demonstration.duckdb"), help="%(default)s"
    )
    parser.add_argument(
        "--cache", type=Path, default=Path("var/static"), help="compressed files; %(default)s"
    )
    parser.add_argument("--rounds", type=int, default=5, help="%(default)s")
    options = parser.parse_args(arguments)
    cases = list(product(PAGES, LINES, CACHES))
    found: dict[Case, list[Visit]] = {case: [] for case in cases}
    with _dashboards(options.database, options.cache) as served, browsing() as browser:
        for page, address in product(PAGES, served.values()):
            visited(browser, address, page, None)  # what a server does once is nobody's first visit
        for page, line, cache in cases * options.rounds:
            found[page, line, cache].append(visited(browser, served[cache], page, LINES[line]))
    _print(found)


@contextmanager
def _dashboards(database: Path, cache: Path) -> Iterator[Mapping[str, str]]:
    """The address of one for each of CACHES."""
    made(cache, source_folder())
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        served = {}
        for name, place in zip(CACHES, ("off", str(cache.absolute())), strict=True):
            copy = Path(folder) / f"{name}.duckdb"
            shutil.copyfile(database, copy)
            settings = {"SEND_KPIS_STATIC_CACHE": place}
            log = Path(folder) / f"{name}.log"
            served[name] = stack.enter_context(serving(copy, log, settings=settings))
        yield served


def visited(browser: Browser, address: str, page: str, line: Mapping[str, float] | None) -> Visit:
    """A visit of somebody who was never here."""
    path, whole, _ = PAGES[page]
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    try:
        shown = context.new_page()
        wire = context.new_cdp_session(shown)
        visit = _counted(wire)
        if line:
            wire.send("Network.emulateNetworkConditions", dict(line))
        start = time.perf_counter()
        shown.goto(f"{address}{path}", wait_until="commit")
        shown.wait_for_function(whole, polling="raf", timeout=120_000)
        visit.seconds = time.perf_counter() - start
        shown.wait_for_timeout(1500)  # what is fetched late is fetched all the same
    finally:
        context.close()
    return visit


def _counted(wire: CDPSession) -> Visit:
    """The visit, which grows as things come."""
    visit, kinds = Visit(), dict[str, str]()

    def came(event: dict) -> None:
        kinds[event["requestId"]] = event["type"]
        answer = event["response"]
        if not answer["url"].startswith("data:"):
            visit.requests.append((answer["url"], answer["status"]))

    def ended(event: dict) -> None:
        visit.bytes_of[kinds.get(event["requestId"], "rest")] += int(event["encodedDataLength"])

    def told(event: dict) -> None:
        visit.bytes_of["WebSocket"] += len(base64.b64decode(event["response"]["payloadData"]))

    wire.on("Network.responseReceived", came)
    wire.on("Network.loadingFinished", ended)
    wire.on("Network.webSocketFrameReceived", told)
    wire.send("Network.enable")
    return visit


def _print(found: Mapping[Case, Sequence[Visit]]) -> None:
    print(f"{'':<40}{'MB':>7}{'requests':>10}{'seconds':>9}", end="")
    print("".join(f"{kind:>11}" for kind in (*KINDS, "rest")))
    for (page, line, cache), visits in found.items():
        middle = median(visit.megabytes for visit in visits)
        asked = PAGES[page][2]
        print(f"{f'{page}, {line}, {cache}':<40}{middle:7.2f}", end="")
        print(f"{median(len(visit.requests) for visit in visits):10.0f}", end="")
        print(f"{median(visit.seconds for visit in visits):9.2f}", end="")
        print("".join(f"{one:11.3f}" for one in _by_kind(visits)), end="")
        print(f"  at most {asked}: {'as asked' if middle <= asked else 'MORE than asked'}")


def _by_kind(visits: Sequence[Visit]) -> Iterator[float]:
    """Megabytes of each kind, and of the rest."""
    for kind in KINDS:
        yield median(visit.bytes_of[kind] for visit in visits) / MEGABYTE
    yield (
        median(
            visit.bytes_of.total() - sum(visit.bytes_of[kind] for kind in KINDS) for visit in visits
        )
        / MEGABYTE
    )


if __name__ == "__main__":
    main()
