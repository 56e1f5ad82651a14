"""The one rule for all that two people may write about: who saves second sees first what the other
saved."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Held = TypeVar("Held")


def written_since(history: Iterable[Held], seen: int, number: Callable[[Held], int]) -> Held | None:
    """The newest of what was written about a thing after its number `seen`, up to which somebody
    had read it; None where they have seen all."""
    return max((one for one in history if number(one) > seen), key=number, default=None)
