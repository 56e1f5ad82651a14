"""Uploads, undo and retention of referrals in plain Python: which rows there are after any sequence
of them, and which points stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from kpis import months
from kpis.measures import measures
from tests.kpis.engine import Engine

MEASURES = (
    "nd_asd_over_13_weeks",
    "nd_longest_wait",
    "nd_average_wait",
    "nd_provider_gap",
    "nd_support_plans",
)
Row = dict[str, object]
Point = tuple


@dataclass
class List:
    """An upload: its rows by key."""

    as_at: date
    policy: str
    rows: dict[str, Row]
    used: bool = True


@dataclass
class Plain:
    """All uploads in the order of loading, the day before which rows were removed, and the points
    that were kept then."""

    lists: list[List] = field(default_factory=list)
    limit: date | None = None
    kept: dict[tuple, Point] = field(default_factory=dict)

    def load(self, as_at: date, policy: str, rows: dict[str, Row]) -> List:
        """The upload that these rows become: without those that are passed over."""
        there = self.current()
        taken = {
            key: row
            for key, row in rows.items()
            if key in there or not (self.limit and age(row, as_at) < self.limit)
        }
        return List(as_at, policy, taken)

    def current(self) -> dict[str, Row]:
        """The row of every key that counts, with the upload that it comes from and when it left."""
        order = sorted(
            (one.as_at, number, one) for number, one in enumerate(self.lists, start=1) if one.used
        )
        wholes = [at for at, (*_, one) in enumerate(order) if one.policy == "remove"]
        order = order[wholes[-1] :] if wholes else order
        found: dict[str, Row] = {}
        for at, (_, number, one) in enumerate(order):
            later = [day for day, _, other in order[at + 1 :] if other.policy == "left"]
            for key, row in one.rows.items():
                left = later[0] if later and not over(row) else None
                found[key] = row | {"batch": number, "left_by": left}
        return found

    def going(self, limit: date) -> set[str]:
        """The keys that go with such a limit."""
        there, going = self.current(), set()
        if not any(one.used for one in self.lists):
            return going
        for key in {key for one in self.lists for key in one.rows}:
            if key in there:
                row = there[key]
                left = row["left_by"]
                closed = over(row) or left is not None
                last = max(day for day in (*days(row), left) if isinstance(day, date))
            else:
                newest = max(
                    (one.as_at, at) for at, one in enumerate(self.lists) if key in one.rows
                )
                closed, last = True, age(self.lists[newest[1]].rows[key], newest[0])
            if closed and last < limit:
                going.add(key)
        return going

    def retain(self, limit: date, engine: Engine) -> bool:
        """Remove them, and keep the points that they were part of; whether there were any."""
        going, points = self.going(limit), self.points(engine)
        if not going:
            return False
        for one in self.lists:
            one.rows = {key: row for key, row in one.rows.items() if key not in going}
        self.limit = max(limit, self.limit or limit)
        for point in points:
            if point[4] <= self.end(point):
                self.kept.setdefault(point[:5], point)
        return True

    def points(self, engine: Engine) -> list[Point]:
        """Every point of the measures, whole and by part."""
        used = [one.as_at for one in self.lists if one.used]
        rows = {"nd_waits": list(self.current().values())}
        fresh = [
            point
            for id in MEASURES * bool(used)
            for point in engine.points(measures()[id], rows, max(used))
            if not self.limit or point[4] > self.end(point)
        ]
        return sorted([*self.kept.values(), *self._full(fresh)], key=lambda point: point[:5])

    def _full(self, fresh: list[Point]) -> Iterator[Point]:
        for *point, partial, batches in fresh:
            first = min((one[4] for one in self.kept if one[:4] == tuple(point[:4])), default="9")
            yield (*point, partial and months.add(point[4], -11) < first, batches)

    def end(self, point: Point) -> str:
        """The last month that rows from before the limit were part of: those of a flow for so many
        months, those of a stock until the month end before the one in which they ended."""
        assert self.limit
        measure, series, dimension = point[:3]
        calculation = measures()[measure].calculation
        if series:
            of = {one.id: one.calculation for one in measures()[measure].companions}
            calculation = of[series]
        last = months.add(months.of(self.limit), -1)
        if calculation.basis == "stock":
            return months.add(last, -1)
        return months.add(last, 11) if dimension or calculation.months == 12 else last


def over(row: Row) -> bool:
    return bool(row["assessment_date"] or row["closed_date"])


def days(row: Row) -> list[date]:
    return [day for name, day in row.items() if name.endswith("_date") and isinstance(day, date)]


def age(row: Row, as_at: date) -> date:
    """The last day of a row that counts no more."""
    return max(days(row) if over(row) else [*days(row), as_at])
