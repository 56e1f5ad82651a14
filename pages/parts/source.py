"""Where the pages get their figures: the one database of this server, read once for each state of
the data.

What is kept for all readers is kept under what it was read from and nothing else: figures are not
read anew for a comment, and what was known at an earlier moment for nothing that is stored later.
"""

from datetime import date, datetime

import streamlit as st

from data.extracts import extracts
from data.record import Entry
from data.settings import Settings
from data.store import Database, open_database
from data.store.records import records
from kpis import months
from kpis.judging.freshness import Freshness, freshness
from kpis.judging.read import Results, read_results
from kpis.judging.status import BASELINE_PERIOD
from kpis.milestones.board import Board, as_reported, board_in
from pages.parts.known import NAME, known_at
from pages.parts.view import View, look, of_run, unmoved


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings of this server."""
    return Settings()


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The database of this server. Raises DatabaseError."""
    return open_database(settings().database, settings())


def view() -> View:
    """The state of the data that this run of a page shows; outside a run, the one that there is."""
    return of_run(lambda: look(database(), known_at()))


def renew(drawn: View) -> None:
    """Draw the whole page anew where a part of it, drawn alone, would show another state of the
    data than the rest."""
    if view() != drawn:
        st.rerun()


def version() -> tuple[int, int]:
    """The state of the data: which file it is, and a number that grows with all that is stored."""
    return view().opening, view().stored.version


def moment() -> tuple[object, ...]:
    """All that the figures and links of a page rest on besides the rest of its address: for what is
    kept from one reader to the next. What stands in the address may be no moment at all, and links
    carry it even so."""
    return view().figures, view().known_at, st.query_params.get(NAME, "")


def results(reported_by: date | None = None) -> Results:
    """All measures as they stand at the moment that the reader looks at, or as a report of an
    earlier day would have shown them."""
    return _results(view().figures, reported_by, view().known_at)


def known_then(at: datetime) -> Results:
    """All measures as they were known at a moment (naive UTC)."""
    return _results(look(database(), at).figures, None, at)


def newest() -> Results:
    """All measures as they stand now, whatever moment the reader looks at."""
    return _results(look(database(), None).figures, None, None)


# A resource, not data: the results are immutable, and copying them would cost more than reading
# them.
@st.cache_resource(max_entries=24, show_spinner="Working out the figures …")
def _results(state: tuple[int, ...], reported_by: date | None, at: datetime | None) -> Results:
    found = read_results(database(), reported_by=reported_by, known_at=at)
    unmoved(database(), state, found.version.events, found.version.decisions)
    return found


def board() -> Board:
    """All milestones as they stand at the moment that the reader looks at."""
    return _board(view().milestones, view().day, view().known_at)


def board_then(day: date, at: datetime) -> Board:
    """All milestones as they were known at a moment (naive UTC) of a day."""
    return _board(look(database(), at).milestones, day, at)


@st.cache_resource(max_entries=8, show_spinner=False)
def _board(state: tuple[int, ...], day: date, at: datetime | None) -> Board:
    with database().reading() as cursor:
        stored = records(cursor).stored(at)
        unmoved(database(), state, stored.events, stored.entries)
        return as_reported(board_in(cursor, day, at))


def entries() -> tuple[Entry, ...]:
    """What people have written into the dashboard, as it was known at the moment that the reader
    looks at."""
    return _entries(view().record, view().known_at)


@st.cache_resource(max_entries=8, show_spinner=False)
def _entries(state: tuple[int, ...], at: datetime | None) -> tuple[Entry, ...]:
    with database().reading() as cursor:
        unmoved(database(), state, records(cursor).stored(at).entries)
        return records(cursor).entries(at)


def today() -> date:
    """The day of the moment that the reader looks at, in the UK."""
    return view().day


def fresh(found: Results) -> list[Freshness]:
    """How fresh each extract is on that day."""
    schedule = {name: (extract.title, extract.every_months) for name, extract in extracts().items()}
    return freshness(found.as_at, today(), schedule)


def trend_start(found: Results) -> str:
    """The month with which trends begin: eleven before the plan's baseline, so that its past is
    seen."""
    baselines = [result.baseline for result in found.by_id.values() if result.baseline]
    plan = [baseline.period for baseline in baselines if baseline.decision is None]
    return months.add(min(plan, default=BASELINE_PERIOD), -11)
