"""From a file to a temporary view of its cells, `staged`: `line`, and the clean text of those of
its columns that are wanted: `c0` is the first of the file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from os import truncate
from pathlib import Path

import duckdb
import pandas as pd

from data.column import Column
from data.problems import Findings, Notice, unreadable
from data.reading import delimited, workbook
from data.reading.decode import Decoded, decode
from data.reading.doubts import Doubts
from data.reading.rows import TextRow
from data.reading.tail import Tail
from data.reading.top import Header, Sought
from data.reading.unpacked import BookLimits
from data.sql import literal

WORKBOOK = "xlsx"
"""The encoding of what was read from a workbook."""
_COLUMNS_LIMIT = 4000


@dataclass
class Staged:
    """What was read: the header, what follows the data, the encoding, whether a cell may hold a
    control character, a spreadsheet's error or a character that nobody sees, and the rows that
    could not be read, which are left out.

    `where` says which sheet of several was read, to end a message. `empty`: below the header there
    is nothing. Where every line of the file is a row, `first_line` is that of the first row;
    `simple` is as of the decoded file. `free` are the places of free text, which keeps its cells
    as they are. `scanned`: the engine's own reader gives the cells.
    """

    header: Header
    tail: Tail
    encoding: str
    has_controls: bool
    has_errors: bool
    has_unseen: bool
    first_line: int | None = None
    simple: bool = False
    where: str = ""
    empty: bool = False
    free: Collection[int] = ()
    scanned: bool = False
    doubts: Doubts = field(default_factory=Doubts)
    findings: Findings = field(default_factory=Findings)

    def refuse_doubts(self, read: Mapping[int, Column]) -> None:
        """Put what is doubtful of the columns that are `read`, which stand at these places, into
        the findings. Raises RefusedError where values are not in the file at all."""
        passed = {*range(self.header.line + 1), *self.tail.lines}
        self.doubts.refuse(read, self.findings, passed)

    @property
    def notices(self) -> list[Notice]:
        """The warnings about what was passed over."""
        return self.header.notices + self.tail.notices + self.doubts.notices


def stage(
    cursor: duckdb.DuckDBPyConnection,
    source: Path,
    scratch: Path,
    sought: Sought,
    limits: BookLimits,
    *,
    fast: bool,
) -> Staged:
    """Read `source`. `scratch` is a file the engine may read; `sought` says by which headings
    its header is known, `limits` what a workbook may hold. `fast` leaves plain text to the engine's
    own reader, many times faster: what it stumbles over is an InvalidInputException of a later
    query, and the file is to be read again without.

    Raises RefusedError where the file cannot be read or has not even a header.
    """
    if workbook.is_workbook(source):
        findings = Findings()
        book = workbook.read_workbook(source, sought, findings, limits)
        staged = Staged(
            book.header, book.tail, WORKBOOK, True, True, True, where=book.where, doubts=book.doubts
        )
        staged.findings = findings
        _refuse_wide(staged.header)
        _insert(cursor, staged, book.batches)
        return staged
    decoded = decode(source, scratch)
    found = delimited.layout(decoded, sought)
    _refuse_wide(found.header)
    tail = Tail(found.header, sought)
    holds = decoded.has_controls, decoded.has_errors, decoded.has_unseen
    staged = Staged(found.header, tail, decoded.encoding, *holds)
    end = delimited.end_of_data(decoded, found, tail)
    if fast and len(found.header.fields) > 1 and decoded.is_plain(found.start, end):
        truncate(scratch, end)
        staged.first_line, staged.simple = found.header.last + 1, decoded.simple
        staged.empty, staged.scanned = end <= found.start, True
        _scan(cursor, decoded, found)
    else:
        _insert(cursor, staged, delimited.rows(decoded, found, tail, staged.findings))
    return staged


def _refuse_wide(header: Header) -> None:
    if len(header.fields) > _COLUMNS_LIMIT:
        raise unreadable(
            f"The file has {len(header.fields):,} columns. Export only those that are needed."
        )


def _scan(cursor: duckdb.DuckDBPyConnection, decoded: Decoded, found: delimited.Layout) -> None:
    columns = dict.fromkeys(_names(found.header), "VARCHAR")
    # The reader is to guess nothing: each line is a row, no character quotes, escapes or comments,
    # and a row of too many or too few fields is an error, for the slower reader to explain.
    cursor.execute(
        f"""CREATE OR REPLACE TEMP VIEW scanned AS
            SELECT *
            FROM read_csv(
                {literal(str(decoded.path.resolve()))},
                columns = {columns}, delim = {literal(found.separator)},
                skip = {found.header.last}, header = false, auto_detect = false,
                quote = '', escape = '', comment = '', new_line = '\\n',
                strict_mode = true, null_padding = false, encoding = 'utf-8')"""
    )


def _insert(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, batches: Iterable[list[TextRow]]
) -> None:
    names = _names(staged.header)
    columns = ", ".join(f"{name} VARCHAR" for name in names)
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE read_rows (line BIGINT, {columns})")
    count = 0
    for rows in batches:
        if rows:
            frame = pd.DataFrame([fields for _, fields in rows], columns=names, dtype=object)
            frame.insert(0, "line", [line for line, _ in rows])
            cursor.register("incoming_rows", frame)
            cursor.execute("INSERT INTO read_rows SELECT * FROM incoming_rows")
            cursor.unregister("incoming_rows")
            count += len(rows)
    staged.empty = not count


def show_cells(
    cursor: duckdb.DuckDBPyConnection,
    staged: Staged,
    wanted: Collection[int],
    telling: Collection[int] = (),
) -> None:
    """Make the views of the columns at these positions: `cells`, each row with the `mark` by which
    it is found again in `staged`, where rows have their line and the same mark.

    Where every line is a row the mark is a hash of the cells that tell rows apart, else of all,
    which two rows may share: to count lines takes one thread the time that all need for the rest,
    and a table made by several does not keep the order of the file.
    """
    if staged.first_line is None:
        clean = ", ".join(_clean(staged, at) for at in sorted(wanted))
        cursor.execute(
            f"CREATE OR REPLACE TEMP VIEW staged AS SELECT line, line AS mark, {clean} FROM "
            "read_rows"
        )
        cursor.execute("CREATE OR REPLACE TEMP VIEW cells AS SELECT * FROM staged")
        return
    mark = f"hash({', '.join(f'c{at}' for at in sorted(telling or wanted))})"
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW marked AS SELECT {mark} AS mark, * FROM scanned")
    line = f"row_number() OVER () + {staged.first_line - 1}"
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW numbered AS SELECT {line} AS line, * FROM marked")
    _show(cursor, staged, wanted, "cells", "marked")
    _show(cursor, staged, wanted, "staged", "numbered")


def show_marked(cursor: duckdb.DuckDBPyConnection, staged: Staged, wanted: Collection[int]) -> None:
    """Make the view `suspected` of the rows of `staged` whose marks are in the table `marks`."""
    rows = "staged" if staged.first_line is None else "numbered"
    # The engine takes a file for small: asked plainly it would keep all of it, to look the few
    # marks up in it. What is found is kept: few rows here and there are read slower than together.
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE found AS
            SELECT * FROM {rows} WHERE coalesce(mark IN (SELECT mark FROM marks), false)"""
    )
    if staged.first_line is None:
        cursor.execute("CREATE OR REPLACE TEMP VIEW suspected AS SELECT * FROM found")
    else:
        _show(cursor, staged, wanted, "suspected", "found")


def unread_cells(staged: Staged, positions: Collection[int]) -> str:
    """SQL for the rows of the table `suspects` as the file has them, each with its line and its
    clean cells at positions that are not read."""
    cells = "".join(f", cleaned(visible(c{at})) AS c{at}" for at in positions)
    # Once rows are made of those of another layout, the lines of the file are counted anew.
    counted = "found" if staged.first_line is not None else "numbered"
    rows = counted if staged.scanned else "read_rows"
    return f"SELECT line{cells} FROM {rows} WHERE line IN (SELECT line FROM suspects)"


def line_of(cursor: duckdb.DuckDBPyConnection, staged: Staged, mark: int | None) -> int | None:
    """The line of the row of that mark, the first where two share it; None where a row has none any
    more."""
    if staged.first_line is None or mark is None:
        return mark
    return cursor.execute("SELECT min(line) FROM numbered WHERE mark = ?", [mark]).fetchall()[0][0]


def _show(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, wanted: Collection[int], view: str, rows: str
) -> None:
    """Make a view of rows of the file as it is: the cells clean, the columns that are not wanted
    and blank rows left out."""
    names = ", ".join(f"c{at}" for at in sorted(wanted))
    clean = ", ".join(_clean(staged, at) for at in sorted(wanted))
    others = ", ".join(f"c{at}" for at in range(len(staged.header.fields)) if at not in wanted)
    unread = (
        f"len(list_filter([{others}], lambda x: cleaned(visible(x)) IS NOT NULL)) > 0"
        if others
        else "false"
    )
    unneeded = f"{others}, filled" if others else "filled"
    cursor.execute(
        f"""CREATE OR REPLACE TEMP VIEW {view} AS
            SELECT * EXCLUDE ({unneeded})
            FROM (
                -- A row is blank when every cell is, the unwanted ones too. CASE reads those only
                -- where the wanted ones are blank, so that most rows cost nothing more.
                SELECT *, CASE WHEN coalesce({names}) IS NULL THEN {unread} ELSE true END AS filled
                FROM (SELECT * REPLACE ({clean}) FROM {rows}))
            WHERE filled"""
    )


def _clean(staged: Staged, at: int) -> str:
    """SQL for the clean text of a column's cells."""
    if staged.simple:
        return f"cleaned_ascii(c{at}) AS c{at}"
    unseen = staged.has_unseen and at not in staged.free
    return f"cleaned({f'visible(c{at})' if unseen else f'c{at}'}) AS c{at}"


def _names(header: Header) -> list[str]:
    return [f"c{at}" for at in range(len(header.fields))]
