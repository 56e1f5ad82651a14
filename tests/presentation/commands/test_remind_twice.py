"""Two machines over one record, whose timers run at the same moment: each mail goes once."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from data.audit import trail_of, verify
from data.settings import Settings
from tests.data.on_server import empty_record, postgres_address
from tests.postgresql.server import Server
from tests.presentation.commands.conftest import ANN, JO, MONDAY, kept, mail_server, name

MACHINES = 3


def test_each_mail_goes_once_whichever_timer_runs(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    with ExitStack() as ending:
        made = ending.enter_context(empty_record(postgresql))
        address = postgres_address(made.app)
        monkeypatch.setenv("SEND_KPIS_WORK_FOLDER", str(tmp_path))
        monkeypatch.setenv("SEND_KPIS_AUDIT_KEY_FILE", str(tmp_path / "audit.key"))
        name(address, (ANN, "nd_waits"), (JO, "disputes"))
        sent = ending.enter_context(mail_server(monkeypatch))
        line = [sys.executable, "-m", "kpis", "remind", "--send", "--day", MONDAY]
        environment = {**os.environ, "SEND_KPIS_DATABASE": made.app}
        runs = [
            subprocess.Popen(line, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)
            for _ in range(MACHINES)
        ]
        told = [one.communicate()[1] for one in runs]
        assert [one.returncode for one in runs] == [0] * MACHINES, told
        assert sorted(sent.to()) == [ANN, JO]
        assert sorted(kept(address)) == [(ANN, "sent"), (JO, "sent")]
        trail = trail_of(address, Settings())
        assert (verify(trail).lines, verify(trail).fault) == (2, "")
