"""Keys that a spreadsheet has turned into powers of ten: `2.02611E+11` stands for ten thousand
keys."""

from dataclasses import replace

import duckdb

from data.checking.messages import words
from data.checking.rules import Test, sources
from data.column import Column
from data.extract import Extract
from data.plurals import one_or_many
from data.problems import Code, Findings, Problem
from data.reading import Match
from data.sql import POWER, identifier, literal

_BY_NAME = ("text", "integer")
"""The kinds of keys that are names or numbers of something."""


def damaged(matched: Match) -> str:
    """SQL for whether a row of `checked` or `suspects` has a damaged key. One that ought to be a
    number is none in `checked`: the row is at fault already."""
    texts = (column for column in _keys(matched.extract) if column.kind == "text")
    return " OR ".join(_is_power(column, identifier(column.name)) for column in texts) or "false"


def undamaged(tests: list[Test], extract: Extract) -> list[Test]:
    """The tests of single cells, without the keys that ought to be numbers and are damaged."""
    numbers = {column.name: column for column in _keys(extract) if column.kind == "integer"}
    return [
        replace(test, when=f"({test.when}) AND NOT {_damaged_cell(numbers[test.column])}")
        if test.code == Code.BAD_NUMBER and test.column in numbers
        else test
        for test in tests
    ]


def _keys(extract: Extract) -> list[Column]:
    return [column for column in extract.columns if column.key and column.kind in _BY_NAME]


def _damaged_cell(column: Column) -> str:
    """SQL for whether a row of `suspects` has a damaged key in this column."""
    if column.kind == "text":
        return _is_power(column, identifier(column.name))
    return f"coalesce({_is_power(column, identifier(sources(column, 1)[0]))}, false)"


def _is_power(column: Column, key: str) -> str:
    form = f"(.*-)?{POWER}(-.*)?" if column.within else POWER
    # The first two tests are cheap, and leave next to none for the third.
    return (
        f"((contains({key}, 'E') OR contains({key}, 'e')) AND {key} < ':' "
        f"AND regexp_full_match({key}, {literal(form)}, 'i'))"
    )


def find_damaged(cursor: duckdb.DuckDBPyConnection, matched: Match, findings: Findings) -> None:
    """Find the damaged keys in the table `suspects`: one problem for each column, at the first."""
    for column in _keys(matched.extract):
        name = column.name if column.kind == "text" else sources(column, 1)[0]
        count, line, key = cursor.execute(
            f"""SELECT count(*), min(line), arg_min({identifier(name)}, line)
                FROM suspects WHERE {_damaged_cell(column)}"""
        ).fetchall()[0]
        if count:
            findings.add(
                Problem(
                    line=line,
                    column=column.name,
                    value=key,
                    code=Code.DAMAGED_KEY,
                    message=_message(column, count),
                )
            )


def _message(column: Column, count: int) -> str:
    name = words(column.name)
    found = one_or_many(
        count,
        f"A spreadsheet has shortened this {name} to a power of ten",
        f"A spreadsheet has shortened {count:,} cells of the {name} to powers of ten, the first "
        "here",
    )
    return (
        f"{found}. The digits are lost, and to format the column now does not bring them back: "
        "export the file again and add it without opening it in Excel; or open the new file by "
        "Data, From Text/CSV, with this column as Text, before you save it."
    )
