"""The dashboard as a process of its own, forked from one that has imported everything: so each of
them starts in a tenth of the time."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType

import time_machine

from benchmarks.served import PROJECT, command, until_ready
from tests.browser.kit.windows import free_port

FORKED = get_context("forkserver")
FORKED.set_forkserver_preload(
    ["streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server.starlette"]
    + ["plotly.graph_objs", "pages.parts.source", "pages.parts.page_scripts", "pages.parts.measure"]
)


def nothing() -> None:
    """What is done in the process first, by default."""


@contextmanager
def serving(
    database: Path,
    log: Path,
    settings: Mapping[str, str] = MappingProxyType({}),
    port: int | None = None,
    now: datetime | None = None,
) -> Iterator[str]:
    """The address of a dashboard that shows a database on a port of this machine, by default a free
    one; it ends with the block. What it prints goes to `log`, and `settings` into its environment.
    Its clock goes on from `now`. Raises NotStartedError."""
    port = port or free_port()
    run = started(port, log, {"SEND_KPIS_DATABASE": str(database), **settings}, now)
    try:
        yield until_ready(port, run.is_alive, log)
    finally:
        run.terminate()
        run.join()


def started(
    port: int,
    log: Path,
    settings: Mapping[str, str],
    now: datetime | None = None,
    before: Callable[[], object] = nothing,
) -> BaseProcess:
    """The process of a dashboard that has just begun; `before` is called in it first, and is a
    function of a module."""
    line, environment = command("app.py", port), os.environ | settings
    run = FORKED.Process(target=_run, args=(line, log, environment, now, before))
    run.start()
    return run


def _run(
    line: list[str],
    log: Path,
    environment: dict[str, str],
    now: datetime | None,
    before: Callable[[], object],
) -> None:
    """Do what `python -m streamlit` does with this line."""
    from streamlit.web import cli

    if now:
        time_machine.travel(now).start()

    os.chdir(PROJECT)
    os.environ.update(environment)
    with log.open("wb") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    before()
    cli.main(line)
