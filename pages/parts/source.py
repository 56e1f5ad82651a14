"""Where the pages get their figures: the one database of this server, read once for each state of the data."""

from datetime import date, datetime

import streamlit as st

from data.clock import uk_time, uk_today
from data.extracts import extracts
from data.record import Entry, list_entries
from data.settings import Settings
from data.store import Database, open_database
from data.store.batches import data_version
from kpis import months
from kpis.freshness import Freshness, freshness
from kpis.judge import BASELINE_PERIOD
from kpis.milestones import Board, read_board
from kpis.read import Results, read_results
from pages.parts.known import NAME, known_at


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings of this server."""
    return Settings()


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The database of this server. Raises DatabaseError."""
    return open_database(settings().database, settings())


def version() -> tuple[int, int]:
    """The state of the data: which file it is, for a backup may be put in its place, and a number that grows with
    each upload, undo, redo, decision and entry on the record."""
    with database().reading() as cursor:
        return database().openings, data_version(cursor)


def moment() -> tuple[object, ...]:
    """All that the figures and links of a page rest on besides the rest of its address: for what is kept from one
    reader to the next. What stands in the address may be no moment at all, and links carry it even so."""
    return version(), today(), known_at(), st.query_params.get(NAME, "")


def results(reported_by: date | None = None) -> Results:
    """All measures as they stand at the moment that the reader looks at, or as a report of an earlier day would have
    shown them."""
    return _results(version(), reported_by, known_at())


def known_then(at: datetime) -> Results:
    """All measures as they were known at a moment (naive UTC)."""
    return _results(version(), None, at)


def newest() -> Results:
    """All measures as they stand now, whatever moment the reader looks at."""
    return _results(version(), None, None)


# A resource, not data: the results are immutable, and copying them would cost more than reading them.
@st.cache_resource(max_entries=24, show_spinner="Working out the figures …")
def _results(version: tuple[int, int], reported_by: date | None, at: datetime | None) -> Results:  # noqa: ARG001
    return read_results(database(), reported_by=reported_by, known_at=at)


def board() -> Board:
    """All milestones as they stand at the moment that the reader looks at."""
    return _board(version(), today(), known_at())


def board_then(day: date, at: datetime) -> Board:
    """All milestones as they were known at a moment (naive UTC) of a day."""
    return _board(version(), day, at)


@st.cache_resource(max_entries=8, show_spinner=False)
def _board(version: tuple[int, int], day: date, at: datetime | None) -> Board:  # noqa: ARG001 - part of the key
    return read_board(database(), day, at)


def entries() -> tuple[Entry, ...]:
    """What people have written into the dashboard, as it was known at the moment that the reader looks at."""
    return _entries(version(), known_at())


@st.cache_resource(max_entries=8, show_spinner=False)
def _entries(version: tuple[int, int], at: datetime | None) -> tuple[Entry, ...]:  # noqa: ARG001 - part of the key
    with database().reading() as cursor:
        return list_entries(cursor, at)


def today() -> date:
    """The day of the moment that the reader looks at, in the UK."""
    at = known_at()
    return uk_time(at).date() if at else uk_today()


def fresh(found: Results) -> list[Freshness]:
    """How fresh each extract is on that day."""
    schedule = {name: (extract.title, extract.every_months) for name, extract in extracts().items()}
    return freshness(found.as_at, today(), schedule)


def trend_start(found: Results) -> str:
    """The month with which trends begin: eleven before the plan's baseline, so that its past is seen."""
    baselines = [result.baseline for result in found.by_id.values() if result.baseline]
    plan = [baseline.period for baseline in baselines if baseline.decision is None]
    return months.add(min(plan, default=BASELINE_PERIOD), -11)
