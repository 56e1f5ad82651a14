"""An edition is read as it was stored, by every later version."""

import json
from pathlib import Path

from kpis.editions.content import dumped, loaded

WRITTEN = Path(__file__).with_name("written_before.json")
"""Parts of an edition of the demonstration, as the version of November 2026 stored it."""


def test_nothing_of_an_edition_reads_otherwise_in_a_later_version() -> None:
    text = WRITTEN.read_bytes()
    assert within(json.loads(text), json.loads(dumped(loaded(text)))) == []


def within(stored: object, read: object, place: str = "") -> list[str]:
    """Where what is read has not all of what is stored; it may have more."""
    match stored, read:
        case dict(), dict():
            return [
                found
                for name, value in stored.items()
                for found in within(value, read.get(name), f"{place}/{name}")
            ]
        case list(), list() if len(stored) == len(read):
            pairs = enumerate(zip(stored, read, strict=True))
            return [
                found for at, (one, other) in pairs for found in within(one, other, f"{place}/{at}")
            ]
    return [] if stored == read else [place]
