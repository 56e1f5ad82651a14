"""Reading the results: all measures judged from their stored points, in one query and one
consistent state."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

import duckdb

from data.incident import log_outage
from data.record import Batch, Decided, Stored, as_at_dates
from data.record.decisions import decisions
from data.store import DEMONSTRATION, Database, NoRoomError, get_property
from data.store.records import records
from kpis.computing import (
    TOGETHER,
    Kept,
    ensure_current,
    kept_figures,
    known_at_points,
    last_period,
    points_afresh,
    stale,
)
from kpis.definitions import (
    Comparator,
    Hidden,
    Key,
    Measure,
    Point,
    Result,
    Share,
    Shown,
)
from kpis.judging.comparators import read_comparators, until
from kpis.judging.decisions import Force, in_force
from kpis.judging.judged import judged, twelve_months
from kpis.judging.stored_series import StoredSeries, WorkingShares
from kpis.measures import measures

Read = TypeVar("Read")


@dataclass(frozen=True)
class Results:
    """Every measure as it stands, in the plan's order, with the state of the data that it was read
    from.

    `shares` holds every series as it may be shown. `exact` holds the stored points of working
    figures, those of parts with too few cases too: it is for kpis to count with, an edition has
    none, and a test holds that nothing above kpis reads what is called exact.
    """

    by_id: dict[str, Result]
    exact: Mapping[Key, tuple[Point, ...]]
    shares: Share
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
        return max((result.newest for result in self.by_id.values() if result.newest), default=None)

    def section(self, number: int) -> list[Result]:
        """The measures of one section."""
        return [result for result in self.by_id.values() if result.measure.section == number]

    def companion(self, measure: str, series: str) -> tuple[Shown, ...]:
        """A series that stands beside a measure, without the months that are hidden."""
        told = self.shares.get((measure, series, "", ""), ())
        return tuple(one for one in told if isinstance(one, Shown))

    def breakdown(
        self, measure: str, dimension: str, series: str = ""
    ) -> dict[str, tuple[Shown | Hidden, ...]]:
        """The series of each part of a dimension as it may be shown, by the part's name."""
        return {
            key[3]: self.shares[key]
            for key in self.shares
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
    if known_at is not None:
        with database.reading() as cursor:
            return results_in(cursor, month, known_at, reported_by)
    return read_current(
        database,
        lambda cursor, afresh: results_in(cursor, month, None, reported_by, afresh=afresh),
    )


def read_current(
    database: Database, read: Callable[[duckdb.DuckDBPyConnection, bool], Read]
) -> Read:
    """What is read of one state in which the stored points are current. Where there is no room to
    store them it is told that those of this state are to be worked out afresh. Raises
    DatabaseError."""
    while True:
        with database.reading() as cursor:
            # A batch may have been loaded or undone since the points were computed: then they are
            # computed again.
            if not stale(cursor, records(cursor).batches()):
                return read(cursor, False)
        try:
            ensure_current(database)
        except NoRoomError as error:
            log_outage(error)
            with database.reading() as cursor:
                return read(cursor, True)


def results_in(
    cursor: duckdb.DuckDBPyConnection,
    month: str | None = None,
    known_at: datetime | None = None,
    reported_by: date | None = None,
    *,
    afresh: bool = False,
) -> Results:
    """The results from what this cursor sees. The stored points must be current, unless they are to
    be worked out `afresh`."""
    batches = records(cursor).batches(known_at)
    ends = _ends(month, reported_by)
    points = StoredSeries(_until(_rows(cursor, known_at, batches, afresh=afresh), ends))
    shares = WorkingShares(points)
    as_at = as_at_dates(batches)
    record = decisions(records(cursor).entries(), known_at)
    others = read_comparators(cursor, batches)
    results = {
        id: _beside(_worked_out(measure, shares, as_at, in_force(record)), others, ends.get(id))
        for id, measure in measures().items()
    }
    demonstration = get_property(cursor, DEMONSTRATION) == "true"
    return Results(
        results,
        points,
        shares,
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
    results = {
        id: replace(
            _worked_out(measure, found.shares, found.as_at, in_force(record)),
            comparators=before.comparators,
        )
        for (id, before), measure in zip(found.by_id.items(), measures().values(), strict=True)
    }
    return replace(found, by_id=results, decisions=record)


def released_as(found: Results, shares: Share, declared: Mapping[str, Measure]) -> Results:
    """The results of an edition: judged from what it shows alone, with no exact figure left."""
    force = in_force(found.decisions)
    results = {
        id: replace(
            judged(measure, shares, found.as_at, force),
            comparators=found.by_id[id].comparators,
            twelve_months=_twelve_months(shares.get((id, TOGETHER, "", ""), ())),
        )
        for id, measure in declared.items()
    }
    return replace(found, by_id=results, exact={}, shares=shares)


def _twelve_months(told: tuple[Shown | Hidden, ...]) -> Shown | None:
    return next((one for one in told if isinstance(one, Shown)), None)


def _worked_out(measure: Measure, shares: Share, as_at: dict[str, date], force: Force) -> Result:
    result = judged(measure, shares, as_at, force)
    return replace(result, twelve_months=twelve_months(measure, result.series))


def _ends(month: str | None, reported_by: date | None) -> dict[str, str]:
    """The last month that each measure may show; none where it may show all that it has."""
    if reported_by is None:
        return dict.fromkeys(measures(), month) if month else {}
    return {
        id: last_period(reported_by, one.calculation.matures_after_days)
        for id, one in measures().items()
    }


def _rows(
    cursor: duckdb.DuckDBPyConnection,
    known_at: datetime | None,
    batches: list[Batch],
    *,
    afresh: bool,
) -> list[tuple]:
    """The points in the order of their keys, the numbers of each one's uploads as one text: a list
    in each of some ten thousand rows would take longer to fetch than all the rest."""
    known = points_afresh(cursor, batches) if afresh else known_at_points(cursor, known_at, batches)
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
