"""What was reported of each milestone: every entry with who put it on the record and when, and
whether it counts."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

import duckdb

from data.extracts import extracts
from data.record import UPDATES, Batch, Event, in_use
from data.store import current_sql
from data.store.records import records

_CONTENT = 'status, "update", revised_due, signed_off_by, evidence'


@dataclass(frozen=True)
class Update:
    """One entry of a milestone's history. `revised_due` is `YYYY-MM`.

    `batch`, `by` and `at` (naive UTC) are of the upload that first brought it. It is `superseded`
    where another entry of the same day took its place, or a later upload removed it; `taken_back`
    tells who undid its upload, when and why.
    """

    status_date: date
    status: str
    text: str | None
    revised_due: str | None
    signed_off_by: str | None
    evidence: str | None
    batch: int = 0
    by: str = ""
    at: datetime = datetime.min
    superseded: bool = False
    taken_back: Event | None = None


def read_histories(
    cursor: duckdb.DuckDBPyConnection, batches: list[Batch]
) -> dict[str, tuple[Update, ...]]:
    """The history of each milestone that has one: all entries of the batches in use by day, the one
    that counts last.

    An entry that is loaded again unchanged stands there once.
    """
    used = in_use(batches, UPDATES)
    if not used:
        return {}
    loaded = {batch.id: batch for batch in used}
    found: dict[str, list[Update]] = defaultdict(list)
    for id, *entry, batch, superseded in cursor.execute(_sql(batches, list(loaded))).fetchall():
        first = loaded[batch]
        found[id].append(
            replace(Update(*entry), batch=batch, by=first.by, at=first.at, superseded=superseded)
        )
    return {id: tuple(entries) for id, entries in found.items()}


def read_taken_back(
    cursor: duckdb.DuckDBPyConnection, batches: list[Batch], known_at: datetime | None = None
) -> dict[str, tuple[Update, ...]]:
    """The entries of each milestone that only undone batches hold, by day: they count for nothing,
    and stay readable.

    `batches` are those known at the moment.
    """
    own = {batch.id: batch for batch in batches if batch.extract == UPDATES}
    undone = [batch.id for batch in own.values() if batch.state == "undone"]
    if not undone:
        return {}
    undoing = {id: records(cursor).events(id, known_at)[-1] for id in undone}
    found: dict[str, list[Update]] = defaultdict(list)
    for id, *entry, held in cursor.execute(
        _TAKEN_BACK, {"known": list(own), "undone": undone}
    ).fetchall():
        first, last = (
            own[held[0]],
            max((undoing[batch] for batch in held), key=lambda event: event.moment),
        )
        found[id].append(
            replace(Update(*entry), batch=first.id, by=first.by, at=first.at, taken_back=last)
        )
    return {id: tuple(entries) for id, entries in found.items()}


_TAKEN_BACK = f"""
    SELECT
        milestone_id,
        status_date,
        status,
        "update",
        strftime(revised_due, '%Y-%m'),
        signed_off_by,
        evidence,
        list(batch ORDER BY batch) AS held
    FROM stored.{UPDATES}
    WHERE list_contains($known, batch)
    GROUP BY milestone_id, status_date, {_CONTENT}
    -- An entry that even one batch in use holds too still counts, and is in the history.
    HAVING bool_and(list_contains($undone, batch))
    ORDER BY milestone_id, status_date, held"""


def _sql(batches: list[Batch], used: list[int]) -> str:
    """The entries: rows of one milestone and day, in the order in which they count, each that
    differs from the one before. `used` are the batches in that order."""
    return f"""
        WITH current_rows AS ({current_sql(extracts()[UPDATES], batches)}),
        placed AS (
            SELECT *, list_position({used}, batch) AS place
            FROM stored.{UPDATES}
            WHERE list_contains({used}, batch)),
        -- Rows of one milestone and day that follow each other unchanged are one entry. A row that
        -- differs from the one before begins an entry; how many have begun so far is its number.
        -- (Grouping by the content alone would join an entry to the same one, come back later.)
        compared AS (
            SELECT
                *,
                ROW({_CONTENT}) IS DISTINCT FROM lag(ROW({_CONTENT})) OVER (
                    PARTITION BY milestone_id, status_date ORDER BY place) AS differs
            FROM placed),
        counted AS (
            SELECT
                *,
                count(*) FILTER (differs) OVER (
                    PARTITION BY milestone_id, status_date ORDER BY place) AS entry
            FROM compared),
        history AS (
            SELECT milestone_id, status_date, entry, {_CONTENT}, min(batch) AS batch
            FROM counted
            GROUP BY ALL),
        -- The last entry of a day counts, unless a later complete list has left that day out.
        counting AS (
            SELECT milestone_id, status_date, max(entry) AS entry
            FROM history SEMI JOIN current_rows USING (milestone_id, status_date)
            GROUP BY ALL)
        SELECT
            milestone_id,
            status_date,
            status,
            "update",
            strftime(revised_due, '%Y-%m'),
            signed_off_by,
            evidence,
            batch,
            (milestone_id, status_date, entry) NOT IN (
                SELECT (milestone_id, status_date, entry) FROM counting)
        FROM history
        ORDER BY milestone_id, status_date, entry"""
