"""What each column of a file is called, so that a mapping can name it: no two alike, and none
blank."""

from collections import Counter
from collections.abc import Sequence

from data.text import squeeze

LARGEST = 2000
"""A heading is known by at most this many characters."""


def labels(header: Sequence[str]) -> list[str]:
    """The headings in order: a blank one by its place, and one that was there before with its
    number."""
    seen: Counter[str] = Counter()
    found = []
    for at, heading in enumerate(header, start=1):
        name = " ".join(heading.split())[:LARGEST] or f"column {at}"
        seen[squeeze(name)] += 1
        times = seen[squeeze(name)]
        found.append(name if times == 1 else f"{name} ({times})")
    return found
