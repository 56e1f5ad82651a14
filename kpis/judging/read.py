"""Reading the results: all measures judged from their stored points, in one query and one
consistent state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

import duckdb

from data.incident import log_outage
from data.record import Batch, Decided, as_at_dates
from data.record.decisions import decisions
from data.store import DEMONSTRATION, Database, NoRoomError, get_property
from data.store.records import records
from kpis.computing import (
    TOGETHER,
    ensure_current,
    kept_figures,
    known_at_points,
    last_period,
    points_afresh,
    stale,
)
from kpis.definitions import (
    Hidden,
    Measure,
    Result,
    Share,
    Shown,
)
from kpis.judging.comparators import read_comparators, until
from kpis.judging.decisions import Force, in_force
from kpis.judging.judged import judged, twelve_months
from kpis.judging.ready import READY
from kpis.judging.results import Results
from kpis.judging.stored_series import StoredSeries, WorkingShares
from kpis.measures import measures

Read = TypeVar("Read")


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
    found, ends = _read(database, known_at), _ends(month, reported_by)
    return _up_to(found, ends) if ends else found


def reported(found: Results, by: date) -> Results:
    """Working figures as a report of an earlier day would have shown them. Raises TypeError for an
    edition, of which nothing but what it shows is known."""
    return _up_to(found, _ends(None, by))


def _read(database: Database, known_at: datetime | None) -> Results:
    if known_at is not None:
        with database.reading() as cursor:
            return results_in(cursor, known_at=known_at)

    def current(cursor: duckdb.DuckDBPyConnection, afresh: bool) -> Results:
        ready = READY.of(database.openings, cursor, records(cursor).batches())
        return ready or results_in(cursor, afresh=afresh)

    return read_current(database, current)


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
    *,
    afresh: bool = False,
) -> Results:
    """The results from what this cursor sees, up to `month`. The stored points must be current,
    unless they are to be worked out `afresh`."""
    found, ends = _whole(cursor, known_at, afresh=afresh), _ends(month, None)
    return _up_to(found, ends) if ends else found


def _whole(
    cursor: duckdb.DuckDBPyConnection, known_at: datetime | None, *, afresh: bool
) -> Results:
    batches = records(cursor).batches(known_at)
    points = StoredSeries(_rows(cursor, known_at, batches, afresh=afresh))
    shares = WorkingShares(points)
    as_at = as_at_dates(batches)
    record = decisions(records(cursor).entries(), known_at)
    others = read_comparators(cursor, batches)
    results = {
        id: replace(
            _worked_out(measure, shares, as_at, in_force(record)),
            comparators=tuple(others.get(measure.published, ())),
        )
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


def _up_to(found: Results, ends: Mapping[str, str]) -> Results:
    """The same, each measure up to the month in which it ends."""
    if not isinstance(found.exact, StoredSeries):
        raise TypeError("An edition ends where it ends.")
    points = found.exact.until(ends)
    cut = replace(found, exact=points, shares=WorkingShares(points))
    judged_again = judged_by(cut, found.decisions).by_id
    results = {
        id: replace(one, comparators=until(one.comparators, ends.get(id)))
        for id, one in judged_again.items()
    }
    return replace(cut, by_id=results)


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
