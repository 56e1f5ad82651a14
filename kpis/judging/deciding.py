"""Making a decision with the measures in view: what it would do to them, and putting it on the
record."""

import duckdb

from data.access import Right
from data.clock import uk_today, utc_now
from data.reader import Reader
from data.record import Decided, Proposed, as_entry
from data.store import Database
from kpis.computing import ensure_current
from kpis.definitions import Result
from kpis.judging.decision_faults import faults
from kpis.judging.decisions import concerning
from kpis.judging.read import Results, judged_by, results_in
from kpis.measures import measures
from kpis.record import Change, Made, put, refusal, written_since


def effect(found: Results, proposed: Proposed) -> list[tuple[Result, Result]]:
    """The measures that a decision would change, before and after; nothing is stored."""
    number = max((decision.id for decision in found.decisions), default=0) + 1
    # Whoever decides, the effect is the same.
    decision = Decided(
        **proposed.model_dump(), id=number, entry=number, author="", moment=utc_now()
    )
    after = judged_by(found, (*found.decisions, decision)).by_id
    pairs = [(before, after[id]) for id, before in found.by_id.items()]
    return [(before, now) for before, now in pairs if _verdict(before) != _verdict(now)]


def overtaken(found: Results, proposed: Proposed, seen: int) -> list[str]:
    """One sentence if somebody else has decided on this measure since the record was read up to the
    entry `seen`; an empty list otherwise."""
    about = concerning(found.decisions, measures()[proposed.measure])
    newer = written_since(about, seen, lambda one: one.entry)
    if newer is None:
        return []
    happened = f"{newer.author} put another decision about this measure on the record"
    return [refusal(happened, "Read the record below, and decide again if you still want to.")]


def decide(database: Database, proposed: Proposed, by: Reader, seen: int) -> list[str]:
    """Put a decision on the record, by a reader who had read the record up to the entry `seen`.

    Returns why it was refused; nothing when it was stored. Raises as `put` does, and
    NotAllowedError.
    """
    by.must(Right.REPORT)
    ensure_current(database)

    def made(cursor: duckdb.DuckDBPyConnection) -> Made:
        found = results_in(cursor)
        refused = overtaken(found, proposed, seen) or faults(proposed, by, found, uk_today())
        return refused or (Change(*as_entry(proposed, found.decisions)),)

    return put(database, by, made)


def _verdict(result: Result) -> tuple[object, ...]:
    return result.status, result.baseline, result.target, result.course
