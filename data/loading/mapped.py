"""What is said of a file that a mapping read: what the mapping did, and how it helps where a cell
cannot be read."""

import re
from collections.abc import Sequence

import duckdb

from data.extract import Extract
from data.mapping import Mapping
from data.plurals import counted
from data.problems import Code, Notice, Problem, RefusedError
from data.record import Batch, KeptMapping
from data.sql import identifier
from data.store import current_sql

MAPPED = "mapped"
"""The code of the notice that a mapping read the file."""


def mapped_notice(cursor: duckdb.DuckDBPyConnection, kept: KeptMapping) -> Notice:
    """What the mapping did with the rows, which were adapted just now."""
    mapping = kept.mapping
    version = f", version {kept.version}" if kept.version > 1 else ""
    message = f"Read by the mapping “{mapping.name}”{version}."
    if mapping.questions:
        people, answers = cursor.execute(
            "SELECT (SELECT count(*) FROM source), "
            "(SELECT count(*) FROM adapted WHERE skipped IS NULL)"
        ).fetchall()[0]
        of = people * len(mapping.questions)
        message += (
            f" {counted(people, 'response')} to {counted(len(mapping.questions), 'question')} gave "
            f"{counted(answers, 'answer')}; {of - answers:,} "
            f"{'was' if of - answers == 1 else 'were'} blank or left out."
        )
    return Notice(code=MAPPED, message=message)


def refuse_other_survey(
    cursor: duckdb.DuckDBPyConnection, extract: Extract, batches: list[Batch]
) -> None:
    """Raise RefusedError where answers (in the table `checked`) bear numbers under which answers to
    another survey are stored: they would take their place."""
    keys = ", ".join(map(identifier, extract.keys))
    found = cursor.execute(
        f"""SELECT checked.mark, checked.response_id, now.survey, checked.survey, count(*) OVER ()
            FROM checked JOIN ({current_sql(extract, batches)}) AS now USING ({keys})
            WHERE now.survey <> checked.survey
            ORDER BY checked.mark, checked.response_id
            LIMIT 1"""
    ).fetchall()
    if not found:
        return
    line, id, theirs, ours, total = found[0]
    message = (
        f"{counted(total, 'answer')} of “{ours}” would take the place of answers to another "
        f"survey, “{theirs}”, because both surveys number their responses from 1. Say in the "
        "mapping what to put before the numbers of this survey, for example A-."
    )
    problem = Problem(
        line=line, column="response_id", value=id, code=Code.DUPLICATE_KEY, message=message
    )
    raise RefusedError([problem])


def with_next_step(problems: Sequence[Problem], mapping: Mapping) -> list[Problem]:
    """The problems of a file that a mapping read, each with what the mapping can do about it."""
    return [
        problem.model_copy(update={"message": _message(problem, mapping)}) for problem in problems
    ]


def _message(problem: Problem, mapping: Mapping) -> str:
    called = f"the mapping “{mapping.name}”"
    if problem.code == Code.BAD_DATE:
        return _bad_date(problem.value or "", mapping) or problem.message
    if problem.code in (Code.BAD_CHOICE, Code.BAD_YES_NO) and problem.value:
        return f"{problem.message} Or say in {called} what “{problem.value}” means."
    return problem.message


def _bad_date(value: str, mapping: Mapping) -> str | None:
    """What the mapping can do for a date; None where it can do nothing."""
    called = f"the mapping “{mapping.name}”"
    if not mapping.short_years and re.match(r"\d+/\d+/\d\d($|[ ,])", value):
        return f"The year has two digits. Say in {called} that such years are of this century."
    if not mapping.drop_times and ":" in value:
        return f"A date may not have a time of day. Say in {called} that times are dropped."
    if not re.match(r"\d+/\d+/\d{4}($|[ ,])", value):
        return None
    order = "month first" if mapping.month_first else "day first"
    return (
        f"There is no such date: {called} says that the dates of this file are {order}. Correct "
        "the cell, or the mapping if the file is in the other order."
    )
