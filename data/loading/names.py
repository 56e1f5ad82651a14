"""The warnings about names: one that says Total is no name, and two that are written almost alike
count apart."""

from collections.abc import Iterator, Sequence

import duckdb

from data.checking import words
from data.column import KEY_LIMIT, Column
from data.extract import Extract
from data.plurals import counted
from data.problems import Notice
from data.reading import Staged, line_of
from data.record import Batch
from data.sql import identifier, literal
from data.store import current_sql, used_sql

_NAMED = 3
_TOTALS = [
    f"{grand}{total}"
    for grand in ("", "grand ", "sub", "sub-", "sub ")
    for total in ("total", "totals")
] + ["all"]
_LONGEST = max(map(len, _TOTALS))
_LAST = sorted({letter for total in _TOTALS for letter in (total[-1], total[-1].upper())})


def name_warnings(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch], staged: Staged
) -> list[Notice]:
    """The warnings of a file (its rows are in the table `checked`) by its keys and names."""
    columns = [one for one in extract.columns if one.kind == "text" and one.limit == KEY_LIMIT]
    names = [one for one in columns if (one.name,) != extract.keys]
    return [*_totals(cursor, columns, staged), *_alike(cursor, extract, names, batches)]


def _totals(
    cursor: duckdb.DuckDBPyConnection, columns: list[Column], staged: Staged
) -> Iterator[Notice]:
    if not columns:
        return
    said = ", ".join(map(literal, _TOTALS))
    # Their last letter sorts out most names, at a tenth of what comparing them costs.
    for column, value, count, mark in cursor.execute(
        " UNION ALL ".join(
            f"""SELECT {literal(one.name)}, min({name}), count(*), min(mark) FROM checked
                WHERE strlen({name}) <= {_LONGEST} AND ({last}) AND lower({name}) IN ({said})"""
            for one in columns
            for name in [identifier(one.name)]
            for last in [" OR ".join(f"suffix({name}, '{letter}')" for letter in _LAST)]
        )
    ).fetchall():
        if count:
            line = line_of(cursor, staged, mark)
            where = f", {'' if count == 1 else 'one on '}line {line}" if line else ""
            message = (
                f"“{value}” stands as {words(column)} ({counted(count, 'row')}{where}). A "
                "total counts once more what its rows count: take such rows out of the file, "
                "unless that is really the name."
            )
            yield Notice(code="looks_like_total", message=message)


def alike(name: str) -> str:
    """SQL for a name as it is compared: without case, spaces, hyphens, apostrophes, full stops
    between words, and Ltd or Limited at its end; & is and."""
    plain = f"regexp_replace(replace(lower({name}), '&', ' and '), '[.,]+( |$)', ' ', 'g')"
    return (
        f"regexp_replace(regexp_replace({plain}, '(.) +(ltd|limited) *$', {literal(chr(92) + '1')})"
        ", '[\\s_''’‘-]', '', 'g')"
    )


def _alike(
    cursor: duckdb.DuckDBPyConnection,
    extract: Extract,
    columns: list[Column],
    batches: list[Batch],
) -> Iterator[Notice]:
    # What no row says any more is looked for only where there may be something.
    found = _groups(cursor, columns, used_sql(extract, batches)) and _groups(
        cursor, columns, f"({current_sql(extract, batches)})"
    )
    for name, groups in found.items():
        more = len(groups) - _NAMED
        pairs = "; ".join(map(_pair, groups[:_NAMED])) + (f"; and {more:,} more" * (more > 0))
        message = (
            f"Names of the {words(name)} that differ only by case, spacing or Ltd and "
            f"Limited: {pairs}. If they are one, spell them alike: each spelling counts by itself."
        )
        yield Notice(code="alike_names", message=message)


def _groups(
    cursor: duckdb.DuckDBPyConnection, columns: list[Column], stored: str
) -> dict[str, list[list[tuple[str, int]]]]:
    """By column the names that are alike, at least one of them in the file: each with its number of
    rows there, none for one that is only stored. The commonest first."""
    if not columns:
        return {}
    rows = " UNION ALL ".join(
        f"SELECT {literal(one.name)} AS of, {identifier(one.name)} AS name, {here} AS here "
        f"FROM {table}"
        for one in columns
        for table, here in (("checked", 1), (stored, 0))
    )
    # One question for all columns: planning it takes longer than answering it.
    found = cursor.execute(
        f"""SELECT of, list((name, rows))
            FROM (SELECT of, name, sum(here)::BIGINT AS rows FROM ({rows})
                  WHERE name IS NOT NULL GROUP BY ALL)
            GROUP BY of, {alike("name")}
            HAVING count(*) > 1 AND max(rows) > 0"""
    ).fetchall()
    groups: dict[str, list[list[tuple[str, int]]]] = {}
    for column, names in found:
        groups.setdefault(column, []).append(sorted(names, key=_commonest))
    return {
        one.name: sorted(groups[one.name], key=lambda group: _commonest(group[0]))
        for one in columns
        if one.name in groups
    }


def _commonest(named: tuple[str, int]) -> tuple[int, str]:
    name, rows = named
    return -rows, name


def _pair(names: Sequence[tuple[str, int]]) -> str:
    told = [
        f"“{name}” ({counted(rows, 'row') if rows else 'stored'})" for name, rows in names[:_NAMED]
    ]
    return f"{', '.join(told[:-1])} and {told[-1]}"
