"""Lines among the rows that are no rows, as printed reports have them: the headings again, and
rulers. Each kind is told once, where it is first met."""

from collections.abc import Iterable, Iterator, Mapping

import duckdb

from data.plurals import lines_named
from data.problems import Code, Findings, Problem
from data.reading import Match, Staged
from data.sql import identifier, literal
from data.text import squeeze

_NAMED = 3
_AGAIN = (
    "This line repeats the row of headings (line {line}), as at a page break of a printed report, "
    "or where two exports were joined. Take it out, or export the list without page breaks."
)
_RULER = "This line holds nothing but strokes, as a ruler in a printed report. Take it out."
_STROKES = r"[-=_*~+.|\s]{2,}"


def set_apart(cursor: duckdb.DuckDBPyConnection, matched: Match, findings: Findings) -> None:
    """Take such lines out of the table `suspects` into the findings."""
    for when, words in _kinds(matched):
        lines = _lines(cursor, "suspects", when)
        if lines:
            _tell(findings, lines, words.format(line=matched.line))
            cursor.execute(f"DELETE FROM suspects WHERE {when}")


def _kinds(matched: Match) -> Iterator[tuple[str, str]]:
    """SQL for the lines of each kind, and what to do."""
    named = {
        identifier(f"text {name}"): {
            *matched.extract.column(name).headings,
            squeeze(matched.header[places[0]]),
        }
        for name, places in matched.found.items()
    }
    yield _says_headings(named), _AGAIN
    filled = _filled(named)
    others = f"list_filter({filled}, lambda x: NOT regexp_full_match(x, {literal(_STROKES)}))"
    yield f"len({filled}) > 1 AND len({others}) = 0", _RULER


def _lines(cursor: duckdb.DuckDBPyConnection, rows: str, when: str) -> list[int]:
    found = cursor.execute(f"SELECT line FROM {rows} WHERE {when} ORDER BY line").fetchall()
    return [line for (line,) in found]


def _tell(findings: Findings, lines: list[int], message: str) -> None:
    first, *others = lines
    if others:
        message += f" The same on {lines_named(others, _NAMED)}."
    code = Code.UNREADABLE
    findings.add(Problem(line=first, column=None, value=None, code=code, message=message))


def leave_out_headings(
    cursor: duckdb.DuckDBPyConnection, staged: Staged, read: Iterable[int]
) -> None:
    """Leave the lines that repeat the header in the columns that are `read` out of the rows of
    `staged`, and put them into the findings: for a layout whose headings are not the extract's."""
    header = staged.header
    named = {f"c{at}": {squeeze(header.fields[at])} for at in read}
    if lines := _lines(cursor, staged.rows, _says_headings(named)):
        _tell(staged.findings, lines, _AGAIN.format(line=header.line))
        staged.rows = f"(FROM {staged.rows} WHERE line NOT IN ({', '.join(map(str, lines))}))"


def _says_headings(named: Mapping[str, set[str]]) -> str:
    """SQL for whether each cell that is not blank, of which there are several, is one of its
    headings."""
    said = [
        f"({cell} IS NULL OR squeezed({cell}) IN ({', '.join(map(literal, sorted(headings)))}))"
        for cell, headings in named.items()
    ]
    return " AND ".join([f"len({_filled(named)}) > 1", *said])


def _filled(cells: Iterable[str]) -> str:
    """SQL for the list of those that are not blank."""
    return f"list_filter([{', '.join(cells)}], lambda x: x IS NOT NULL)"
