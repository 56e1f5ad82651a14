"""From a file to its rows as text: the table `read_rows` (`line`, then the columns of the file from
`c0` on) or, where the engine's own reader can be trusted with it, the view `scanned`."""

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
from data.reading.packed import BookLimits
from data.reading.rows import TextRow
from data.reading.tail import Tail
from data.reading.top import Header, Sought
from data.sql import literal

WORKBOOK = "xlsx"
"""The encoding of what was read from a workbook."""
_COLUMNS_LIMIT = 4000
_ROWS_TOGETHER = 122_880
"""How many rows of a table the engine keeps as one group."""
_LEAST_PIECE, _MOST_PIECE = 4 * 1024 * 1024, 32 * 1024 * 1024
"""Bytes that are read at once: more than the longest line that the engine takes."""


@dataclass
class Staged:
    """What was read: the header, what follows the data, the encoding, whether a cell may hold a
    control character, a spreadsheet's error or a character that nobody sees, and the rows that
    could not be read, which are left out.

    `where` says which sheet of several was read, to end a message. `empty`: below the header there
    is nothing. Where every line of the file is a row, `first_line` is that of the first row;
    `simple` is as of the decoded file. `free` are the places of free text, which keeps its cells
    as they are. `scanned`: the engine's own reader gives the cells. `skipped` counts the rows that
    give nothing to load, by reason, the commonest first.

    Once it is known which columns are wanted (`show_cells`): `cells` is SQL for the rows, each with
    the `mark` by which it is found again in `rows`, where it has its `line` and the same mark;
    where every line is a row, `numbered` has them as they stand in the file.
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
    cells: str = ""
    rows: str = ""
    numbered: str = ""
    skipped: list[tuple[str, int]] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)
    findings: Findings = field(default_factory=Findings)

    def refuse_doubts(self, read: Mapping[int, Column]) -> None:
        """Put what is doubtful of the columns that are `read`, which stand at these places, into
        the findings. Raises RefusedError where values are not in the file at all."""
        passed = {*range(self.header.line + 1), *self.tail.lines}
        self.doubts.refuse(read, self.findings, passed)

    @property
    def notices(self) -> list[Notice]:
        """The warnings about what was passed over, or read with doubt."""
        told = self.header.notices + self.tail.notices + self.doubts.notices
        return told + self.findings.notices


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
    plain = fast and len(found.header.fields) > 1 and decoded.is_plain(found.start, end)
    if plain and delimited.is_even(decoded, found, end):
        if tail.lines:
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
    # and a row of too many or too few fields is an error, for the slower reader to explain. In
    # pieces of its own choice it would copy all rows once more, to make groups of them.
    cursor.execute(
        f"""CREATE OR REPLACE TEMP VIEW scanned AS
            SELECT *
            FROM read_csv(
                {literal(str(decoded.path.resolve()))},
                columns = {columns}, delim = {literal(found.separator)},
                skip = {found.header.last}, header = false, auto_detect = false,
                quote = '', escape = '', comment = '', new_line = '\\n',
                strict_mode = true, null_padding = false, encoding = 'utf-8',
                buffer_size = {_piece(decoded)})"""
    )


def _piece(decoded: Decoded) -> int:
    """How many bytes are the rows of a group, or a few less: one row more would begin another."""
    group = decoded.path.stat().st_size * _ROWS_TOGETHER * 95 // (decoded.lines * 100)
    return min(max(group, _LEAST_PIECE), _MOST_PIECE)


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


def _names(header: Header) -> list[str]:
    return [f"c{at}" for at in range(len(header.fields))]
