"""A real mail server on this machine, which keeps what it gets and does what a test asks of it."""

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Answers = Callable[[str, Envelope], str | None]
"""What the server answers to a command (`RCPT`, `DATA`) instead of accepting it; `drop` ends the
connection, and None accepts."""


class Kept:
    """What the server got: each with the one address it was for."""

    def __init__(self, answers: Answers) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []
        self._answers = answers

    def to(self) -> list[str]:
        return [address for address, _ in self.mails]

    async def handle_RCPT(
        self, server: SMTP, _: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", server, envelope) or "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:
        if answer := self._answer("DATA", server, envelope):
            return answer
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.SMTP)
        assert isinstance(message, EmailMessage)
        (address,) = envelope.rcpt_tos
        assert envelope.mail_from == "send@example.gov.uk"
        self.mails.append((address, message))
        return "250 OK"

    def _answer(self, command: str, server: SMTP, envelope: Envelope) -> str | None:
        answer = self._answers(command, envelope)
        if answer == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "451 gone"
        return answer


class _AnyPort(Controller):
    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def accepting(_: str, __: Envelope) -> None:
    """All is accepted."""


@contextmanager
def serving(answers: Answers = accepting, **more: Any) -> Iterator[tuple[Kept, int]]:
    """A server, and its port."""
    kept = Kept(answers)
    controller = _AnyPort(kept, hostname="127.0.0.1", port=0, **more)
    controller.start()
    try:
        yield kept, controller.port
    finally:
        controller.stop()


def signing_in(user: str, password: str) -> dict[str, Any]:
    """What a server is given that lets in one user alone, and only by TLS."""

    def known(_: object, __: object, ___: object, ____: object, data: Any) -> AuthResult:
        told = (data.login, data.password)
        right = told == (user.encode(), password.encode())
        return AuthResult(success=right, handled=right)

    return {"authenticator": known, "auth_required": True, "require_starttls": True}


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, ssl.SSLContext]:
    """A certificate that the server has signed itself, and what the server is given to use it."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    made = (
        x509.CertificateBuilder(whose, whose, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return file, context
