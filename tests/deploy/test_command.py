"""The command for root: as the dashboard's own user, with its settings, and nothing in them is
carried out."""

import os
import subprocess
from pathlib import Path

import pytest

SETTINGS = """# root's alone
SEND_KPIS_CONTACT="the SEND team, send@example.gov.uk"
SEND_KPIS_OIDC_CLIENT_ID='a b'
SEND_KPIS_ADDRESS=https://send.example.gov.uk
PATH=/elsewhere
PGSERVICEFILE=/etc/send-dashboard/services
PGHOST=elsewhere
SEND_KPIS_OIDC_ISSUER=https://id.example.gov.uk?a=b&c=$(touch carried-out)
SEND_KPIS_BACKUP_DAYS=7"""
"""The last line does not end."""
SAYS = """#!/bin/sh
pwd
umask
printf "%s\\n" "$@"
env | grep -E '^(SEND_KPIS_|PG|PYTHON|HOME=|TMPDIR=)' | sort
"""
"""In the place of setpriv, which only root may use."""


@pytest.fixture
def command(tmp_path: Path, project: Path) -> Path:
    """It, as installed in a folder of this test."""
    text = (project / "deploy" / "command.sh").read_text(encoding="utf-8")
    for place in ("/etc/send-dashboard", "/opt/send-dashboard-places", "/opt/send-dashboard"):
        assert place in text
        text = text.replace(place, str(tmp_path))
    (tmp_path / "app.py").touch()
    made = tmp_path / "command.sh"
    made.write_text(text, encoding="utf-8")
    (tmp_path / "settings").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "setpriv").write_text(SAYS, encoding="utf-8")
    for file in (made, tmp_path / "setpriv"):
        file.chmod(0o700)
    return made


def run(command: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": f"{command.parent}:{os.environ['PATH']}", **more}
    line = [str(command), *arguments]
    return subprocess.run(
        line, cwd=command.parent, env=environment, capture_output=True, text=True, check=False
    )


def test_it_is_the_dashboards_user_with_its_settings(command: Path) -> None:
    ran = run(command, "data", "restore", "a file.duckdb")
    assert (ran.returncode, ran.stderr) == (0, "")
    person = ["--reuid", "send-dashboard", "--regid", "send-dashboard", "--clear-groups"]
    asked = [".venv/bin/python", "-m", "data", "restore", "a file.duckdb"]
    assert ran.stdout.splitlines() == [
        str(command.parent),
        "0077",
        *(*person, "--no-new-privs", *asked),
        "HOME=/var/lib/send-dashboard",
        "PGSERVICEFILE=/etc/send-dashboard/services",
        "SEND_KPIS_ADDRESS=https://send.example.gov.uk",
        "SEND_KPIS_BACKUP_DAYS=7",
        "SEND_KPIS_CONTACT=the SEND team, send@example.gov.uk",
        "SEND_KPIS_DATABASE=/var/lib/send-dashboard/dashboard.duckdb",
        "SEND_KPIS_OIDC_CLIENT_ID=a b",
        "SEND_KPIS_OIDC_ISSUER=https://id.example.gov.uk?a=b&c=$(touch carried-out)",
        "SEND_KPIS_WORK_FOLDER=/var/lib/send-dashboard",
        "TMPDIR=/var/lib/send-dashboard/tmp",
    ]
    assert not list(command.parent.rglob("carried-out"))


def test_a_place_has_its_own_installation_user_and_settings_and_nothing_of_another(
    command: Path,
) -> None:
    own = command.parent / "york"
    own.mkdir()
    (command.parent / "york.env").write_text("SEND_KPIS_ADDRESS='https://x/york'\nPORT=8601\n")
    ran = run(command, "data", "audit", "verify", PLACE="york")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"There is no dashboard in {own} (docs/running.md).\n"
    (own / "app.py").touch()
    roots = {
        "SEND_KPIS_DATABASE": "service=leeds",
        "PGSERVICEFILE": "/etc/leeds",
        "PYTHONPATH": "/",
    }
    ran = run(command, "data", "audit", "verify", PLACE="york", **roots)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        str(own),
        "0077",
        *("--reuid", "send-york", "--regid", "send-york", "--clear-groups", "--no-new-privs"),
        *(".venv/bin/python", "-m", "data", "audit", "verify"),
        "HOME=/var/lib/send-dashboard-places/york",
        "SEND_KPIS_ADDRESS=https://x/york",
        "SEND_KPIS_DATABASE=/var/lib/send-dashboard-places/york/dashboard.duckdb",
        "SEND_KPIS_WORK_FOLDER=/var/lib/send-dashboard-places/york",
        "TMPDIR=/var/lib/send-dashboard-places/york/tmp",
    ]
    assert run(command, "data", "audit", "verify", PLACE="leeds").returncode != 0


def test_without_settings_or_a_command_nothing_is_run(command: Path) -> None:
    assert run(command).returncode == 2
    (command.parent / "settings").unlink()
    ran = run(command, "data", "audit", "verify")
    assert ran.returncode != 0 and ran.stdout == ""
