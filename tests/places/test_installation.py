"""A place with an installation of its own, and folders that are none."""

import subprocess
import sys
from pathlib import Path

import pytest

from places.process import OwnProcess
from tests.places.quick import ANSWER, SERVER, Ask, together

WHERE = SERVER.replace(ANSWER, "f'{os.getcwd()} {sys.executable}'")


def installed(folder: Path) -> Path:
    """A folder that has what makes it a dashboard."""
    for name in ("app.py", "data/chosen.py", ".venv/bin/python"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / ".venv/bin/python").unlink()
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    return folder


def test_a_place_runs_the_installation_that_it_names_as_it_is_now(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """So one is brought to another version while the others serve: its folder is changed, and its
    process is ended."""
    folder = tmp_path / "own"

    async def test(ask: Ask, made: dict[str, OwnProcess]) -> None:
        made["a"].place = made["a"].place.model_copy(update={"installation": folder})
        assert await ask("a") == ""
        assert f"a did not start: {folder} is no installation" in capfd.readouterr().err
        assert await ask("b") == f"{Path(__file__).parents[2]} {sys.executable}"
        for version in ("1", "2"):
            folder.unlink(missing_ok=True)
            folder.symlink_to(installed(tmp_path / version))
            made["a"]._not_before = 0
            own = tmp_path / version
            assert await ask("a") == f"{own} {own / '.venv/bin/python'}"
            await made["a"].end()
            assert made["b"].running

    together(tmp_path, test, most=3, idle=60, programs={"a": WHERE, "b": WHERE})


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("app.py", "has no app.py"),
        ("data/chosen.py", "has no data/chosen.py"),
        (".venv/bin/python", "has no .venv/bin/python"),
    ],
)
def test_a_folder_without_a_dashboard_is_refused_before_anything_is_served(
    tmp_path: Path, missing: str, said: str
) -> None:
    (installed(tmp_path / "york") / missing).unlink()
    (tmp_path / "york.env").touch()
    (tmp_path / "places.toml").write_text(
        "[york]\ntitle = 'York'\nsettings = 'york.env'\nport = 8601\ninstallation = 'york'\n"
    )
    line = [sys.executable, "-m", "places", str(tmp_path / "places.toml")]
    ran = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.strip() == (
        f"{tmp_path / 'york'} is no installation of the dashboard, for it {said}"
    )
