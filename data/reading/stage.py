"""From a file to a temporary view of text, `staged`: `line`, and one column `c0`, `c1`, … for each heading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from data.problems import Findings, empty
from data.reading import delimited, workbook
from data.reading.decode import Decoded, decode


@dataclass
class Staged:
    """What was read: the header's fields, the encoding, whether any cell may hold a control character, and the rows
    that could not be read, which are not in the table."""

    header: list[str]
    encoding: str
    has_controls: bool
    findings: Findings = field(default_factory=Findings)


def stage(cursor: duckdb.DuckDBPyConnection, source: Path, scratch: Path, sheets: Iterable[str]) -> Staged:
    """Read `source` into the view `staged`. `scratch` is a file the engine may read; `sheets` are the names of extracts
    for which a workbook's sheet may be named.

    Raises RefusedError where the file cannot be read or is empty.
    """
    with source.open("rb") as file:
        start = file.read(4)
    workbook.refuse_old(start)
    if start == workbook.ZIP:
        staged = Staged([], "xlsx", has_controls=True)
        staged.header, batches = workbook.read_workbook(source, sheets, staged.findings)
        _insert(cursor, staged.header, batches)
    else:
        staged = _stage_text(cursor, source, scratch)
    if not cursor.execute("SELECT 1 FROM staged LIMIT 1").fetchall():
        staged.findings.refuse()
        raise empty()
    return staged


def _stage_text(cursor: duckdb.DuckDBPyConnection, source: Path, scratch: Path) -> Staged:
    decoded = decode(source, scratch)
    found = delimited.layout(decoded)
    staged = Staged(found.header, decoded.encoding, decoded.has_controls)
    if not (decoded.plain and _scanned(cursor, decoded, found)):
        _insert(cursor, found.header, delimited.rows(decoded, found, staged.findings))
    return staged


def _scanned(cursor: duckdb.DuckDBPyConnection, decoded: Decoded, found: delimited.Layout) -> bool:
    """The engine's own reader, many times faster, where a line is a row; whatever it stumbles over is read slowly."""
    names = [f"c{at}" for at in range(len(found.header))]
    if len(names) < 2:
        return False
    try:
        cursor.execute(
            f"""CREATE TEMP TABLE scanned AS SELECT * FROM read_csv(?, columns = {dict.fromkeys(names, "VARCHAR")},
                delim = ?, skip = ?, header = false, auto_detect = false, quote = '', escape = '', comment = '',
                new_line = '\\n', strict_mode = true, null_padding = false, encoding = 'utf-8')""",
            [str(decoded.path.resolve()), found.separator, found.header_line],
        )
    except duckdb.Error:
        return False
    blank = " AND ".join(f"cleaned({name}) IS NULL" for name in names)
    cursor.execute(
        f"""CREATE TEMP VIEW staged AS
            SELECT rowid + {found.header_line + 1} AS line, * FROM scanned WHERE NOT ({blank})"""
    )
    return True


def _insert(cursor: duckdb.DuckDBPyConnection, header: list[str], batches: Iterable[list[delimited.Row]]) -> None:
    names = [f"c{at}" for at in range(len(header))]
    columns = ", ".join(f"{name} VARCHAR" for name in names)
    cursor.execute(f"CREATE TEMP TABLE read_rows (line BIGINT, {columns})")
    for rows in batches:
        if rows:
            frame = pd.DataFrame([fields for _, fields in rows], columns=names, dtype="str")
            frame.insert(0, "line", [line for line, _ in rows])
            cursor.register("incoming_rows", frame)
            cursor.execute("INSERT INTO read_rows SELECT * FROM incoming_rows")
            cursor.unregister("incoming_rows")
    cursor.execute("CREATE TEMP VIEW staged AS FROM read_rows")
