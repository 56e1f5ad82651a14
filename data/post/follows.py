"""What people follow: a measure, a section, or everything. What somebody follows no longer is
deleted: nothing says that they ever did."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data.clock import utc_now
from data.post.keeping import PostBox

ALL = "all"
"""Everything. A measure is `measure:ID`, a section of the plan `section:N`."""


@dataclass(frozen=True)
class Follow:
    """Somebody follows a subject since a moment (naive UTC). `known`: the status that each measure
    of it had then among working figures, by its id; empty for who may not see these."""

    subject: str
    since: datetime
    known: Mapping[str, str]


class Follows:
    """What people follow, by their addresses in any letter case."""

    def __init__(self, post: PostBox) -> None:
        self._post = post

    def begin(self, address: str, subject: str, known: Mapping[str, str]) -> None:
        """Follow a subject from now on; one that is followed already stays as it is."""
        row = (address.casefold(), subject, utc_now().isoformat(), json.dumps(dict(known)))
        with self._post.opened() as connection:
            connection.execute(
                "INSERT INTO follows VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", row
            )

    def stop(self, address: str, subject: str) -> None:
        """Follow a subject no longer."""
        with self._post.opened() as connection:
            connection.execute(
                "DELETE FROM follows WHERE address = ? AND subject = ?",
                (address.casefold(), subject),
            )

    def forget(self, address: str) -> None:
        """Delete all that somebody follows."""
        with self._post.opened() as connection:
            connection.execute("DELETE FROM follows WHERE address = ?", (address.casefold(),))

    def of(self, address: str) -> tuple[Follow, ...]:
        """What somebody follows, in the order in which they began."""
        return self.everybody().get(address.casefold(), ())

    def everybody(self) -> Mapping[str, tuple[Follow, ...]]:
        """All who follow something, by their addresses in small letters."""
        if not self._post.there():
            return {}
        with self._post.opened() as connection:
            rows = connection.execute(
                "SELECT address, subject, since, known FROM follows ORDER BY since, subject"
            ).fetchall()
        found: dict[str, list[Follow]] = defaultdict(list)
        for address, subject, since, known in rows:
            found[address].append(Follow(subject, datetime.fromisoformat(since), json.loads(known)))
        return {address: tuple(follows) for address, follows in found.items()}
