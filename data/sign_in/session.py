"""What a session is: who signed in, since when, and when it ends."""

from dataclasses import dataclass
from enum import StrEnum

from data.access import Role
from data.reader import Reader


class Ended(StrEnum):
    """Why a session ended, as the reader is told."""

    SIGNED_OUT = "You have signed out."
    IDLE = "You were signed out because the dashboard was not used for 30 minutes."
    OVER = "You were signed out because a sign-in lasts so long and no longer."
    ROLE = "You were signed out because a role was taken away from you."
    REVOKED = "You were signed out by an administrator."
    ANEW = "You have signed in again."


@dataclass(frozen=True)
class Person:
    """Who signed in: their address at work, the name that is shown, and the roles that came with
    the sign-in."""

    address: str
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Session:
    """A sign-in: `id` may be known to the pages and opens nothing, `roles` are those of now, `over`
    is when it ends at the latest (Unix time), `used` when somebody last used it."""

    id: str
    person: Person
    roles: frozenset[Role]
    over: float
    used: float
    ended: Ended | None = None
    told_until: float = 0

    @property
    def reader(self) -> Reader:
        """Who stands before the pages."""
        return Reader(self.person.name, self.roles)
