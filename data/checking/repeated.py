"""Keys given twice: rows that are the same in everything are counted once, others refused with what
differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from data.checking.damaged import damaged
from data.checking.messages import words
from data.extract import Extract
from data.plurals import are, counted
from data.problems import LISTED, Code, Notice, Problem
from data.reading import Match, Staged, unread_cells
from data.sql import identifier, literal

_NAMED, _COLUMNS = 5, 3


def find_repeated(cursor: duckdb.DuckDBPyConnection, matched: Match) -> list[str]:
    """Make the table `repeated` of the keys that are there more than once; returns SQL for the
    marks of their rows, where there are any. A key that a spreadsheet has damaged is not one: it
    may stand for many."""
    keys = _keys(matched.extract)
    some = " AND ".join(f"{identifier(key)} IS NOT NULL" for key in matched.extract.keys)
    ((count,),) = cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE repeated AS
            SELECT {keys} FROM checked WHERE {some} GROUP BY {keys} HAVING count(*) > 1"""
    ).fetchall()
    if not count:
        return []
    cursor.execute(f"DELETE FROM repeated WHERE {damaged(matched)}")
    return [f"SELECT mark FROM checked SEMI JOIN repeated USING ({keys})"]


def _keys(extract: Extract) -> str:
    return ", ".join(map(identifier, extract.keys))


def repeated_keys(
    cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged
) -> list[Notice]:
    """Find each line whose key, in the table `repeated`, is also on another line. With different
    content it is a problem, be it in a column that is not read: they are not one row. Of rows that
    are the same in everything one is kept, with a warning."""
    _find_disputed(cursor, matched, staged)
    return [] if staged.findings.total else _drop_repeated(cursor, matched.extract)


def _find_disputed(cursor: duckdb.DuckDBPyConnection, matched: Match, staged: Staged) -> None:
    extract, keys = matched.extract, _keys(matched.extract)
    shown = ", ".join(f"CAST({identifier(key)} AS VARCHAR)" for key in extract.keys)
    read = [(words(name), f"given.{identifier(name)}") for name in extract.names]
    headings = zip(matched.ignored_names, matched.unread, strict=False)
    unread = [(f"“{heading}”", f"unread.c{at}") for heading, at in headings]
    places = matched.unread
    cells = unread_cells(staged, places) if places else "SELECT DISTINCT line FROM suspects"
    found = cursor.execute(
        f"""WITH given AS (SELECT suspects.* FROM suspects SEMI JOIN repeated USING ({keys})),
            disputed AS (
                -- One line more than is named is kept, for a line is not named to itself.
                SELECT {keys}, list(line ORDER BY line)[:{_NAMED + 1}] AS lines, count(*) AS times,
                    {_differing(read)} AS read, {_differing(unread)} AS unread
                FROM given LEFT JOIN ({cells}) AS unread USING (line)
                GROUP BY {keys}
                HAVING len(read) + len(unread) > 0)
            -- The window counts all disputed lines, before LIMIT cuts the list.
            SELECT line, lines, times, read, unread, concat_ws(' ', {shown}), count(*) OVER ()
            FROM given JOIN disputed USING ({keys})
            ORDER BY line
            LIMIT {LISTED}"""
    ).fetchall()
    if found:
        problems = (_problem(matched, _Twice(*row[:-1])) for row in found)
        staged.findings.add(*problems, total=found[0][-1])


def _differing(columns: Iterable[tuple[str, str]]) -> str:
    """SQL for the names of the columns that differ between rows of one key, a blank being different
    from any value."""
    tests = [
        f"CASE WHEN min({cell}) < max({cell}) OR count({cell}) NOT IN (0, count(*)) "
        f"THEN {literal(name)} END"
        for name, cell in columns
    ]
    return f"list_filter(CAST([{', '.join(tests)}] AS VARCHAR[]), lambda x: x IS NOT NULL)"


@dataclass(frozen=True)
class _Twice:
    """A line whose key other lines have too: the first of all of them, how many they are, the
    columns that differ, read and not read, and the key."""

    line: int
    lines: list[int]
    times: int
    read: list[str]
    unread: list[str]
    key: str


def _problem(matched: Match, found: _Twice) -> Problem:
    others = [other for other in found.lines if other != found.line][:_NAMED]
    more = " and more" if found.times - 1 > len(others) else ""
    named = " and ".join(map(words, matched.extract.keys))
    if found.read:
        differ = f"with another {_listed(found.read)}"
        advice = "Where both mean the same one, keep the line that is right"
    else:
        differ = f"and the lines differ only in {_listed(found.unread)}, which is not read"
        advice = "Where they mean the same one, leave that column out"
    advice = (
        _own_advice(matched) or f"{advice}; where they do not, each needs a {named} of its own."
    )
    return Problem(
        line=found.line,
        column=matched.extract.keys[0],
        value=found.key,
        code=Code.DUPLICATE_KEY,
        message=f"The same {named} is also on line {', '.join(map(str, others))}{more}, {differ}. "
        f"{advice}",
    )


def _own_advice(matched: Match) -> str:
    """What the extract says of such keys; nothing of one that is joined of several cells."""
    keys = (matched.extract.column(key) for key in matched.extract.keys)
    return " ".join(key.repeated for key in keys if key.name not in matched.joined).strip()


def _listed(names: Sequence[str]) -> str:
    if len(names) > _COLUMNS:
        return f"{', '.join(names[:_COLUMNS])} and more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _drop_repeated(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Notice]:
    keys, names = _keys(extract), ", ".join(map(identifier, extract.names))
    times = f"row_number() OVER (PARTITION BY {keys} ORDER BY line)"
    given = f"FROM suspects JOIN repeated USING ({keys}) QUALIFY {times}"
    lines = cursor.execute(
        f"SELECT line, count(*) OVER () FROM (SELECT line {given} > 1) ORDER BY line LIMIT {_NAMED}"
    )
    found = lines.fetchall()
    if not found:
        return []
    cursor.execute(f"DELETE FROM checked WHERE ({keys}) IN (SELECT ({keys}) FROM repeated)")
    cursor.execute(f"INSERT INTO checked ({names}) SELECT {names} {given} = 1")
    total = found[0][1]
    listed = ", ".join(str(line) for line, _ in found) + (" and more" if total > _NAMED else "")
    rows = f"{counted(total, 'row')} {are(total)}"
    return [
        Notice(
            code="repeated_rows",
            message=f"{rows} given twice (line {listed}). Each was counted once.",
        )
    ]
