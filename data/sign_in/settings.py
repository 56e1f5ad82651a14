"""How people sign in: what an installation says of it, in environment variables that begin with
SEND_KPIS_."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names by which a machine calls itself."""
_BASE = re.compile(r"(/[a-z0-9]+(-[a-z0-9]+)*)?", re.IGNORECASE)


def _safe(address: str) -> str:
    parts = urlsplit(address)
    if address and not (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    ):
        raise ValueError("must begin with https://")
    return address.rstrip("/")


def _plain(address: str) -> str:
    parts = urlsplit(address)
    if not _BASE.fullmatch(parts.path) or parts.query or parts.fragment or parts.username:
        raise ValueError(
            "must be a scheme and a name, as https://send.example.gov.uk, and one more name where "
            "several places share a host, as https://send.example.gov.uk/westmorland"
        )
    return address.lower()


SafeAddress = Annotated[str, AfterValidator(_safe)]
SiteAddress = Annotated[SafeAddress, AfterValidator(_plain)]
"""Where readers find the dashboard: a scheme and a name, and the place's below that of a host."""


class SignInSettings(BaseSettings):
    """`address`: where readers find the dashboard, as `https://send.example.gov.uk`, or
    `https://send.example.gov.uk/westmorland`; without it only this machine does.

    `oidc_*`: the council's sign-in service (OpenID Connect): its issuer, and what it knows the
    dashboard as. `oidc_address_claim` holds a person's address, `roles_file` whose lines are an
    address and its roles; without that file roles are the claim `roles`. `proxy_secret`: what a
    proxy that signs people in says with each request. Each secret may lie in a file of its own.
    `contact`: whom to ask about all this.
    """

    model_config = SettingsConfigDict(env_prefix="SEND_KPIS_", frozen=True)

    address: SiteAddress = ""
    oidc_issuer: SafeAddress = ""
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = SecretStr("")
    oidc_client_secret_file: Path | None = None
    oidc_address_claim: str = "email"
    proxy_secret: SecretStr = SecretStr("")
    proxy_secret_file: Path | None = None
    roles_file: Path | None = None
    contact: str = Field(default="", max_length=300)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.by_oidc and self.by_proxy:
            raise ValueError("people sign in by OpenID Connect or at a proxy, not by both")
        if self.by_oidc and not (self.oidc_client_id and self.client_secret()):
            raise ValueError("sign-in also needs SEND_KPIS_OIDC_CLIENT_ID and _CLIENT_SECRET")
        if self.configured and not self.address:
            raise ValueError("sign-in also needs SEND_KPIS_ADDRESS")
        if self.by_proxy and len(self.shared_secret()) < 32:
            raise ValueError("the secret of the proxy must have 32 characters or more")
        return self

    @property
    def origin(self) -> str:
        """The scheme and the name of the host."""
        return self.address.removesuffix(self.base)

    @property
    def base(self) -> str:
        """The name below the host's that this place has, as `/westmorland`; empty at the top."""
        return urlsplit(self.address).path

    @property
    def by_oidc(self) -> bool:
        """People sign in with OpenID Connect."""
        return bool(self.oidc_issuer)

    @property
    def by_proxy(self) -> bool:
        """A proxy signs people in and says who they are."""
        return bool(self.proxy_secret.get_secret_value() or self.proxy_secret_file)

    @property
    def configured(self) -> bool:
        """People sign in. Where they do not, the dashboard serves one machine alone."""
        return self.by_oidc or self.by_proxy

    def client_secret(self) -> str:
        """What the dashboard proves itself with at the sign-in service."""
        return _secret(self.oidc_client_secret, self.oidc_client_secret_file)

    def shared_secret(self) -> str:
        """What the proxy proves itself with."""
        return _secret(self.proxy_secret, self.proxy_secret_file)


def _secret(given: SecretStr, file: Path | None) -> str:
    return file.read_text(encoding="utf-8").strip() if file else given.get_secret_value()


@cache
def sign_in_settings() -> SignInSettings:
    """The settings of this server."""
    return SignInSettings()


def signs_in() -> bool:
    """People sign in to this dashboard. Where they do not, it serves one machine alone."""
    return sign_in_settings().configured
