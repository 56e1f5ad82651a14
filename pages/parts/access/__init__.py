"""The layer in front of the pages: who is let in, to what, and from where. It knows nothing of what
the pages show."""

from pages.parts.access.answers import CHALLENGE
from pages.parts.access.belongings import Belongings
from pages.parts.access.gate import gate
from pages.parts.access.start import NotStartedError, check_address, checked_settings
from pages.parts.access.uploads import Quota
from pages.parts.access.witness import Happened, Witness

__all__ = [
    "CHALLENGE",
    "Belongings",
    "Happened",
    "NotStartedError",
    "Quota",
    "Witness",
    "check_address",
    "checked_settings",
    "gate",
]
