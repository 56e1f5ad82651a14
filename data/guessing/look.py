"""What a file holds, for whoever maps it: its headings, and the words in each column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from data.extracts import extracts
from data.loading import LoadResult, Request, scratch_file, staged
from data.loading.load import load
from data.mapping import labels
from data.reading import Sought, show_cells
from data.record import KeptMapping
from data.sql import identifier
from data.store import Database, use_readers
from data.text import squeeze

MOST_WORDS = 40
"""At most so many words of a column are given: more are no list of choices."""
_MOST_ROWS = 100_000
_SHOWN = 8
_SIGNS = frozenset(("completiontime", "starttime", "respondentid", "collectorid", "timestamp"))


def of_survey_tool(header: Sequence[str]) -> bool:
    """Whether these are the headings of a survey tool's export."""
    return bool(set(map(squeeze, header)) & _SIGNS)


_SOUGHT = Sought(tuple(extracts().values()), also=(of_survey_tool,))


@dataclass(frozen=True)
class Seen:
    """A file's headings as a mapping names them, and for each the words under it, the most frequent
    first, out of its first rows."""

    headings: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]

    def under(self, heading: str) -> tuple[str, ...]:
        """The words under a heading."""
        return self.words[self.headings.index(heading)] if heading in self.headings else ()


def look(database: Database, request: Request) -> Seen:
    """Look at a file. Raises RefusedError where it cannot be read, and DatabaseError."""
    with database.preparing() as (cursor, _), scratch_file(database) as scratch:
        use_readers(cursor)
        read = staged(cursor, request, scratch, _SOUGHT, fast=False)
        header = read.header.fields
        columns = range(len(header))
        show_cells(read, columns)
        cursor.execute(
            f"CREATE OR REPLACE TEMP TABLE looked AS SELECT * FROM {read.rows} ORDER BY line "
            f"LIMIT {_MOST_ROWS}"
        )
        words = tuple(
            tuple(
                word
                for (word,) in cursor.execute(
                    f"SELECT c{at} FROM looked WHERE c{at} IS NOT NULL GROUP BY c{at} "
                    f"ORDER BY count(*) DESC, min(line) LIMIT {MOST_WORDS + 1}"
                ).fetchall()
            )
            for at in columns
        )
    return Seen(tuple(labels(header)), words)


@dataclass(frozen=True)
class Tried:
    """What a file would do: the loader's answer, and where it can be loaded its first rows as text,
    in the extract's columns."""

    result: LoadResult
    rows: tuple[tuple[str, ...], ...] = ()


def try_out(database: Database, request: Request, kept: KeptMapping) -> Tried:
    """Read and check a file by a mapping, and put everything back. Raises DatabaseError."""
    found: list[tuple[str, ...]] = []
    names = ", ".join(map(identifier, extracts()[kept.mapping.extract].names))

    def first_rows(cursor: duckdb.DuckDBPyConnection) -> None:
        listed = cursor.execute(
            f"SELECT {names} FROM checked ORDER BY mark, {names} LIMIT {_SHOWN}"
        ).fetchall()
        found.extend(tuple(map(_text, row)) for row in listed)

    result = load(database, replace(request.mapped(kept), dry_run=True), first_rows)
    return Tried(result, tuple(found))


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
