"""Who is signed in: how people sign in here, and the sessions of those who have."""

from data.sign_in.people import RolesFile, as_told, roles_named
from data.sign_in.session import Ended, Person, Session
from data.sign_in.sessions import (
    Sessions,
    address_of,
    administers,
    reader_of,
    roles_file,
    sessions,
)
from data.sign_in.settings import LOOPBACK, SignInSettings, SiteAddress, sign_in_settings, signs_in

__all__ = [
    "LOOPBACK",
    "Ended",
    "Person",
    "RolesFile",
    "Session",
    "Sessions",
    "SignInSettings",
    "SiteAddress",
    "address_of",
    "administers",
    "as_told",
    "reader_of",
    "roles_file",
    "roles_named",
    "sessions",
    "sign_in_settings",
    "signs_in",
]
