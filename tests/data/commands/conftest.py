"""A way to run a command as a job does, and a file to load."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from data.address import Address
from data.commands import main
from tests.data.samples import file_of


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """Standard output, all of it, as one JSON object."""
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def command(project: Path, own_database: Address) -> Command:
    """Run `python -m data` as a process, with the test's own database."""

    def ran(
        *arguments: str | Path,
        environment: dict[str, str] | None = None,
        cwd: Path = project,
        stdout: int | IO[Any] = subprocess.PIPE,
    ) -> Ran:
        line = [sys.executable, "-m", "data", *map(str, arguments)]
        # The project is on the path, so that a test may also run it from a folder of its own.
        variables = os.environ | {"PYTHONPATH": str(project)} | (environment or {})
        done = subprocess.run(
            line,
            check=False,
            cwd=cwd,
            env=variables,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout or "", done.stderr)

    return ran


@pytest.fixture
def here(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    own_database: Address,
) -> Command:
    """The same without a process of its own, from the test's folder: quicker, for all that is not
    about the process itself."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str | Path) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return ran


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    """A good file of three meetings."""
    path = tmp_path / "meetings.csv"
    path.write_text(file_of("meetings", {}, {}, {}), encoding="utf-8")
    return path


@pytest.fixture
def loaded(here: Command, meetings: Path) -> Path:
    """The same, loaded as batch 1."""
    assert here("load", "meetings", meetings, "--as-at", "2026-10-31", "--by", "Ann").status == 0
    return meetings
