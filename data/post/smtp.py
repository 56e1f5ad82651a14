"""Mails by SMTP, all over one connection."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage

from data.post.delivering import NotSentError
from data.post.keeping import PostError
from data.post.mail import Mail, as_sent
from data.post.settings import PostSettings

TIMEOUT_SECONDS = 30
_ACCEPTED = range(200, 300)


class BySmtp:
    """Mails go over one connection to a mail server."""

    name = "smtp"

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server, self._sender = server, sender

    def send(self, mail: Mail, message: EmailMessage) -> None:
        """Hand it over. What breaks before the server has the text has not gone; what breaks from
        then on may have. Raises NotSentError."""
        try:
            self._envelope(mail.to)
        except (smtplib.SMTPException, OSError) as error:
            raise NotSentError(f"the connection broke ({_told(error)})", last=True) from error
        try:
            code, said = self._server.data(as_sent(message))
        except smtplib.SMTPDataError as error:
            raise NotSentError(f"the mail server refused the mail: {_told(error)}") from error
        except (smtplib.SMTPException, OSError) as error:
            words = f"the connection broke, and it may have gone ({_told(error)})"
            raise NotSentError(words, unsure=True, last=True) from error
        self._must(code, said, "the mail")

    def _envelope(self, to: str) -> None:
        self._must(*self._server.mail(self._sender), f"the sender {self._sender}")
        self._must(*self._server.rcpt(to), "the address")

    def _must(self, code: int, said: bytes, what: str) -> None:
        if code not in _ACCEPTED:
            with suppress(smtplib.SMTPException, OSError):
                self._server.rset()
            raise NotSentError(f"the mail server refused {what}: {code} {_plain(said)}")


@contextmanager
def by_smtp(settings: PostSettings) -> Iterator[BySmtp]:
    """The way to the mail server of the settings, its certificate verified. Raises PostError where
    it cannot be reached, or lets nobody in."""
    try:
        server = _connected(settings)
    except (smtplib.SMTPException, OSError, ValueError) as error:  # what it said may be nonsense
        raise PostError(
            f"The mail server {settings.smtp_host}, port {settings.port}, cannot be used "
            f"({_told(error)}). Nothing was sent; the next run sends it."
        ) from error
    try:
        yield BySmtp(server, settings.smtp_from)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()


def _connected(settings: PostSettings) -> smtplib.SMTP:
    host, port, verified = settings.smtp_host, settings.port, ssl.create_default_context()
    server: smtplib.SMTP
    if settings.smtp_tls == "implicit":
        server = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=verified)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if settings.smtp_tls == "starttls":
            server.starttls(context=verified)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.password())
        server.ehlo_or_helo_if_needed()
    except BaseException:
        server.close()
        raise
    return server


def _told(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {_plain(said if isinstance(said, bytes) else said.encode())}"
    return str(error) or type(error).__name__


def _plain(said: bytes) -> str:
    """What the server said, in one short line."""
    return " ".join(said.decode("utf-8", errors="replace").split())[:200]
