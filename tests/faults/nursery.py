"""Processes that can be killed: everything is imported once, and each is forked from there, so that
many are cheap."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


def by_command(path: str, folder: str, number: str) -> int:
    """Load an extract of the chain as `python -m data load` does."""
    from data.commands import main
    from tests.faults.states import EXTRACT, request

    asked = request(Path(folder), int(number))
    line = [
        "load",
        EXTRACT,
        str(asked.path),
        "--as-at",
        asked.as_at.isoformat(),
        "--by",
        asked.by.name,
        "--database",
        path,
    ]
    return main(line)


def by_page(path: str, folder: str, number: str) -> int:
    """Load it as the Upload page does: rows and points at once."""
    from data.store import open_database
    from tests.faults.states import loaded

    return (
        0 if loaded(open_database(Path(path)), Path(folder), int(number)).status == "loaded" else 1
    )


def by_killed_after_commit(path: str, folder: str, number: str) -> int:
    """Load it and end where the power fails: it is in the log, and the log is not yet in the
    database."""
    from data.store.engines import transactions

    transactions.settle = lambda _: os._exit(9)
    return by_page(path, folder, number)


def with_a_full_disk(path: str, folder: str, number: str, size: str) -> int:
    """Load it with room for so many bytes, and once more with room for all. `told.json` gets the
    message of the first attempt, how many batches were read after it with the disk still full, and
    what the second said."""
    from data.store import DatabaseError, open_database
    from data.store.records import records
    from tests.faults.states import loaded

    opened, message = open_database(Path(path)), ""
    with no_file_beyond(int(size)):
        try:
            loaded(opened, Path(folder), int(number))
        except DatabaseError as error:
            message = str(error)
        with opened.reading() as cursor:
            read = len(records(cursor).batches())
    again = loaded(opened, Path(folder), int(number)).status
    Path(folder, "told.json").write_text(json.dumps([message, read, again]))
    opened.close()
    return 0


def by_restoring(path: str, copy: str) -> int:
    """Restore a backup."""
    from data.commands import main

    return main(["restore", copy, "--database", path])


def by_opening(path: str) -> int:
    """Open the database, which makes it where there is none."""
    from data.store import open_database

    open_database(Path(path)).close()
    return 0


def by_retaining(path: str) -> int:
    """Remove what is older than three years, as a timer does."""
    from kpis.commands.main import main

    os.environ["SEND_KPIS_RETAIN_MONTHS"] = "36"
    return main(["retain", "--yes", "--database", path])


def by_retaining_until(path: str, module: str, step: str) -> int:
    """The same, ended where a step begins, as where the power fails."""
    from importlib import import_module

    setattr(import_module(module), step, lambda *_: os._exit(9))
    return by_retaining(path)


def by_moving(source: str, target: str, work: str) -> int:
    """Move a record, as who runs the installation does."""
    from data.commands import main

    os.environ["SEND_KPIS_WORK_FOLDER"] = work
    return main(["move", target, "--database", source])


def by_moving_until(module: str, step: str, times: str, source: str, target: str, work: str) -> int:
    """The same, ended where a step begins for so many times, as where the power fails."""
    from importlib import import_module

    begins, done = getattr(import_module(module), step), count(1)

    def ended(*given: object, **named: object) -> object:
        return os._exit(9) if next(done) == int(times) else begins(*given, **named)

    setattr(import_module(module), step, ended)
    return by_moving(source, target, work)


ACTIONS: dict[str, Callable[..., int]] = {
    action.__name__: action
    for action in (
        by_command,
        by_page,
        by_killed_after_commit,
        with_a_full_disk,
        by_restoring,
        by_opening,
        by_retaining,
        by_retaining_until,
        by_moving,
        by_moving_until,
    )
}


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: writing fails as it does on a full
    disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


class Nursery:
    """Runs one action after another, each in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(
        self, action: Callable[..., int], *arguments: object, kill_after: float | None = None
    ) -> int:
        """The exit status of an action; it is killed after so many seconds if it still runs
        then."""
        pid = self._say(json.dumps([action.__name__, *map(str, arguments)]))
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(pid, signal.SIGKILL)
        # Only now is it reaped: until then nobody else can have been given its number.
        return self._say("reap")

    def _say(self, line: str) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextmanager
def nursery(project: Path) -> Iterator[Nursery]:
    """A process that has imported everything and waits."""
    line = [sys.executable, "-m", "tests.faults.nursery"]
    pipe = subprocess.PIPE
    with subprocess.Popen(line, cwd=project, stdin=pipe, stdout=pipe, text=True) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


def _serve() -> None:
    import data.commands  # noqa: F401 - what the children need
    import kpis.commands.main  # noqa: F401
    import tests.faults.states  # noqa: F401

    for line in sys.stdin:
        action, *arguments = json.loads(line)
        pid = os.fork()
        if not pid:
            _child(ACTIONS[action], arguments)
        print(pid, flush=True)
        sys.stdin.readline()
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _child(action: Callable[..., int], arguments: list[str]) -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    status = 70
    try:
        status = action(*arguments)
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve()
