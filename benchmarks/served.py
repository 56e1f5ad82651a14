"""The dashboard as a process of its own, and a browser to look at it with: for the pictures and the
browser tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
BROWSERS = (
    "chromium-headless-shell",  # opens a page for less than half of what the others take
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS = 60
"""How long a page, or the start of the server, may take."""
SIGN_IN_FIRST = 401
"""What a dashboard with sign-in answers whoever has not signed in."""
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const height = document.querySelector('[data-testid="stMain"]')?.scrollHeight;
  window.sameHeight = height === window.heightBefore ? (window.sameHeight ?? 0) + 1 : 0;
  window.heightBefore = height;
  return window.sameHeight > 1 && app?.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid="stMain"] :is(h1, [data-testid="stAlert"])')
    && !document.querySelector(
      '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
      .every(chart => chart.querySelector('.main-svg'))
    && [...document.images].every(image => image.complete);
}"""


class NotStartedError(Exception):
    """The browser or the dashboard could not be started; the words say what to do."""


def browser_path() -> str:
    """Where a Chromium or Chrome lies. Raises NotStartedError."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise NotStartedError(
            f"No browser found: install Chromium or Chrome. Looked for {', '.join(BROWSERS)}."
        )
    return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window, which asks nothing of the network by itself. Raises
    NotStartedError."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGUMENTS))
        yield browser
        browser.close()


class Served(NamedTuple):
    """A dashboard that runs: its address, and the number of its process."""

    address: str
    process: int


@contextmanager
def serving(
    database: Path,
    log: Path,
    app: str = "app.py",
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """The address of a dashboard as `running` starts it. Raises NotStartedError."""
    with running(database, log, app, settings) as served:
        yield served.address


@contextmanager
def running(
    database: Path,
    log: Path,
    app: str = "app.py",
    settings: Mapping[str, str] = MappingProxyType({}),
    by: str = "streamlit",
) -> Iterator[Served]:
    """A dashboard that shows a database on a free port of this machine; it ends with the block.

    What it prints goes to `log`. `app` may be another Streamlit page, `by` another module that
    serves it, and `settings` go into its environment; without another one, no files are compressed
    meanwhile. Raises NotStartedError.
    """
    port = _free_port()
    line = [sys.executable, "-m", by, *command(app, port)]
    environment = os.environ | {
        "SEND_KPIS_DATABASE": str(database),
        "PYTHONPATH": str(PROJECT),
        "SEND_KPIS_STATIC_CACHE": "off",
        **settings,
    }
    with (
        log.open("wb") as out,
        subprocess.Popen(line, cwd=PROJECT, env=environment, stdout=out, stderr=out) as run,
    ):
        try:
            yield Served(until_ready(port, lambda: run.poll() is None, log), run.pid)
        finally:
            run.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def command(app: str, port: int) -> list[str]:
    """What Streamlit is told: serve this page to this machine alone."""
    return ["run", app, "--server.port", str(port), "--server.address", "127.0.0.1"]


def until_ready(port: int, alive: Callable[[], bool], log: Path) -> str:
    """The address on this port, once a dashboard can be used there. Raises NotStartedError."""
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + SECONDS
    while time.monotonic() < until and alive():
        try:
            with urlopen(f"{address}/ready"):
                return address
        except HTTPError as error:
            if error.code == SIGN_IN_FIRST:
                return address
            time.sleep(0.1)
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise NotStartedError(
        f"The dashboard did not start. It printed:\n{log.read_text(encoding='utf-8')}"
    )


def settle(page: Page) -> None:
    """Wait until the page stands: its script has run, its charts and pictures are drawn, and it
    grows no more."""
    page.wait_for_function(SETTLED, timeout=SECONDS * 1000, polling=100)
