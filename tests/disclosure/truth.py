"""The true counts behind the figures, straight from the rows: for scoring what was recovered."""

from datetime import date, datetime

import duckdb

from data.store import Database
from data.store.records import records
from kpis.computing.stored_points import make_relations
from kpis.definitions import Calculation
from kpis.measures import measures
from tests.disclosure.facts import month_of
from tests.disclosure.knowledge import BAND, BANDS, days_of
from tests.disclosure.papers import UNKNOWN_PART, Count

_EVENTS = """
    SELECT strftime(case_date, '%Y-%m'), {part}, sum(hit), sum(weight) FROM ({cases}) GROUP BY ALL"""
_ENDS = (
    "(SELECT unnest(generate_series(DATE '2019-01-01', $last, INTERVAL 1 MONTH))::DATE AS month)"
)
_AT_ENDS = f"""
    SELECT strftime(month, '%Y-%m'), {{part}}, {{hits}}, count(*) FROM (
        SELECT *{{derive}} FROM (
            SELECT *, date_diff('day', since, last_day(month)) AS days
            FROM ({{cases}}) JOIN {_ENDS}
                ON since <= last_day(month) AND (until IS NULL OR until > last_day(month))))
    GROUP BY ALL"""
_LATE = f"""
    SELECT strftime(month, '%Y-%m'), {{part}},
        count(*) FILTER (hit = 1 AND hit_date <= last_day(month)), count(*)
    FROM ({{cases}}) JOIN {_ENDS}
        ON case_date <= last_day(month) AND case_date > last_day(month - INTERVAL 1 YEAR)
    GROUP BY ALL"""
Numbers = dict[tuple[str, int], tuple[int, int]]
"""Hits and cases, by part and month."""


class Truth:
    """The true counts of a database as it stands, or as it was known at a moment."""

    def __init__(self, database: Database, known_at: datetime | None = None) -> None:
        self.events: dict[tuple[str, str, str], Numbers] = {}
        self.windows: dict[tuple[str, str, str], Numbers] = {}
        with database.reading() as cursor:
            batches = records(cursor).batches(known_at)
            last = max(batch.as_at for batch in batches)
            make_relations(
                cursor, {name for one in measures().values() for name in one.extracts}, batches
            )
            for measure in measures().values():
                beside = {one.id: one.calculation for one in measure.companions}
                for series, one in ({"": measure.calculation} | beside).items():
                    self._read(cursor, (measure.id, series), one, last)

    def of(self, count: Count) -> int:
        """The true number."""
        key = (count.of.measure, count.of.series, count.of.dimension)
        late = count.of.known.late and count.months > 1
        numbers = (self.windows if late else self.events).get(key, {})
        months = range(count.month + 1 - (1 if late else count.months), count.month + 1)
        parts = [count.of.part]
        if count.of.dimension == BAND and count.of.part not in BANDS:
            least, most = days_of(count.of.part)
            parts = [name for name, (low, high) in BANDS.items() if least <= low and high <= most]
        found = [numbers.get((part, month), (0, 0)) for part in parts for month in months]
        hits, cases = sum(one[0] for one in found), sum(one[1] for one in found)
        return {"hits": hits, "others": cases - hits, "cases": cases}[count.kind]

    def _read(
        self, cursor: duckdb.DuckDBPyConnection, name: tuple[str, str], one: Calculation, last: date
    ) -> None:
        for dimension in ("", *one.dimensions):
            part = (
                f"coalesce(CAST({dimension} AS VARCHAR), '{UNKNOWN_PART}')" if dimension else "''"
            )
            hits = "count(*) FILTER (hit)" if one.statistic == "share" else "count(*)"
            derive = "".join(f", {sql} AS {name}" for name, sql in one.derived.items())
            words = {"part": part, "cases": one.counted_cases, "hits": hits, "derive": derive}
            flow = one.basis == "flow"
            self.events[*name, dimension] = _asked(
                cursor, _EVENTS if flow else _AT_ENDS, words, last
            )
            if one.late_hits:
                self.windows[*name, dimension] = _asked(cursor, _LATE, words, last)


def _asked(
    cursor: duckdb.DuckDBPyConnection, sql: str, words: dict[str, str], last: date
) -> Numbers:
    found: Numbers = {}
    asked = sql.format(**words)
    for period, part, hits, cases in cursor.execute(
        asked, {"last": last} if "$last" in asked else {}
    ).fetchall():
        if period:
            found[part, month_of(period)] = (int(hits or 0), int(cases or 0))
    return found
