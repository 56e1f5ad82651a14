"""What happens at the door, told to whoever keeps a trail of it."""

import asyncio
from collections.abc import Callable
from enum import StrEnum

from data.reader import Reader


class Happened(StrEnum):
    """What happened at the door."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    REFUSED = "refused attempt"


Witness = Callable[[Reader, Happened, str], None]
"""Told who did what, and a few words more. Where it raises, what it was told of is not done."""

UNKNOWN = Reader("", frozenset())
"""Somebody of whom nothing is known."""


def nobody_looks(_: Reader, __: Happened, ___: str) -> None:
    """No trail is kept."""


async def tell(witness: Witness, by: Reader, seen: Happened, words: str = "") -> None:
    """Wait until it is on the trail, while others are served."""
    await asyncio.to_thread(witness, by, seen, words)
