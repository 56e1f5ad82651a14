"""Reading the results: all measures judged from their stored points, in one query and one
consistent state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

import duckdb

from data.record import Batch, Decided, Stored, as_at_dates
from data.record.decisions import decisions
from data.store import DEMONSTRATION, Database, get_property
from data.store.records import records
from kpis.computing import (
    TARGET_SERIES,
    Kept,
    data_until,
    ensure_current,
    kept_figures,
    known_at_points,
    last_period,
    stale,
)
from kpis.definitions import Comparator, Hidden, Measure, Point, Result, Shown, may_show
from kpis.judging.comparators import read_comparators, until
from kpis.judging.decisions import Force, as_decided, decision_on_target, in_force
from kpis.judging.status import baseline_of, comparator_course, judge, resolve, upward_trajectory
from kpis.judging.stored_series import Key, StoredSeries
from kpis.measures import measures


@dataclass(frozen=True)
class Results:
    """Every measure as it stands, in the plan's order, with the state of the data that it was read
    from.

    `exact` holds all stored points, those of parts with too few cases too: it is for kpis to count
    with. A reader is shown a part as `breakdown` gives it; a test holds that nothing above kpis
    reads what is called exact.
    """

    by_id: dict[str, Result]
    exact: Mapping[Key, tuple[Point, ...]]
    batches: tuple[Batch, ...]
    as_at: dict[str, date]
    version: Stored
    demonstration: bool
    decisions: tuple[Decided, ...] = ()
    """The record of decisions about baselines and targets, as it was known."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """The figures behind which rows were removed because of their age, by measure, whatever moment
    is looked at."""

    @property
    def last_period(self) -> str | None:
        """The newest month of any measure."""
        return max(
            (result.latest.period for result in self.by_id.values() if result.latest), default=None
        )

    def section(self, number: int) -> list[Result]:
        """The measures of one section."""
        return [result for result in self.by_id.values() if result.measure.section == number]

    def companion(self, measure: str, series: str) -> tuple[Point, ...]:
        """A series that stands beside a measure."""
        return self.exact.get((measure, series, "", ""), ())

    @cached_property
    def _shown(self) -> dict[Key, tuple[Shown | Hidden, ...]]:
        """The parts that have been read."""
        return {}

    def _part(self, key: Key) -> tuple[Shown | Hidden, ...]:
        if key not in self._shown:
            self._shown[key] = tuple(map(may_show, self.exact[key]))
        return self._shown[key]

    def breakdown(
        self, measure: str, dimension: str, series: str = ""
    ) -> dict[str, tuple[Shown | Hidden, ...]]:
        """The series of each part of a dimension as it may be shown, by the part's name."""
        return {
            key[3]: self._part(key)
            for key in self.exact
            if dimension and key[:3] == (measure, series, dimension)
        }


def read_results(
    database: Database,
    month: str | None = None,
    known_at: datetime | None = None,
    reported_by: date | None = None,
) -> Results:
    """All measures as they are, up to `month`, or as they were known at a moment (naive UTC).
    Raises DatabaseError.

    With `reported_by` each ends at the month that had matured by that day, as a report of that day
    would have shown it.
    """
    while True:
        with database.reading() as cursor:
            # A batch may have been loaded or undone since the points were computed: then they are
            # computed again.
            if known_at is not None or not stale(cursor, records(cursor).batches()):
                return results_in(cursor, month, known_at, reported_by)
        ensure_current(database)


def results_in(
    cursor: duckdb.DuckDBPyConnection,
    month: str | None = None,
    known_at: datetime | None = None,
    reported_by: date | None = None,
) -> Results:
    """The results from what this cursor sees. The stored points must be current."""
    batches = records(cursor).batches(known_at)
    ends = _ends(month, reported_by)
    points = StoredSeries(_until(_rows(cursor, known_at, batches), ends))
    as_at = as_at_dates(batches)
    record = decisions(records(cursor).entries(), known_at)
    others = read_comparators(cursor, batches)
    judged = {
        id: _beside(_result(measure, points, as_at, in_force(record)), others, ends.get(id))
        for id, measure in measures().items()
    }
    demonstration = get_property(cursor, DEMONSTRATION) == "true"
    return Results(
        judged,
        points,
        tuple(batches),
        as_at,
        records(cursor).stored(known_at),
        demonstration,
        record,
        kept_figures(cursor, measures(), records(cursor).entries),
    )


def _beside(result: Result, others: Mapping[str, Sequence[Comparator]], end: str | None) -> Result:
    """The result with the published figures of its measure, up to the month in which it ends."""
    return replace(result, comparators=until(others.get(result.measure.published, ()), end))


def judged_by(found: Results, record: tuple[Decided, ...]) -> Results:
    """The same figures, judged as if this were the record of decisions."""
    judged = {
        id: replace(
            _result(measure, found.exact, found.as_at, in_force(record)),
            comparators=before.comparators,
        )
        for (id, before), measure in zip(found.by_id.items(), measures().values(), strict=True)
    }
    return replace(found, by_id=judged, decisions=record)


def _ends(month: str | None, reported_by: date | None) -> dict[str, str]:
    """The last month that each measure may show; none where it may show all that it has."""
    if reported_by is None:
        return dict.fromkeys(measures(), month) if month else {}
    return {
        id: last_period(reported_by, one.calculation.matures_after_days)
        for id, one in measures().items()
    }


def _rows(
    cursor: duckdb.DuckDBPyConnection, known_at: datetime | None, batches: list[Batch]
) -> list[tuple]:
    """The points in the order of their keys, the numbers of each one's uploads as one text: a list
    in each of some ten thousand rows would take longer to fetch than all the rest."""
    known = known_at_points(cursor, known_at, batches)
    if known is not None:
        return [(*point, " ".join(map(str, numbers))) for *point, numbers in known]
    return cursor.execute(
        "SELECT * REPLACE (array_to_string(batches, ' ') AS batches) FROM points "
        "ORDER BY measure, series, dimension, category, period"
    ).fetchall()


def _until(rows: list[tuple], ends: Mapping[str, str]) -> Iterable[tuple]:
    """The rows of the months that each measure may show."""
    if not ends:
        return rows
    return (row for row in rows if row[4] <= ends.get(row[0], row[4]))


def _result(
    declared: Measure,
    points: Mapping[Key, tuple[Point, ...]],
    as_at: dict[str, date],
    force: Force,
) -> Result:
    series = points.get((declared.id, "", "", ""), ())
    comparator = {
        point.period: point.value for point in points.get((declared.id, TARGET_SERIES, "", ""), ())
    }
    decision = decision_on_target(declared, force)
    measure = as_decided(declared, decision)
    baseline = baseline_of(series, force.get((declared.id, "baseline")))
    target = resolve(measure, series, baseline, comparator, decision)
    rising = upward_trajectory(series) if declared.target.rising or measure.target.rising else None
    return Result(
        measure=measure,
        series=series,
        baseline=baseline,
        target=target,
        status=judge(measure, series, baseline, target, rising),
        upward_trajectory=rising,
        loaded=data_until(measure, as_at) is not None,
        targets=comparator_course(measure, series, comparator),
    )
