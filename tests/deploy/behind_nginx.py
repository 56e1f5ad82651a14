"""The dashboard as it is installed, on this machine: the configuration of deploy/ itself, with a
certificate made for it, and a sign-in service."""

import getpass
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import oidc_provider_mock
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from benchmarks.served import serving
from tests.servers import free_ports

NAME = "localhost"
PATIENCE = 20
"""Seconds after which an nginx that has not started is taken for one that never will."""


@dataclass(frozen=True)
class Site:
    """What stands behind nginx: its address, the one without TLS, what a browser trusts, what
    nginx has written, and the dashboard's own address."""

    address: str
    plain: str
    trusted: ssl.SSLContext
    log: Path
    behind: str


@contextmanager
def installed(folder: Path, deploy: Path) -> Iterator[Site]:
    """The dashboard behind nginx, where people sign in; what is in `static` there is sent
    compressed."""
    port, plain = free_ports(2)
    with (
        signing_in(folder, port) as settings,
        serving(folder / "new.duckdb", folder / "server.log", settings=settings) as own,
        in_front(folder, deploy, port, plain, int(own.rpartition(":")[2])) as site,
    ):
        yield site


@contextmanager
def signing_in(folder: Path, port: int) -> Iterator[dict[str, str]]:
    """The settings of a dashboard behind nginx on this port, where the analyst `ana` and `nobody`,
    without a role, can sign in."""
    people = [("ana", ["analyst"]), ("nobody", [])]
    users = [
        oidc_provider_mock.User(sub=sub, claims={"email": f"{sub}@example.gov.uk", "roles": roles})
        for sub, roles in people
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as service:
        yield {
            "SEND_KPIS_ADDRESS": f"https://{NAME}:{port}",
            "SEND_KPIS_OIDC_ISSUER": f"http://localhost:{service.server_port}",
            "SEND_KPIS_OIDC_CLIENT_ID": "dashboard",
            "SEND_KPIS_OIDC_CLIENT_SECRET": "secret",
            "SEND_KPIS_STATIC_CACHE": str(folder / "static")
            if (folder / "static").exists()
            else "off",
        }


@contextmanager
def alone(folder: Path, deploy: Path) -> Iterator[Site]:
    """Only nginx, in front of a dashboard that is away."""
    with in_front(folder, deploy, *free_ports(3)) as site:
        yield site


@contextmanager
def in_front(
    folder: Path, deploy: Path, port: int, plain: int, behind: int, second: int | None = None
) -> Iterator[Site]:
    """Nginx in front of what listens on a port, or on two."""
    certificate(folder)
    ours = filled(deploy / "nginx.conf", folder, port, plain, behind)
    if second:
        ours = ours.replace("#several: ", "").replace(":8502", f":{second}")
    with nginx(folder, ours, port):
        trusted = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        log = folder / "send-dashboard.log"
        own = f"http://127.0.0.1:{behind}"
        yield Site(f"https://{NAME}:{port}", f"http://{NAME}:{plain}", trusted, log, own)


def filled(file: Path, folder: Path, port: int, plain: int, behind: int) -> str:
    """Our configuration, with the places and ports of this machine."""
    text = file.read_text(encoding="utf-8")
    changes = [
        ("send.example.gov.uk", NAME),
        ("/etc/ssl/send-dashboard", str(folder)),
        ("/var/log/nginx", str(folder)),
        ("/opt/send-dashboard/static", str(folder / "static")),
        (":8501", f":{behind}"),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
    ]
    for there, here in changes:
        assert there in text, f"{file} no longer has {there}"
        text = text.replace(there, here)
    return text


@contextmanager
def nginx(folder: Path, ours: str, port: int) -> Iterator[None]:
    """An nginx with this configuration, which writes nowhere else."""
    command = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not command:
        pytest.fail("There is no nginx: run tools/ensure_nginx.sh, which installs it or says how.")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    # Who runs the tests may read what they wrote.
    user = f"user {getpass.getuser()};\n" if os.geteuid() == 0 else ""
    main = f"{user}daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n{places}{ours}}}\n"
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    errors = folder / "errors.log"
    line = [command, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(errors)]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as run:
        try:
            until = time.monotonic() + PATIENCE
            while run.poll() is None and time.monotonic() < until and not listens(port):
                time.sleep(0.05)
            assert listens(port), errors.read_text(encoding="utf-8")
            yield
        finally:
            run.terminate()


def listens(port: int) -> bool:
    """Somebody answers on a port of this machine."""
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def certificate(folder: Path) -> None:
    """A certificate for this machine's name and its key, as the council's authority would give."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, private, serialization.NoEncryption()))
