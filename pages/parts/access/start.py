"""Whether the dashboard may be started as it is set up."""

from ipaddress import ip_address

from pydantic import ValidationError

from data.settings import Settings
from data.sign_in import SignInSettings


class NotStartedError(Exception):
    """The dashboard may not be started like this; the words say what to do."""


def checked_settings() -> SignInSettings:
    """How people sign in; the other settings can be used too. Raises NotStartedError, without any
    value of a setting."""
    try:
        Settings()
        return SignInSettings()
    except ValidationError as error:
        faults = [
            ": ".join([*(f"SEND_KPIS_{name}".upper() for name in one["loc"]), one["msg"]])
            for one in error.errors(include_input=False, include_url=False)
        ]
        sign_in = error.title == SignInSettings.__name__
        what = "Sign-in is not set up:" if sign_in else "The settings cannot be used:"
        raise NotStartedError("\n".join((what, *map(str, faults)))) from None
    except OSError as error:
        raise NotStartedError(f"A file of the sign-in cannot be read: {error.filename}") from None


def check_address(settings: SignInSettings, address: str) -> None:
    """The address that is listened on fits how people sign in; an empty one is every address.
    Raises NotStartedError."""
    if settings.by_oidc or is_loopback(address):
        return
    where = address or "every address of this machine"
    if settings.by_proxy:
        raise NotStartedError(
            f"A proxy signs people in, so that nobody may reach the dashboard past it: it does not "
            f"start on {where}. Start it with --server.address 127.0.0.1"
        )
    raise NotStartedError(
        f"There is no sign-in, so that the dashboard serves this machine alone: it does not start "
        f"on {where}. Start it with --server.address 127.0.0.1, or set up sign-in "
        f"(docs/security.md)."
    )


def is_loopback(address: str) -> bool:
    """Only this machine reaches the address."""
    try:
        return address == "localhost" or ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
