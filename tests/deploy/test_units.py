"""The systemd units of deploy/: what they forbid the dashboard, and that systemd understands them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

EXPOSURE = 15
"""Tenths of what `systemd-analyze security` may count at most, of 100."""
FORBIDS = {
    "User=send-dashboard",
    "UMask=0077",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "RestrictNamespaces=yes",
    "MemoryDenyWriteExecute=yes",
    "SystemCallFilter=@system-service",
    "MemoryMax=4G",
    "MemorySwapMax=0",
    "LimitCORE=0",
    "RequiresMountsFor=/var/lib/send-dashboard",
    "StateDirectoryMode=0700",
}
SHARED = "send-dashboard-.service.d/hardening.conf"


@pytest.fixture
def units(project: Path) -> Path:
    return project / "deploy" / "systemd"


def test_every_service_is_held_to_what_the_runbook_promises(units: Path) -> None:
    services = [path.name for path in units.glob("*.service")]
    assert services and all(name.startswith("send-dashboard-") for name in services)
    lines = (units / SHARED).read_text(encoding="utf-8").splitlines()
    assert FORBIDS - set(lines) == set()
    told = [name.rpartition("=")[0].split("=")[0] for name in sorted(FORBIDS)]
    words = (units.parents[1] / "docs" / "running.md").read_text(encoding="utf-8")
    assert [name for name in told if name and f"`{name}" not in words] == []


def test_no_service_loosens_them(units: Path) -> None:
    keys = {line.split("=")[0] for line in FORBIDS}
    for path in units.glob("*.service"):
        text = path.read_text(encoding="utf-8")
        assert [key for key in keys if re.search(f"^{key}=", text, re.MULTILINE)] == []


def test_each_timer_starts_a_service(units: Path) -> None:
    timers = {path.stem for path in units.glob("*.timer")}
    jobs = ("backup", "audit", "retention", "reminders", "publish")
    assert timers == {
        *(f"send-dashboard-{name}" for name in jobs),
        *(f"send-dashboard-place-{name}@" for name in jobs),
        "send-dashboard-owner-retention@",
    }
    assert [name for name in timers if not (units / f"{name}.service").exists()] == []


def test_what_sends_mail_has_the_password_of_the_relay_and_nothing_else_has_it(
    units: Path,
) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in units.glob("*.service")}
    sends = {
        name for name, text in texts.items() if re.search(r" (remind --send|.*--mail)$", text, re.M)
    }
    jobs = ("reminders.service", "papers.service")
    assert sends == {
        *(f"send-dashboard-{one}" for one in jobs),
        *(f"send-dashboard-place-{one.replace('.', '@.')}" for one in jobs),
    }
    for name, text in texts.items():
        own = "%i." if "@" in name else ""
        for line in (
            f"LoadCredential=smtp-password:/etc/send-dashboard/{own}smtp-password",
            "Environment=SEND_KPIS_SMTP_PASSWORD_FILE=%d/smtp-password",
        ):
            assert (line in text.splitlines()) == (name in sends), name


def test_systemd_understands_them_and_finds_little_open(units: Path) -> None:
    """Where there is no systemd, the tests above are what holds."""
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        return
    environment = os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:", "SYSTEMD_COLORS": "0"}
    files = [
        str(path)
        for end in ("service", "timer", "socket", "slice")
        for path in units.glob(f"*.{end}")
    ]
    services = [file for file in files if file.endswith(".service")]
    for line in (
        [analyze, "verify", "--man=no", *files],
        [analyze, "security", "--offline=yes", f"--threshold={EXPOSURE}", *services],
    ):
        ran = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
        # What is installed there is not there while it is tested.
        said = [one for one in ran.stderr.splitlines() if "is not executable" not in one]
        assert said == [], ran.stdout
        assert ran.returncode == 0 or line[1] == "verify", ran.stdout
