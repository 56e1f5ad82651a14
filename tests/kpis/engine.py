"""The engine on rows in memory: without files, without loading, as fast as properties need it."""

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from data.extracts import extracts
from data.sql import SQL_TYPES, identifier
from kpis.computing.compute import compute
from kpis.computing.standing import Stocks
from kpis.computing.stored_points import points_of, stocks_of
from kpis.definitions.measure import Calculation, Measure
from kpis.measures import measures
from tests.kpis.plain import Figure, Row

Rows = Mapping[str, Sequence[Row]]


class Engine:
    """A table for each extract, which every call fills anew."""

    def __init__(self) -> None:
        self.cursor = duckdb.connect()
        self.cursor.execute("SET threads = 1")
        for extract in extracts().values():
            columns = ", ".join(
                f"{identifier(one.name)} {SQL_TYPES[one.kind]}" for one in extract.columns
            )
            more = "batch INTEGER, left_by DATE" if extract.ends else "batch INTEGER"
            self.cursor.execute(f"CREATE TABLE {identifier(extract.name)} ({columns}, {more})")

    def fill(self, rows: Rows) -> None:
        for name, listed in rows.items():
            self.cursor.execute(f"DELETE FROM {identifier(name)}")
            if listed:
                names = [*extracts()[name].names, "batch"]
                names += ["left_by"] if extracts()[name].ends else []
                marks = ", ".join(f"({', '.join('?' * len(names))})" for _ in listed)
                values = [
                    row.get(column, 1 if column == "batch" else None)
                    for row in listed
                    for column in names
                ]
                self.cursor.execute(f"INSERT INTO {identifier(name)} VALUES {marks}", values)

    def figures(self, calculation: Calculation, rows: Rows, as_at: date) -> list[Figure]:
        """The figures of a calculation for the whole."""
        self.fill(rows)
        whole = (
            calculation
            if calculation.statistic == "gap"
            else calculation.model_copy(update={"dimensions": ()})
        )
        points = compute(self.cursor, whole, as_at, Stocks([whole]))
        return [figure for _, _, *figure, _ in points]  # type: ignore[misc]

    def points(self, measure: Measure, rows: Rows, as_at: date) -> list[tuple]:
        """All points of a measure as they are stored, each extract as at this day."""
        self.fill(rows)
        stocks = stocks_of([*measures().values(), measure])
        return sorted(
            points_of(self.cursor, measure, dict.fromkeys(measure.extracts, as_at), stocks),
            key=lambda row: row[:5],
        )
