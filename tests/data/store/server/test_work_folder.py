"""Rows about children on their way into a server lie in a folder that nobody else may open, and not
for longer than the process that put them there."""

import signal
import subprocess
import sys
from pathlib import Path

from data.store.server.work_folder import WorkFolder

HOLD = """
import sys
from pathlib import Path
from data.store.server.work_folder import WorkFolder
folder = WorkFolder(Path(sys.argv[1]), "send")
(folder.incoming / "rows.csv").write_text("a child")
print(folder.incoming, flush=True)
sys.stdin.read()
"""


def test_it_is_its_process_alone(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path / "work", "send")
    modes = [path.stat().st_mode & 0o077 for path in (tmp_path / "work").rglob("*")]
    assert set(modes) == {0}
    assert list(folder.incoming.iterdir()) == []
    folder.end()
    assert [one.name for one in (tmp_path / "work").iterdir()] == [".work.lock"]


def test_what_a_killed_process_left_goes_and_what_a_living_one_has_stays(
    project: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    started = [
        subprocess.Popen(
            command, cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    try:
        killed, living = (Path(one.stdout.readline().strip()) for one in started if one.stdout)
        started[0].send_signal(signal.SIGKILL)
        started[0].wait()
        other = WorkFolder(tmp_path, "another")
        other.clean()
        assert killed.exists()
        own = WorkFolder(tmp_path, "send")
        own.clean()
        assert not killed.parent.exists()
        assert (living / "rows.csv").read_text() == "a child"
        assert own.incoming.exists()
    finally:
        for one in started:
            one.kill()
            one.communicate()
