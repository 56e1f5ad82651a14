"""One and many: the noun, the verb or the pronoun that goes with a number. Every floor speaks, so
it stands lowest."""

from collections.abc import Sequence
from decimal import Decimal


def one_or_many(number: float | Decimal, one: str, many: str) -> str:
    """The first word for exactly one, the second for any other number."""
    return one if number == 1 else many


def counted(number: int, one: str, many: str = "") -> str:
    """The number with its noun, which takes an s unless `many` says otherwise: `1 milestone`,
    `14 milestones`."""
    return f"{number:,} {one_or_many(number, one, many or f'{one}s')}"


def are(number: int) -> str:
    """The verb that goes with the number: `is` or `are`."""
    return one_or_many(number, "is", "are")


def have(number: int) -> str:
    """The verb that goes with the number: `has` or `have`."""
    return one_or_many(number, "has", "have")


def their(number: int) -> str:
    """The pronoun that goes with the number: `its` or `their`."""
    return one_or_many(number, "its", "their")


def lines_named(lines: Sequence[int], most: int) -> str:
    """Lines of a file: `line 7`, `lines 7 and 9`, `lines 7, 9, 12 and 4 more`, of which at most so
    many are named."""
    named = [f"{line:,}" for line in lines[:most]]
    more = len(lines) - len(named)
    *before, last = [*named, *[f"{more:,} more"] * (more > 0)]
    listed = f"{', '.join(before)} and {last}" if before else last
    return f"{'line' if len(lines) == 1 else 'lines'} {listed}"
