"""Reading the round that runs on a day from the store, in one consistent state."""

from datetime import date

import duckdb

from data.store import Database
from data.store.editions import editions
from data.store.records import records
from kpis.judging import fresh_on, read_current, results_in
from kpis.milestones import as_reported, board_in
from kpis.rounds.making import RoundSource, make_round
from kpis.rounds.round import Round
from kpis.trends import recent_directions


def read_round(database: Database, day: date) -> Round:
    """The round as it stands on a day, today or one to come. Raises DatabaseError."""

    def read(cursor: duckdb.DuckDBPyConnection, afresh: bool) -> Round:
        found = results_in(cursor, afresh=afresh)
        known = RoundSource(
            found,
            recent_directions(found.by_id),
            as_reported(board_in(cursor, day)),
            records(cursor).entries(),
            editions(cursor).editions(),
            fresh_on(found.as_at, day),
        )
        return make_round(known, day)

    return read_current(database, read)
