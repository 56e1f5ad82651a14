"""Entries of the record in words: who wrote one and when, and what has become of it."""

from collections.abc import Sequence

from data.clock import uk_time
from data.record import Entry, Withdrawal
from presentation.words.grammar import short_date


def replaced_by(entries: Sequence[Entry]) -> dict[int, Entry]:
    """The entry that corrects or takes back another, by the other's number."""
    return {entry.replaces: entry for entry in entries if entry.replaces is not None}


def written_by(entry: Entry) -> str:
    """`Ann Lead, 4 Nov 2026`. The name is what somebody typed: show it as text."""
    return f"{entry.author}, {short_date(uk_time(entry.moment).date())}"


def fate_words(by: Entry | None) -> str:
    """What the later entry did: `Corrected by Ann Lead, 4 Nov 2026, in entry 7.`; nothing without
    one."""
    if by is None:
        return ""
    if isinstance(by.written, Withdrawal):
        return f"Taken back by {written_by(by)}: {by.written.reason}"
    return f"Corrected by {written_by(by)}, in entry {by.id}."
