"""The systemd units of one of several places: the same as those of the one dashboard, but for what
is the place's own."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.test_units import FORBIDS

OWN = {
    "/opt/send-dashboard/.venv": "/opt/send-dashboard-places/%i/.venv",
    "/opt/send-dashboard/deploy": "/opt/send-dashboard-places/%i/deploy",
    "send-dashboard-server.service": "send-dashboard-place-server@%i.service",
    "/etc/send-dashboard/smtp-password": "/etc/send-dashboard/%i.smtp-password",
    "/etc/send-dashboard/client-secret": "/etc/send-dashboard/%i.client-secret",
    "/var/www/send": "/var/www/send/%i",
    "SEND improvement dashboard": "SEND improvement dashboard of %i",
    "%t/send-dashboard-papers": "%t/send-dashboard-papers-%i",
    "RuntimeDirectory=send-dashboard-papers": "RuntimeDirectory=send-dashboard-papers-%i",
    "8501": "${PORT}",
}
"""What is the dashboard's there, and the place's here."""
MORE = {
    "# Not all places at once.",
    "RandomizedDelaySec=15min",
    "# It ends with the door that needs it.",
    "StopWhenUnneeded=yes",
    "# Nothing is passed on before it answers.",
    "ExecStartPost=/bin/sh -c 'until curl --silent --output /dev/null "
    "http://127.0.0.1:${PORT}/%i/health; do sleep 0.2; done'",
    "TimeoutStartSec=55",
}
"""What only a place has."""
WITHOUT = {"WantedBy=multi-user.target", "[Install]", ""}
"""What a service that is started by its door does not need."""
STATE = "/var/lib/send-dashboard-places/york"
SET_BACK = {"User", "Group", "WorkingDirectory", "EnvironmentFile", "StateDirectory"}


@pytest.fixture
def units(project: Path) -> Path:
    return project / "deploy" / "systemd"


def lines(unit: Path) -> list[str]:
    return unit.read_text(encoding="utf-8").splitlines()


def test_a_place_has_every_unit_of_the_one_dashboard_with_what_is_its_own(units: Path) -> None:
    compared = 0
    for one in [*units.glob("*.service"), *units.glob("*.timer")]:
        if "@" in one.name:
            continue
        compared += 1
        text = one.read_text(encoding="utf-8")
        for theirs, own in OWN.items():
            text = text.replace(theirs, own)
        place = units / one.name.replace("-dashboard-", "-dashboard-place-").replace(".", "@.")
        found = lines(place)
        expected = text.splitlines()
        assert [line for line in found if line not in MORE | {""}] == [
            line for line in expected if line not in (WITHOUT if "server" in one.name else {""})
        ], one.name
    assert compared == 12


def test_whoever_comes_first_is_passed_on_once_the_place_answers(units: Path) -> None:
    (seconds,) = re.findall(
        r"^TimeoutStartSec=(\d+)$",
        (units / "send-dashboard-place-server@.service").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    nginx = (units.parent / "nginx.conf").read_text(encoding="utf-8")
    assert int(seconds) < int(re.findall(r"^    proxy_read_timeout +(\d+)s", nginx, re.M)[0])
    door = lines(units / "send-dashboard-place-door@.service")
    needs = "send-dashboard-place-server@%i.service"
    assert {f"Requires={needs}", f"After={needs}"} <= set(door)


@pytest.mark.parametrize("name", ["place", "owner"])
def test_what_is_their_own_comes_last_and_loosens_nothing(units: Path, name: str) -> None:
    """Files beside a unit are read in the order of their names, whatever their folders."""
    shared = next(units.glob("send-dashboard-.service.d/*"))
    own = next(units.glob(f"send-dashboard-{name}-.service.d/*"))
    assert shared.name < own.name
    keys = {line.split("=")[0] for line in FORBIDS} - {"User", "RequiresMountsFor"}
    set_here = {line for line in lines(own) if line.split("=")[0] in keys}
    assert set_here <= {"StateDirectoryMode=0700"}
    # What would else be added to what all have.
    for key in SET_BACK - {"WorkingDirectory"}:
        first, *_ = [line for line in lines(own) if line.startswith(f"{key}=")]
        assert first in (f"{key}=", f"{key}=send-%i")


@pytest.mark.parametrize(
    "job", ["server", "door", "audit", "backup", "papers", "publish", "reminders", "retention"]
)
def test_systemd_gives_a_place_its_own_user_settings_and_folder(units: Path, job: str) -> None:
    told = understood(units, f"send-dashboard-place-{job}@york.service")
    if told is None:
        return
    for key, value in (
        ("User", ["send-york"]),
        ("Group", ["send-york"]),
        ("EnvironmentFile", ["/etc/send-dashboard/york.env"]),
        ("WorkingDirectory", ["/opt/send-dashboard-places/york"]),
        ("StateDirectoryMode", ["0700"]),
        ("Slice", ["send-dashboard.slice"]),
    ):
        assert told[key] == value, key
    folders = {f"/var/lib/{one}" for one in told["StateDirectory"]}
    assert folders == {STATE, f"{STATE}/tmp", f"{STATE}/backups"}
    environment = dict(one.split("=", 1) for one in told["Environment"])
    assert environment["SEND_KPIS_WORK_FOLDER"] == environment["HOME"] == STATE
    assert environment["SEND_KPIS_DATABASE"] == f"{STATE}/dashboard.duckdb"
    assert environment["TMPDIR"] == f"{STATE}/tmp"
    assert set(told["SystemCallErrorNumber"] + told["ProtectSystem"]) >= FORBIDDEN


FORBIDDEN = {"EPERM", "strict"}
"""What the file says that holds for all services."""


def test_systemd_runs_what_the_owner_does_as_nobody_elses_user(units: Path) -> None:
    told = understood(units, "send-dashboard-owner-retention@york.service")
    if told is None:
        return
    assert told["DynamicUser"] == ["yes"]
    assert told["User"] == ["send-dashboard-owner-retention"]
    assert told["EnvironmentFile"] == ["/etc/send-dashboard/york.owner.env"]
    assert "StateDirectory" not in told
    secrets = "/run/credentials/send-dashboard-owner-retention@york.service"
    assert {
        "SEND_KPIS_DATABASE=service=owner",
        f"PGSERVICEFILE={secrets}/services",
        f"SEND_KPIS_AUDIT_KEY_FILE={secrets}/audit-key",
        "SEND_KPIS_WORK_FOLDER=/run/send-dashboard-owner-york",
    } <= set(told["Environment"])
    assert set(told["SystemCallErrorNumber"] + told["ProtectSystem"]) >= FORBIDDEN


def understood(units: Path, unit: str) -> dict[str, list[str]] | None:
    """What systemd makes of a unit with all files beside it; nothing where there is no systemd."""
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        return None
    ran = subprocess.run(
        [analyze, "verify", "--man=no", str(units / unit)],
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:", "SYSTEMD_LOG_LEVEL": "debug"},
        capture_output=True,
        text=True,
        check=False,
    )
    told: dict[str, list[str]] = {}
    written = (ran.stdout + ran.stderr).partition(f"-> Unit {unit}:\n")[2]
    for key, value in re.findall(r"^\t\t(\w+): (.*)$", written.partition("-> Unit ")[0], re.M):
        told.setdefault(key, []).append(value)
    assert told, written
    return told
