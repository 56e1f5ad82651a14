"""The results of the newest change, which whoever makes it works out before anybody can see it: so
that no reader waits for them afterwards."""

from collections.abc import Sequence

import duckdb

from data.record import Batch
from data.store.records import records
from kpis.judging.results import Results


class Ready:
    """The results of one change of the uploads, once it is kept.

    A change that is not kept in the end does no harm: they are given to nobody but who sees the
    very uploads, with their moments, that they come from.
    """

    def __init__(self) -> None:
        self._found: tuple[int, Results] | None = None

    def offer(self, opening: int, found: Results) -> None:
        """Keep these, of this opening of the file, in the place of those before."""
        self._found = opening, found

    def of(
        self, opening: int, cursor: duckdb.DuckDBPyConnection, batches: Sequence[Batch]
    ) -> Results | None:
        """The results of what this cursor sees, in which these are the uploads; None where they are
        not the ones that are kept."""
        if not self._found:
            return None
        (offered_by, found), stored = self._found, records(cursor).stored()
        asked = (opening, tuple(batches), stored.events, stored.decisions)
        held = (offered_by, found.batches, found.version.events, found.version.decisions)
        return found if asked == held else None


READY = Ready()
