"""Who answers for what on a day: the staff behind lead titles, extracts and meetings."""

from collections.abc import Sequence
from datetime import date

from data.record import Entry, Holder, Post, standing

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`"), "'")


def folded(name: str) -> str:
    """The name of a post or a person without the differences between two printings of it: curly
    apostrophes, capitals and extra spaces."""
    return " ".join(name.translate(_APOSTROPHES).split()).casefold()


def holders(entries: Sequence[Entry]) -> list[tuple[Entry, Holder]]:
    """Everybody who answers, answered or will answer for something, in the order of their entries,
    those that stand."""
    return [
        (entry, entry.written) for entry in standing(entries) if isinstance(entry.written, Holder)
    ]


def answering(held: Sequence[Holder], post: Post, of: str, day: date) -> tuple[Holder, ...]:
    """Who answers for a post on a day, however its title is printed."""
    return tuple(
        one for one in held if one.post == post and folded(one.of) == folded(of) and one.holds(day)
    )
