"""How mails leave: what an installation says of its mail server, in environment variables that
begin with SEND_KPIS_."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.post.keeping import PostError
from data.sign_in import LOOPBACK, SiteAddress
from data.text import is_address

_PORTS = {"starttls": 587, "implicit": 465, "none": 25}

_WANTED = (
    "SEND_KPIS_SMTP_USER also needs a password: write it into the file that "
    "SEND_KPIS_SMTP_PASSWORD_FILE names. Nothing was sent."
)
_PLAIN = (
    "The mail server's password holds a letter with an accent or another sign that cannot be sent: "
    "have it changed to one of plain letters, digits and signs. Nothing was sent."
)


class PostSettings(BaseSettings):
    """`address`: where readers find the dashboard, to which links in mails lead. `roles_file`: who
    has which role, where the sign-in does not say. `smtp_host`, `smtp_port`: the mail server.
    `smtp_from`: the sender's address. `smtp_user` and the password, which may lie in a file of its
    own, where the server asks for them. `smtp_tls`: TLS is begun with STARTTLS, or there from the
    first byte (implicit); none only on this machine. `mail_limit_mb`: how much the files of one
    mail may hold together, in megabytes."""

    model_config = SettingsConfigDict(env_prefix="SEND_KPIS_", frozen=True)

    address: SiteAddress = ""
    roles_file: Path | None = None
    smtp_host: str = ""
    smtp_port: int | None = Field(default=None, gt=0, le=65535)
    smtp_from: str = ""
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_password_file: Path | None = None
    smtp_tls: Literal["starttls", "implicit", "none"] = "starttls"
    mail_limit_mb: int = Field(default=10, gt=0)

    @field_validator("smtp_from")
    @classmethod
    def _one_address(cls, sender: str) -> str:
        if sender and not is_address(sender):
            raise ValueError("write one address and nothing else, as send@example.gov.uk")
        return sender

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.smtp_host:
            return self
        if not self.smtp_from:
            raise ValueError("mail also needs SEND_KPIS_SMTP_FROM, the sender's address")
        if self.smtp_tls == "none" and self.smtp_host not in LOOPBACK:
            raise ValueError(
                "SEND_KPIS_SMTP_TLS=none is for a mail server on this machine alone: to another "
                "one mails go with starttls or implicit"
            )
        return self

    @property
    def port(self) -> int:
        """The server's port: the usual one, unless the settings say another."""
        return self.smtp_port or _PORTS[self.smtp_tls]

    def password(self) -> str:
        """What the dashboard proves itself with at the mail server. It is read when it is used: who
        only looks has not been handed it. Raises PostError where there is none."""
        found = self.smtp_password.get_secret_value()
        if self.smtp_password_file:
            try:
                found = self.smtp_password_file.read_text(encoding="utf-8").strip()
            except OSError as error:
                raise PostError(
                    f"{self.smtp_password_file}: {error.strerror}. {_WANTED}"
                ) from error
        if not found:
            raise PostError(_WANTED)
        if not found.isascii():
            raise PostError(_PLAIN)
        return found
