"""Keys that a spreadsheet has turned into powers of ten: `2.02611E+11` stands for ten thousand
keys."""

import duckdb

from data.checking.messages import words
from data.column import Column
from data.extract import Extract
from data.plurals import one_or_many
from data.problems import Code, Findings, Problem
from data.reading import Match
from data.sql import identifier, literal

_POWER = r"[+-]?\d{1,3}([.,]\d+e[+-]?|e\+)\d{1,3}"
"""How spreadsheets and what reads them write a large number: with a decimal mark, or with a plus.
Pseudonyms with neither, such as `3E5`, `12e3` or `1e10`, are left alone: typed into a spreadsheet
they too become `3.00E+05`."""


def damaged(matched: Match) -> str:
    """SQL for whether a row of `checked` or `suspects` has a damaged key."""
    return " OR ".join(_is_power(column) for column in _text_keys(matched.extract)) or "false"


def _text_keys(extract: Extract) -> list[Column]:
    return [column for column in extract.columns if column.key and column.kind == "text"]


def _is_power(column: Column) -> str:
    key = identifier(column.name)
    form = f"(.*-)?{_POWER}(-.*)?" if column.within else _POWER
    # The first two tests are cheap, and leave next to none for the third.
    return (
        f"((contains({key}, 'E') OR contains({key}, 'e')) AND {key} < ':' "
        f"AND regexp_full_match({key}, {literal(form)}, 'i'))"
    )


def find_damaged(cursor: duckdb.DuckDBPyConnection, matched: Match, findings: Findings) -> None:
    """Find the damaged keys in the table `suspects`: one problem for each column, at the first."""
    for column in _text_keys(matched.extract):
        count, line, key = cursor.execute(
            f"""SELECT count(*), min(line), arg_min({identifier(column.name)}, line)
                FROM suspects WHERE {_is_power(column)}"""
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
