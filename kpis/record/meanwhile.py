"""The one rule for all that two people may write about: who saves second sees first what the other
saved or took back."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Held = TypeVar("Held")


def written_since(history: Iterable[Held], seen: int, number: Callable[[Held], int]) -> Held | None:
    """The newest of what was written about a thing after its number `seen`, up to which somebody
    had read it; None where they have seen all."""
    return max((one for one in history if number(one) > seen), key=number, default=None)


def taken_back(relied: int | None, standing: Iterable[int]) -> bool:
    """Whether what somebody goes by, what they correct, take back or have read last, is no longer
    among the numbers that stand. They may go by nothing: None, or 0."""
    return bool(relied) and relied not in standing


def refusal(happened: str, then: str) -> str:
    """What somebody else did in the meantime, that nothing was stored, and what to do."""
    return f"In the meantime {happened}. Nothing was stored. {then}"
