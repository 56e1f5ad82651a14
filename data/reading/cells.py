"""The cells of what was staged, as SQL that stands in brackets: each row with the clean text of
those columns that are wanted, `c0` being the first of the file."""

from collections.abc import Collection

import duckdb

from data.reading.stage import Staged


def show_cells(staged: Staged, wanted: Collection[int], telling: Collection[int] = ()) -> None:
    """Say of what was staged which columns are wanted, by their positions: `cells` and `rows`.

    Where every line is a row the mark is a hash of the cells that tell rows apart, else of all,
    which two rows may share: to count lines takes one thread the time that all need for the rest,
    and a table made by several does not keep the order of the file.
    """
    if staged.first_line is None:
        clean = ", ".join(_clean(staged, at) for at in sorted(wanted))
        staged.cells = staged.rows = f"(SELECT line, line AS mark, {clean} FROM read_rows)"
        return
    mark = f"hash({', '.join(f'c{at}' for at in sorted(telling or wanted))})"
    marked = f"(SELECT {mark} AS mark, * FROM scanned)"
    line = f"row_number() OVER () + {staged.first_line - 1}"
    staged.numbered = f"(SELECT {line} AS line, * FROM {marked})"
    staged.cells = _shown(staged, wanted, marked)
    staged.rows = _shown(staged, wanted, staged.numbered)


def marked_rows(cursor: duckdb.DuckDBPyConnection, staged: Staged, wanted: Collection[int]) -> str:
    """SQL for the `rows` whose marks are in the table `marks`, out of the table `found`."""
    rows = staged.rows if staged.first_line is None else staged.numbered
    # The engine takes a file for small: asked plainly it would keep all of it, to look the few
    # marks up in it. What is found is kept: few rows here and there are read slower than together.
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE found AS
            SELECT * FROM {rows} WHERE coalesce(mark IN (SELECT mark FROM marks), false)"""
    )
    return "found" if staged.first_line is None else _shown(staged, wanted, "found")


def unread_cells(staged: Staged, positions: Collection[int]) -> str:
    """SQL for the rows of the table `suspects` as the file has them, each with its line and its
    clean cells at positions that are not read."""
    cells = "".join(f", cleaned(visible(c{at})) AS c{at}" for at in positions)
    # Once rows are made of those of another layout, the lines of the file are counted anew.
    counted = "found" if staged.first_line is not None else staged.numbered
    rows = counted if staged.scanned else "read_rows"
    return f"SELECT line{cells} FROM {rows} WHERE line IN (SELECT line FROM suspects)"


def line_of(cursor: duckdb.DuckDBPyConnection, staged: Staged, mark: int | None) -> int | None:
    """The line of the row of that mark, the first where two share it; None where a row has none any
    more."""
    if staged.first_line is None or mark is None:
        return mark
    found = cursor.execute(f"SELECT min(line) FROM {staged.numbered} WHERE mark = ?", [mark])
    return found.fetchall()[0][0]


def _shown(staged: Staged, wanted: Collection[int], rows: str) -> str:
    """SQL for rows of the file as it is: the cells clean, the columns that are not wanted and blank
    rows left out."""
    names = ", ".join(f"c{at}" for at in sorted(wanted))
    clean = ", ".join(_clean(staged, at) for at in sorted(wanted))
    others = ", ".join(f"c{at}" for at in range(len(staged.header.fields)) if at not in wanted)
    unread = (
        f"len(list_filter([{others}], lambda x: cleaned(visible(x)) IS NOT NULL)) > 0"
        if others
        else "false"
    )
    unneeded = f"{others}, filled" if others else "filled"
    # A row is blank when every cell is, the unwanted ones too. CASE reads those only where the
    # wanted ones are blank, so that most rows cost nothing more.
    return f"""(
        SELECT * EXCLUDE ({unneeded})
        FROM (
            SELECT *, CASE WHEN coalesce({names}) IS NULL THEN {unread} ELSE true END AS filled
            FROM (SELECT * REPLACE ({clean}) FROM {rows}))
        WHERE filled)"""


def _clean(staged: Staged, at: int) -> str:
    """SQL for the clean text of a column's cells."""
    if staged.simple:
        return f"cleaned_ascii(c{at}) AS c{at}"
    unseen = staged.has_unseen and at not in staged.free
    return f"cleaned({f'visible(c{at})' if unseen else f'c{at}'}) AS c{at}"
