"""From whole stories to an extract: what a list shows on its as-at date, and the list as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from data.extracts import extracts

Value = str | int | date | None
Row = dict[str, Value]
"""A row by column name; a column that is not there is blank. Names that begin with `_` are notes,
for `known` alone."""


def numbered(key: str, letter: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with a pseudonym in the column `key`: `DEMO-R00001` and so on."""
    for number, row in enumerate(rows, start=1):
        yield row | {key: f"DEMO-{letter}{number:05d}"}


def known(
    stories: Iterable[Row],
    as_at: date,
    opened: str,
    until_then: Mapping[str, Mapping[str, Value]] | None = None,
) -> list[Row]:
    """The stories as a list shows them on the as-at date: those that had opened, without what was
    still to come.

    `opened` is the date column that puts a row on the list. `until_then` tells, by date column,
    what other columns hold until that date; where several apply, the last one wins.
    """
    begun = [story for story in stories if not _ahead(story[opened], as_at)]
    return [_as_shown(story, as_at, until_then or {}) for story in begun]


def _ahead(value: Value, as_at: date) -> bool:
    return isinstance(value, date) and value > as_at


def _as_shown(story: Row, as_at: date, until_then: Mapping[str, Mapping[str, Value]]) -> Row:
    ahead = {name for name, value in story.items() if _ahead(value, as_at)} - _may_lie_ahead()
    shown = story | dict.fromkeys(ahead)
    for name, values in until_then.items():
        if name in ahead:
            shown |= values
    return {name: value for name, value in shown.items() if not name.startswith("_")}


@cache
def _may_lie_ahead() -> frozenset[str]:
    return frozenset(
        column.name
        for extract in extracts().values()
        for column in extract.columns
        if column.future
    )


def as_csv(extract: str, rows: Iterable[Row]) -> str:
    """The rows as CSV under the extract's declared header, with dates as `2026-09-28`.

    ValueError where a row has a column that the extract does not have.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=extracts()[extract].names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
