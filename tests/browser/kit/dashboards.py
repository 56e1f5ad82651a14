"""The dashboard as a process of its own, forked from one that has imported everything: so each of
them starts in a tenth of the time."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType

import time_machine

from benchmarks.served import PROJECT, command, until_ready
from tests.browser.kit.windows import free_port

_FORKED = get_context("forkserver")
_FORKED.set_forkserver_preload(
    ["streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server.starlette"]
    + ["plotly.graph_objs", "pages.parts.source", "pages.parts.page_scripts", "pages.parts.measure"]
)


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
    environment = os.environ | {"SEND_KPIS_DATABASE": str(database), **settings}
    run = _FORKED.Process(target=_run, args=(command("app.py", port), log, environment, now))
    run.start()
    try:
        yield until_ready(port, run.is_alive, log)
    finally:
        run.terminate()
        run.join()


def _run(
    line: list[str], log: Path, environment: dict[str, str], now: datetime | None = None
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
    cli.main(line)
