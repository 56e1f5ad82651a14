"""Reading the round that runs on a day from the store, in one consistent state."""

from collections.abc import Mapping
from datetime import date

from data.extracts import extracts
from data.store import Database
from data.store.editions import editions
from data.store.records import records
from kpis.computing import ensure_current, stale
from kpis.judging import Freshness, Results, results_in
from kpis.judging.freshness import freshness
from kpis.milestones import as_reported, board_in
from kpis.rounds.making import RoundSource, make_round
from kpis.rounds.round import Round
from kpis.trends import Recent
from kpis.trends.recent import recent


def read_round(database: Database, day: date) -> Round:
    """The round as it stands on a day, today or one to come. Raises DatabaseError."""
    while True:
        with database.reading() as cursor:
            if not stale(cursor, records(cursor).batches()):
                found = results_in(cursor)
                known = RoundSource(
                    found,
                    recent_directions(found),
                    as_reported(board_in(cursor, day)),
                    records(cursor).entries(),
                    editions(cursor).editions(),
                    fresh_on(found.as_at, day),
                )
                return make_round(known, day)
        ensure_current(database)


def recent_directions(found: Results) -> Mapping[str, Recent | None]:
    """The recent direction of every measure."""
    return {id: recent(result) for id, result in found.by_id.items()}


def fresh_on(as_at: Mapping[str, date], day: date) -> list[Freshness]:
    """How fresh every extract is on a day, by the newest date on which each was run."""
    schedule = {name: (extract.title, extract.every_months) for name, extract in extracts().items()}
    return freshness(as_at, day, schedule)
