"""Mails as files, for councils whose mail only a program such as Outlook may send."""

from contextlib import suppress
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from data.post.delivering import NotSentError
from data.post.mail import Mail, as_sent

_LONGEST = 200


class ByFile:
    """Mails become files of a folder, named after their day and address, and none is written
    over."""

    name = "eml"

    def __init__(self, folder: Path, day: str) -> None:
        self._folder, self._day = folder, day

    def file(self, mail: Mail) -> Path:
        """The file of a mail. An address may hold what is no part of a file's name, and be longer
        than one may be."""
        name = quote(mail.to, safe="@+")
        if len(name) > _LONGEST:
            name = f"{name[:_LONGEST]} {sha256(mail.to.encode()).hexdigest()[:12]}"
        return self._folder / f"{self._day} {name}.eml"

    def send(self, mail: Mail, message: EmailMessage) -> None:
        """Write it, whole or not at all, whatever ends meanwhile. Raises NotSentError."""
        file = self.file(mail)
        message["X-Unsent"] = "1"  # Outlook then opens it as a mail that is to be sent
        if file.exists():
            words = f"{file} is there already, and is not written over: move it away"
            raise NotSentError(words)
        part = file.with_suffix(".part")
        try:
            part.unlink(missing_ok=True)  # of a run that was killed
            with part.open("xb") as written:
                written.write(as_sent(message))
            part.rename(file)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise NotSentError(f"{file} cannot be written: {error.strerror}", last=True) from error
