"""What was said of an exception, newest first: the words that stand, and in which month they were
said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.record import Commentary, Entry, Withdrawal, Written, standing


@dataclass(frozen=True)
class Said:
    """A commentary that stands, with its entry."""

    entry: Entry
    commentary: Commentary


def every_said(entries: Sequence[Entry]) -> list[Said]:
    """All commentaries that stand, of the newest month first."""
    found = [
        Said(entry, entry.written)
        for entry in standing(entries)
        if isinstance(entry.written, Commentary)
    ]
    return sorted(found, key=lambda one: (one.commentary.month, one.entry.id), reverse=True)


def said_of(entries: Sequence[Entry], about: str) -> list[Said]:
    """What was said of a measure or a milestone, of the newest month first. What was said last is
    carried on until it is written anew."""
    return [one for one in every_said(entries) if one.commentary.about == about]


def without_unsaid(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries but for commentary whose words stand no longer, for they were taken back or
    corrected: whoever did so may have done it because they pointed to a child."""
    by = {entry.replaces: entry for entry in entries if entry.replaces}
    unsaid = {
        one.id
        for one in entries
        if isinstance(one.written, Commentary)
        and _words(one.written) != _words(_last(one, by).written)
    }
    return tuple(
        one
        for one in entries
        if one.id not in unsaid
        and not (isinstance(one.written, Withdrawal) and one.replaces in unsaid)
    )


def _words(written: Written) -> dict[str, object] | None:
    """What is said, whenever it is due or done; None of what is no commentary."""
    said = {"why", "doing", "owner", "asked"}
    return written.model_dump(include=said) if isinstance(written, Commentary) else None


def _last(entry: Entry, by: Mapping[int, Entry]) -> Entry:
    """What an entry has become, by what replaced it, step by step."""
    while entry.id in by:
        entry = by[entry.id]
    return entry
