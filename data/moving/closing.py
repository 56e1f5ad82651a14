"""Neither place is written to while a record is on its way, so that there are never two that go
on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import duckdb

from data.moving.beside import Beside
from data.sql import literal
from data.store import ARRIVING, MOVED_TO, DatabaseError
from data.store.server import Link, LinkedSide

_UNKNOWN = (
    "did not say whether the record arrived, so that this is not known: repeat the command, which "
    "finds out. Until then nothing is written to the old one."
)


@contextmanager
def closed(
    link: Link, here: LinkedSide, there: LinkedSide, beside: Beside
) -> Iterator[Callable[[], None]]:
    """The new place says that it waits, and the old one where its record is, before the record is
    there; and they say so no more where it did not come to that. From the call of what is given on
    nobody can know which, until the move is repeated."""
    unknown = False

    def committing() -> None:
        nonlocal unknown
        unknown = True

    there.mark(ARRIVING, here.name)
    try:
        here.mark(MOVED_TO, there.name)
        _set_moved(here, beside, moved=True)
        yield committing
    except BaseException as error:
        with suppress(duckdb.Error):  # the commit itself may have ended it
            link.root.execute("ROLLBACK")
        if unknown:
            raise DatabaseError(f"{there.name} {_UNKNOWN}") from error
        _set_moved(here, beside, moved=False)
        here.mark(MOVED_TO, "")
        there.mark(ARRIVING, "")  # after the other: else it would seem to have come to its end
        raise


def _set_moved(here: LinkedSide, beside: Beside, *, moved: bool) -> None:
    """On a server the mark of the record holds for what lies beside it, too."""
    for file in () if here.is_server else beside.files:
        file.set_moved(moved)


def arrived(there: LinkedSide) -> None:
    """With the commit of its content a place waits no more."""
    there.do(f"UPDATE {there.schema}.properties SET content = '' WHERE name = {literal(ARRIVING)}")
