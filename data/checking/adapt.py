"""Files in another layout than their extract's own, such as a publisher's: made into rows of the
extract."""

from collections.abc import Sequence

import duckdb

from data.checking.duplicates import twin_columns
from data.checking.marks import nothing_used, set_aside, skipped_notices
from data.checking.no_rows import leave_out_headings
from data.column import Column
from data.extract import Adapter, Extract
from data.problems import Notice, RefusedError
from data.reading import Header, Match, Staged, match, show_cells, unseen_notices
from data.sql import identifier


def adapt(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    staged: Staged,
    layout: Adapter | None = None,
) -> tuple[Match, list[Notice]]:
    """Match a file to the extract, and the warnings. Where it is of another layout, which may be
    given, the extract's rows take the place of what was staged first; a row keeps its line.

    Raises RefusedError where columns are missing, are there twice and differ, or hold nothing that
    can be used.
    """
    header = staged.header.fields
    adapter = layout or next((one for one in extract.adapters if one.takes(header)), None)
    if adapter is None:
        matched = match(staged.header, extract, staged.where)
        used = _columns(extract, matched.found)
        used |= {at: extract.column(name) for name, at in matched.within.items()}
        _use(staged, used)
        show_cells(staged, used, matched.keys)
        set_aside(cursor, matched, staged)
        return matched, unseen_notices(cursor, staged, used) + skipped_notices(extract, staged)
    places = _places(adapter, staged.header)
    found = {name: at for name, at in places.items() if at}
    missing = [name for name, at in places.items() if not at]
    used = _columns(adapter, found)
    ignored = [at for at in range(len(header)) if at not in used]
    _use(staged, used)
    show_cells(staged, used)
    notices = unseen_notices(cursor, staged, used)
    there = Match(adapter, header, found, ignored, missing, staged.header.line)
    notices += twin_columns(cursor, there, staged)
    if layout:
        leave_out_headings(cursor, staged, used)
    _replace(cursor, extract, adapter, found, staged)
    own = _as_own(extract, there)
    # What a publisher has beside its figures does not tell them apart; a system's columns do.
    own.unread, own.joined = ignored if layout else [], adapter.joined(found)
    set_aside(cursor, own, staged, "SELECT skipped FROM adapted WHERE skipped IS NOT NULL")
    if not cursor.execute(f"SELECT 1 FROM {staged.rows} LIMIT 1").fetchall():
        staged.findings.refuse()
        raise nothing_used(extract, staged)
    return own, notices + skipped_notices(extract, staged)


def _use(staged: Staged, used: dict[int, Column]) -> None:
    """Tell what was staged which of its columns are used."""
    staged.refuse_doubts(used)
    staged.free = [at for at, column in used.items() if column.is_free_text]


def _places(adapter: Adapter, header: Header) -> dict[str, list[int]]:
    """The positions of its columns; what is missing is said of the line of the header."""
    try:
        return adapter.places(header.fields)
    except RefusedError as refusal:
        on_line = [one.model_copy(update={"line": header.line}) for one in refusal.problems]
        raise RefusedError(on_line) from refusal


def one_text(column: Column, cells: Sequence[str]) -> str:
    """SQL for the text of a column's cell; of several that are or-ed the one that cannot be read,
    else one that says yes."""
    if not column.any_of:
        return cells[0] if cells else "CAST(NULL AS VARCHAR)"
    faulty = [f"CASE WHEN read_yes_no({cell}) IS NULL THEN {cell} END" for cell in cells]
    said = [f"CASE WHEN read_yes_no({cell}) THEN {cell} END" for cell in cells]
    return f"coalesce({', '.join([*faulty, *said, *cells, 'CAST(NULL AS VARCHAR)'])})"


def _columns(extract: Extract, found: dict[str, list[int]]) -> dict[int, Column]:
    return {at: extract.column(name) for name, places in found.items() for at in places}


def _replace(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    adapter: Adapter,
    found: dict[str, list[int]],
    staged: Staged,
) -> None:
    cells = [
        f"{one_text(one, [f'c{at}' for at in found.get(one.name, [])])} AS {identifier(one.name)}"
        for one in adapter.columns
    ]
    every = f"SELECT line, {', '.join(cells)} FROM {staged.rows}"
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE source AS SELECT * FROM ({every}) WHERE {adapter.wanted}"
    )
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE adapted AS {adapter.sql(found.keys())}")
    own = ", ".join(f"{identifier(name)} AS c{at}" for at, name in enumerate(extract.names))
    staged.rows = f"(SELECT line, line AS mark, {own} FROM adapted WHERE skipped IS NULL)"
    staged.cells, staged.first_line = staged.rows, None


def _as_own(extract: Extract, there: Match) -> Match:
    """The extract's own columns in their order, followed by those of the file that were not
    read."""
    count = len(extract.names)
    places = {name: [at] for at, name in enumerate(extract.names)}
    return Match(
        extract,
        [*extract.names, *(there.header[at] for at in there.ignored)],
        places,
        list(range(count, count + len(there.ignored))),
        there.missing,
        there.line,
    )
