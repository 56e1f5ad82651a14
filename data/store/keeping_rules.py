"""The rules of an extract over its whole list: no change may make a row that is stored already
break them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from data.extract import Extract, Rule
from data.extracts import extracts
from data.sql import identifier
from data.store.current import current_sql
from data.store.helpers import rule_helpers
from data.store.records import records


@dataclass(frozen=True)
class BrokenRow:
    """A stored row that a change would make break a rule; `cells` are its values by canonical
    name."""

    extract: Extract
    rule: Rule
    cells: dict[str, Any]

    @property
    def identity(self) -> tuple[object, ...]:
        """The extract, the rule and the key: together they tell this row from every other."""
        return self.extract.name, self.rule, *(self.cells[name] for name in self.extract.keys)

    @property
    def words(self) -> str:
        """What the row would then be, and what to do."""
        shown = {
            name: f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell
            for name, cell in self.cells.items()
        }
        return self.rule.later.format(**shown)


class BrokenHistoryError(ValueError):
    """A change is refused, and nothing was stored: rows that are stored already would break the
    rules."""

    def __init__(self, rows: list[BrokenRow]) -> None:
        self.rows = rows
        super().__init__(" ".join(self.faults))

    @property
    def faults(self) -> list[str]:
        """A sentence for each row."""
        return [f"With this change {row.words}" for row in self.rows]


@contextmanager
def keeping_rules(cursor: duckdb.DuckDBPyConnection, *changed: Extract) -> Iterator[None]:
    """Right after a transaction began: raises BrokenHistoryError where what is done inside makes a
    stored row of these extracts (of any, where none is named) break a rule that it kept before."""
    looked_at = [
        one for one in changed or extracts().values() if any(rule.later for rule in one.rules)
    ]
    yield
    broken = _broken(cursor, looked_at)
    if broken:
        # The state before need not be looked at where nothing is broken after.
        with _committed(cursor) as outside:
            before = {row.identity for row in _broken(outside, looked_at)}
        broken = [row for row in broken if row.identity not in before]
    if broken:
        raise BrokenHistoryError(broken)


@contextmanager
def _committed(cursor: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Another cursor, which sees what was committed. It does not by itself begin in the database
    that the first one uses."""
    place = "SELECT current_catalog()"
    with cursor.cursor() as other:
        (used,), (begun,) = (one.execute(place).fetchall()[0] for one in (cursor, other))
        if used != begun:
            other.execute(f"USE {identifier(used)}")
        yield other


def _broken(cursor: duckdb.DuckDBPyConnection, looked_at: list[Extract]) -> list[BrokenRow]:
    if not looked_at:
        return []
    kept = records(cursor)
    batches = kept.batches()
    return [
        BrokenRow(extract, rule, dict(zip(extract.names, row, strict=True)))
        for extract in looked_at
        for current, helpers in [(current_sql(extract, batches), rule_helpers(extract, kept))]
        for rule in extract.rules
        if rule.later
        for row in cursor.execute(_sql(extract, rule, current, helpers)).fetchall()
    ]


def _sql(extract: Extract, rule: Rule, current: str, helpers: str) -> str:
    names = ", ".join(f"this.{identifier(name)}" for name in extract.names)
    return (
        f"WITH known AS ({current}){helpers} SELECT {names} FROM known AS this WHERE {rule.when} "
        "ORDER BY ALL"
    )
