"""Comments by date on a measure: what happened on a day that a reader of its chart should know."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.record import Comment, Entry, standing
from kpis import months


@dataclass(frozen=True)
class Remark:
    """A comment that stands, under the number by which chart and list call it: 1 is the
    earliest."""

    number: int
    entry: Entry
    comment: Comment

    @property
    def period(self) -> str:
        """The month in which it lies on a chart."""
        return months.of(self.comment.dated_on)


def comments_on(entries: Sequence[Entry], measure: str) -> list[Remark]:
    """The comments on a measure that count, in the order of what they are about."""
    found = every_comment(standing(entries), measure)
    found.sort(key=lambda pair: (pair[1].dated_on, pair[0].id))
    return [Remark(number, *pair) for number, pair in enumerate(found, start=1)]


def every_comment(entries: Sequence[Entry], measure: str) -> list[tuple[Entry, Comment]]:
    """All comments on a measure with their entries, in the order in which they were written."""
    found = [(entry, entry.written) for entry in entries if isinstance(entry.written, Comment)]
    return [(entry, comment) for entry, comment in found if comment.measure == measure]
