"""Two places at one host, as they are installed: nginx with the files of deploy/, a launcher, a
dashboard for each that has its own people, and one sign-in service."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import oidc_provider_mock

from benchmarks.served import PROJECT
from tests.deploy.behind_nginx import NAME, PATIENCE, certificate, filled, nginx
from tests.servers import free_ports

PEOPLE = {"westmorland": "ana", "cumbria": "cato"}
"""Each place's analyst; the other place does not know them."""


@dataclass(frozen=True)
class Host:
    """The address of the host, where its certificate lies, and what was written."""

    address: str
    folder: Path

    @property
    def told(self) -> list[str]:
        """What the launcher has told of places."""
        lines = (self.folder / "places.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(tuple(PEOPLE))]


@contextmanager
def places_installed(
    folder: Path, deploy: Path, own: Mapping[str, Path] = MappingProxyType({})
) -> Iterator[Host]:
    """Both places; none runs before it is asked for. A place may have an installation of its own,
    and a record in the folder of its name."""
    port, plain, nothing, *ports = free_ports(5)
    address = f"https://{NAME}:{port}"
    users = [
        oidc_provider_mock.User(sub=sub, claims={"email": f"{sub}@example.gov.uk"})
        for sub in PEOPLE.values()
    ]
    certificate(folder)
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as service:
        _configure(folder, address, f"http://localhost:{service.server_port}", ports)
        _install(folder, own)
        ours = filled(deploy / "nginx.conf", folder, port, plain, nothing)
        ours = ours.replace("/etc/nginx/send-dashboard", str(folder / "nginx"))
        for name, behind in zip(PEOPLE, ports, strict=True):
            _put_place(deploy, folder, name, behind)
        with _launched(folder), nginx(folder, ours, port):
            yield Host(address, folder)


def _configure(folder: Path, address: str, issuer: str, ports: list[int]) -> None:
    lines = []
    for (name, analyst), port in zip(PEOPLE.items(), ports, strict=True):
        (folder / f"{name}.roles").write_text(f"{analyst}@example.gov.uk analyst\n")
        settings = {
            "DATABASE": folder / name / "record.duckdb",
            "ADDRESS": f"{address}/{name}",
            "OIDC_ISSUER": issuer,
            "OIDC_CLIENT_ID": "dashboard",
            "OIDC_CLIENT_SECRET": "secret",
            "ROLES_FILE": folder / f"{name}.roles",
        }
        text = "".join(f"SEND_KPIS_{key}={value}\n" for key, value in settings.items())
        (folder / name).mkdir(exist_ok=True)
        (folder / f"{name}.env").write_text(text)
        lines.append(f'[{name}]\ntitle = "{name}"\nsettings = "{name}.env"\nport = {port}\n')
    (folder / "places.toml").write_text("".join(lines))


def _install(folder: Path, own: Mapping[str, Path]) -> None:
    text = (folder / "places.toml").read_text()
    for name, installation in own.items():
        text = text.replace(f"[{name}]\n", f'[{name}]\ninstallation = "{installation}"\n')
    (folder / "places.toml").write_text(text)


def _put_place(deploy: Path, folder: Path, name: str, port: int) -> None:
    text = (deploy / "nginx-place.conf").read_text(encoding="utf-8")
    (folder / "nginx").mkdir(exist_ok=True)
    text = text.replace("NAME", name).replace("PORT", str(port))
    (folder / "nginx" / f"{name}.conf").write_text(text)


@contextmanager
def _launched(folder: Path) -> Iterator[None]:
    line = [sys.executable, "-m", "places", str(folder / "places.toml")]
    with (
        (folder / "places.log").open("wb") as out,
        subprocess.Popen(line, cwd=PROJECT, env=os.environ, stdout=out, stderr=out) as run,
    ):
        try:
            until = time.monotonic() + PATIENCE
            while not (folder / "places.log").stat().st_size and time.monotonic() < until:
                time.sleep(0.05)
            yield
        finally:
            run.send_signal(signal.SIGTERM)
