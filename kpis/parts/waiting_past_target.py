"""How many children have waited longer than the longest wait may be: counted from the referrals
themselves, because no stored point has the target for its edge."""

from data.extracts import extracts
from data.store import Database, measured_sql
from kpis import months
from kpis.definitions import WAITING, Hidden, Shown, counted
from kpis.judging import Results, meets
from kpis.parts.waits import LONGEST

_STANDING = """
    WITH nd_waits AS ({current})
    SELECT date_diff('day', since, $end) AS days, count(*) FROM ({waiting})
    WHERE since <= $end AND (until IS NULL OR until > $end) GROUP BY days"""


def beyond_target(database: Database, found: Results) -> Shown | Hidden | None:
    """The children who, at the end of the newest month, had waited past the target for the longest
    wait, as their number may be shown; None where there is no figure, no target, or no exact
    figures. Raises DatabaseError."""
    latest, number = found.by_id[LONGEST].latest, exact_beyond_target(database, found)
    return counted(latest.period, number) if latest and number is not None else None


def exact_beyond_target(database: Database, found: Results) -> int | None:
    """Their exact number, which is not for a reader."""
    result = found.by_id[LONGEST]
    if not found.exact or result.latest is None or result.target.value is None:
        return None
    current = measured_sql(extracts()["nd_waits"], list(found.batches))
    with database.reading() as cursor:
        end = months.last_day(result.latest.period)
        rows = cursor.execute(
            _STANDING.format(current=current, waiting=WAITING), {"end": end}
        ).fetchall()
    return sum(
        children
        for days, children in rows
        if not meets(result.measure, days / 7, result.target, None)
    )
