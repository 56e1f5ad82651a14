"""`python -m kpis remind` as a timer runs it: beside a dashboard, beside another run, and killed."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope

from data.store import answer, open_database
from presentation.commands import ASKED
from tests.presentation.commands.conftest import ANN, JO, MONDAY, Ran, kept, mail_server


@pytest.fixture
def process(project: Path, path: Path) -> Callable[[], "subprocess.Popen[str]"]:
    """The command as a timer runs it."""
    line = [sys.executable, "-m", "kpis", "remind", "--send", "--day", MONDAY, "--json"]

    def started() -> "subprocess.Popen[str]":
        environment = os.environ | {"SEND_KPIS_DATABASE": str(path)}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            line, cwd=project, env=environment, stdout=pipe, stderr=pipe, text=True
        )

    return started


def test_two_runs_at_once_beside_a_dashboard_send_one_mail_each(
    process: Callable[[], "subprocess.Popen[str]"], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, over = open_database(path), threading.Event()

    def dashboard() -> None:
        # It answers once both have asked, so that both are told to send the same mails.
        while len(list(database.incoming.glob("*.remind"))) < 2:
            over.wait(0.02)
        while not over.wait(0.05):
            answer(database, ASKED)

    serving_it = threading.Thread(target=dashboard)
    serving_it.start()
    try:
        with mail_server(monkeypatch) as server:
            both = [process(), process()]
            ended = [(one.communicate(timeout=60), one.returncode) for one in both]
    finally:
        over.set()
        serving_it.join()
        database.close()
    assert [status for _, status in ended] == [0, 0], ended
    told = [mail["to"] for (out, _), _ in ended for mail in json.loads(out)["mails"]]
    assert sorted(told) == sorted(server.to()) == [ANN, JO]


def test_a_run_that_is_killed_in_the_middle_sends_nothing_twice_and_forgets_nobody(
    process: Callable[[], "subprocess.Popen[str]"],
    path: Path,
    remind: Ran,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running: list[subprocess.Popen[str]] = []

    def killing(command: str, envelope: Envelope) -> str | None:
        if command == "DATA" and envelope.rcpt_tos == [JO]:
            running[0].send_signal(signal.SIGKILL)
        return None

    with mail_server(monkeypatch, answers=killing):
        running.append(process())
        running[0].communicate(timeout=60)
    assert kept(path) == [(ANN, "sent"), (JO, "begun")]
    with mail_server(monkeypatch) as server:
        assert remind("--send")[0] == 0
        assert server.to() == []
        assert remind("--send", day="2026-11-17")[0] == 0
    assert server.to() == [JO]
