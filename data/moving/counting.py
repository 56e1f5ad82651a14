"""How many rows went by, and the digest of them, as a server works it out of a table."""

from collections.abc import Iterable, Sequence
from hashlib import md5

from data.moving.carried import CarriedTable
from data.moving.digests import DIGITS, TableDigest, whole


class RunningDigest:
    """Rows of a table as they go by, each with its values in the order of the columns' names in
    `table`."""

    def __init__(self, table: CarriedTable) -> None:
        self._table = table
        self._places = [list(table.columns).index(name) for name in sorted(table.columns)]
        self._rows = self._first = self._second = 0

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Count these, too."""
        for row in rows:
            text = b"".join(_text(row[place]) for place in self._places)
            digest = md5(text, usedforsecurity=False).hexdigest()
            self._rows += 1
            self._first += int(digest[:DIGITS], 16)
            self._second += int(digest[DIGITS : 2 * DIGITS], 16)

    def digest(self) -> TableDigest:
        """The digest of all that were added."""
        return TableDigest(self._table.said, self._rows, whole(self._first, self._second))


def _text(value: object) -> bytes:
    if value is None:
        return b"-"
    text = str(value).encode()
    return b"%d:%b" % (len(text), text)
