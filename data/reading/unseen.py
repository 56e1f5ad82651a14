"""Telling of the characters that nobody sees, which are dropped."""

from collections.abc import Collection

import duckdb

from data.plurals import counted
from data.problems import Notice
from data.reading.stage import Staged


def unseen_notices(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, wanted: Collection[int]
) -> list[Notice]:
    """A note where characters that nobody sees were dropped from the columns at these
    positions, or from before the header."""
    looked = [f"visible(c{at}) <> c{at}" for at in wanted if at not in staged.free]
    if not (staged.has_unseen and looked):
        return []
    rows = "read_rows" if staged.first_line is None else staged.numbered
    found = f"SELECT count(*), min(line) FROM {rows} WHERE {' OR '.join(looked)}"
    count, line = cursor.execute(found).fetchall()[0]
    if not (count or staged.header.unseen):
        return []
    places = ["in the headings"] * staged.header.unseen
    places += [f"in {counted(count, 'row')} (first on line {line})"] * bool(count)
    message = (
        f"Characters that nobody can see were dropped {' and '.join(places)}: they are no part of "
        "a name, a key or a choice."
    )
    return [Notice(code="invisible_characters", message=message)]
