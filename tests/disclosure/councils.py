"""Councils of any size, whose rows are those of the demonstration about some of its people: loaded
as any file is, with what comes late, what is corrected and what is undone."""

import csv
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random

from data.demonstration import generate
from data.extracts import extracts
from data.loading import Request
from data.loading.load import load
from data.reader import Reader
from data.store import Database, open_database
from data.store.undo import undo

ABOUT_PEOPLE = (
    *("ehc_assessments", "annual_reviews", "nd_waits"),
    *("survey_responses", "ambassadors", "disputes"),
)
"""Extracts with a row a case: a smaller council has fewer."""
NUMBERS = {
    "caseload": ("plans_maintained", "plans_ceased_needs_met"),
    "ld_employment": ("young_adults", "any_opportunity", "paid_employment"),
}
"""Extracts whose rows are numbers of people: a smaller council has smaller ones."""
LATE, CORRECTED = 0.2, 0.06
"""The share of a month's cases that are only in the next month's files, and of all cases that a
correction changes."""
BY = Reader("analyst")
Row = dict[str, str]


@dataclass(frozen=True)
class Council:
    """A council with `size` of the people (1 is all), chosen by its `seed`: the same cases in every
    month. Its database is `path`, which nothing keeps open."""

    path: Path
    size: float
    seed: int = 943

    def month(self, last: date) -> None:
        """Load every extract as at the last day of a month; a few cases are late."""
        month = last.isoformat()[:7]
        with closing(open_database(self.path)) as database:
            for name, rows in self._extracts(last).items():
                here = [row for row in rows if not self._late(name, row, month)]
                self._load(database, name, here if name in ABOUT_PEOPLE else rows, last)

    def correction(self, last: date) -> int:
        """Load reviews once more, some of them with another decision date or need; its batch."""
        rows = self._extracts(last)["annual_reviews"]
        changed = [row for row in rows if self._drawn("corrected", row["review_id"]) < CORRECTED]
        corrected = [row | {"decision_date": "", "primary_need": "SLCN"} for row in changed]
        with closing(open_database(self.path)) as database:
            return self._load(database, "annual_reviews", corrected, last)

    def undo(self, batch: int) -> None:
        """Take an upload back."""
        with closing(open_database(self.path)) as database:
            assert undo(database, batch, BY)

    def _extracts(self, last: date) -> Mapping[str, list[Row]]:
        """The rows of every extract, without those of people whom this council has not."""
        made = {}
        for name, text in generate(last, self.seed).items():
            rows = list(csv.DictReader(StringIO(text)))
            if name in ABOUT_PEOPLE:
                key = extracts()[name].keys[0]
                rows = [row for row in rows if self._drawn(name, row[key]) < self.size]
            made[name] = [self._scaled(name, row) for row in rows]
        return made

    def _scaled(self, name: str, row: Row) -> Row:
        return row | {
            column: str(round(self.size * int(row[column]))) for column in NUMBERS.get(name, ())
        }

    def _drawn(self, what: str, key: str) -> float:
        """A number from 0 to 1 that is always the same for a case."""
        return Random(f"{self.seed} {what} {key}").random()

    def _late(self, name: str, row: Row, month: str) -> bool:
        """Whether a row of a case is not there yet in the month's file."""
        key = row[extracts()[name].keys[0]]
        recent = any(value.startswith(month) for value in row.values())
        return recent and self._drawn("late", key) < LATE

    def _load(self, database: Database, name: str, rows: list[Row], last: date) -> int:
        path = self.path.with_name(f"{name}.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]) if rows else extracts()[name].names)
            writer.writeheader()
            writer.writerows(rows)
        result = load(database, Request(name, path, path.name, last, BY))
        assert result.status in ("loaded", "already_loaded"), result.problems[:3]
        assert result.batch is not None
        return result.batch
