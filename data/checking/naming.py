"""The warnings of an extract's own rules, and what they name: the commonest of the values that they
are about, each with the known one that it is near to."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import duckdb

from data.extract import Extract, WarningRule
from data.plurals import counted
from data.problems import Notice

_NAMED = 4
_NEAR = 0.8


def rule_warnings(cursor: duckdb.DuckDBPyConnection, extract: Extract) -> list[Notice]:
    """The warnings of the rows in the table `checked`."""
    notices = []
    for rule in extract.warnings:
        (count,) = cursor.execute(f"SELECT count(*) FROM checked WHERE {rule.when}").fetchall()[0]
        if count:
            named = _named_rows(cursor, rule) if rule.named else ""
            message = rule.message.format(n=f"{count:,}", named=named)
            notices.append(Notice(code=rule.code, message=message))
    return notices


def _named_rows(cursor: duckdb.DuckDBPyConnection, rule: WarningRule) -> str:
    """The first few of what a rule names in the table `checked`, the commonest first, and how many
    more there are."""
    found = cursor.execute(
        f"""SELECT {rule.named} AS named, count(*), count(*) OVER () FROM checked WHERE {rule.when}
            GROUP BY named ORDER BY count(*) DESC, named LIMIT {_NAMED}"""
    ).fetchall()
    parts = [_named(value, count, nearest(value, rule.known)) for value, count, _ in found]
    more = found[0][-1] - len(found)
    return "; ".join([*parts, *[f"and {more:,} more"] * bool(more)])


def _named(value: str, count: int, near: str | None) -> str:
    perhaps = f", perhaps {near}" if near else ""
    return f"“{value}” ({counted(count, 'row')}{perhaps})"


def nearest(text: str, known: Sequence[tuple[str, str]]) -> str | None:
    """What is meant by the known text that is nearest to this one, case aside; None where none is
    near, or several that mean different things are as near."""
    scores = [(_likeness(text, written), meant) for written, meant in known]
    best = max((score for score, _ in scores), default=0.0)
    meant = {meant for score, meant in scores if score == best}
    return meant.pop() if best >= _NEAR and len(meant) == 1 else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
