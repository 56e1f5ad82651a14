"""Where the pages get their figures: the one database of this server, read once for each state of the data."""

from datetime import date

import streamlit as st

from data.clock import uk_today
from data.extracts import extracts
from data.settings import Settings
from data.store import Database, open_database
from data.store.batches import data_version
from kpis import months
from kpis.freshness import Freshness, freshness
from kpis.milestones import Board, read_board
from kpis.read import Results, read_results


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings of this server."""
    return Settings()


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The database of this server. Raises DatabaseError."""
    return open_database(settings().database, settings())


def version() -> int:
    """The state of the data: grows with each upload, undo and redo."""
    with database().reading() as cursor:
        return data_version(cursor)


def results(reported_by: date | None = None) -> Results:
    """All measures as they stand, or as a report of an earlier day would have shown them."""
    return _results(version(), reported_by)


# A resource, not data: the results are immutable, and copying them would cost more than reading them.
@st.cache_resource(max_entries=24, show_spinner="Working out the figures …")
def _results(version: int, reported_by: date | None) -> Results:  # noqa: ARG001 - part of the key
    return read_results(database(), reported_by=reported_by)


def board() -> Board:
    """All milestones as they stand."""
    return _board(version(), uk_today().isoformat())


@st.cache_resource(max_entries=4, show_spinner=False)
def _board(version: int, today: str) -> Board:  # noqa: ARG001 - part of the key
    return read_board(database(), uk_today())


def fresh(found: Results) -> list[Freshness]:
    """How fresh each extract is today."""
    schedule = {name: (extract.title, extract.every_months) for name, extract in extracts().items()}
    return freshness(found.as_at, uk_today(), schedule)


def trend_start(found: Results) -> str:
    """The month with which trends begin: eleven before the plan's baseline, so that its past is seen."""
    baselines = [result.baseline.period for result in found.by_id.values() if result.baseline]
    return months.add(min(baselines, default="2025-05"), -11)
