"""Where the pages get their figures: the one database of this server, read once for each state of
the data.

What is kept is kept for readers who may do the same, under what it was read from and nothing else:
figures are not read anew for a comment, and what was known at an earlier moment for nothing that is
stored later. Where an edition is looked at, all of this is what the edition holds.
"""

from collections.abc import Mapping
from datetime import date, datetime

import streamlit as st

from data.access import Right
from data.record import Edition, Entry
from data.settings import Settings
from data.store import LAST_LOOK, Database, held
from data.store.records import records
from kpis.editions import Content, nothing, read_content
from kpis.judging import Freshness, Results, fresh_on, read_results, reported
from kpis.milestones import Board, as_reported, board_in
from kpis.rounds import PastRound, Round, past_months, past_round, read_round
from kpis.trends import Recent, recent_directions
from pages.parts import released
from pages.parts.known import known_at
from pages.parts.reader import looking
from pages.parts.view import KEYED, CacheKey, Choose, View, look, of_run, unmoved, working_figures


def database() -> Database:
    """The database of this server. Raises DatabaseError, at once where it could not be used when it
    was last looked at."""
    LAST_LOOK.passed()
    return held()


def settings() -> Settings:
    """The settings of this server. Raises DatabaseError."""
    return database().settings


def view() -> View:
    """The state of the data that this run of a page shows; outside a run, the one that there is."""
    return of_run(lambda: _look(known_at(), released.choose))


def _look(at: datetime | None, choose: Choose = working_figures) -> View:
    """The state before the reader. Raises NotAllowedError where it is of working figures and they
    may not see these."""
    reader = looking()
    reader.must(Right.READ)
    found = look(database(), reader, at, choose)
    if found.working:
        reader.must(Right.SEE_WORKING)
    return found


def renew(drawn: View) -> None:
    """Draw the whole page anew where a part of it, drawn alone, would show another state of the
    data than the rest."""
    if view() != drawn:
        st.rerun()


def version() -> tuple[int, int]:
    """The state of the data: which file it is, and a number that grows with all that is stored."""
    return view().opening, view().stored.version


def results(reported_by: date | None = None) -> Results:
    """All measures as they stand at the moment that the reader looks at, or as a report of an
    earlier day would have shown them; of an edition as it holds them."""
    if content := shown():
        return content.results
    return (
        nothing(database()) if view().shown is not None else _results(view().figures, reported_by)
    )


def shown() -> Content | None:
    """What the edition holds that the reader looks at; None for working figures, and where none
    has been released."""
    edition = view().edition
    return content_of(edition) if edition else None


def content_of(edition: Edition) -> Content:
    """What an edition holds that the reader may see."""
    reader = looking()
    reader.must(Right.READ if released.may_see(reader, edition) else Right.SEE_WORKING)
    return _content(view().file._replace(edition=edition.id))


@st.cache_resource(max_entries=6, show_spinner="Reading the edition …", hash_funcs=KEYED)
def _content(key: CacheKey) -> Content:
    return read_content(database(), key.edition or 0)


def lately() -> Mapping[str, Recent | None]:
    """The recent direction of every measure at the moment that the reader looks at."""
    content = shown()
    return content.lately if content else _lately(view().figures)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=KEYED)
def _lately(key: CacheKey) -> Mapping[str, Recent | None]:
    return recent_directions(_results(key, None).by_id)


def known_then(at: datetime) -> Results:
    """All measures as they were known at a moment (naive UTC)."""
    return _results(_look(at).figures, None)


def newest() -> Results:
    """All measures as they stand now, whatever moment the reader looks at."""
    return _results(_look(None).figures, None)


# A resource, not data: the results are immutable, and copying them would cost more than reading
# them.
@st.cache_resource(max_entries=24, show_spinner="Working out the figures …", hash_funcs=KEYED)
def _results(key: CacheKey, reported_by: date | None) -> Results:
    if reported_by:
        return reported(_results(key, None), reported_by)
    found = read_results(database(), known_at=key.known_at)
    unmoved(database(), key, found.version.events, found.version.decisions)
    return found


def board() -> Board:
    """All milestones as they stand at the moment that the reader looks at."""
    content = shown()
    return content.board if content else _board(view().milestones, view().day)


def board_then(day: date, at: datetime) -> Board:
    """All milestones as they were known at a moment (naive UTC) of a day."""
    return _board(_look(at).milestones, day)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=KEYED)
def _board(key: CacheKey, day: date) -> Board:
    with database().reading() as cursor:
        stored = records(cursor).stored(key.known_at)
        unmoved(database(), key, stored.events, stored.entries)
        return as_reported(board_in(cursor, day, key.known_at))


def entries() -> tuple[Entry, ...]:
    """What people have written into the dashboard, as it was known at the moment that the reader
    looks at."""
    content = shown()
    return content.entries if content else _entries(view().record)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=KEYED)
def _entries(key: CacheKey) -> tuple[Entry, ...]:
    with database().reading() as cursor:
        unmoved(database(), key, records(cursor).stored(key.known_at).entries)
        return records(cursor).entries(key.known_at)


def today() -> date:
    """The day of the moment that the reader looks at, in the UK."""
    content = shown()
    return content.day if content else view().day


def fresh(found: Results) -> list[Freshness]:
    """How fresh each extract is on that day."""
    return fresh_on(found.as_at, today())


def this_round() -> Round:
    """The round of the month as it stands today among working figures. Raises NotAllowedError where
    the reader may not see these."""
    looking().must(Right.SEE_WORKING)
    now = _look(None)
    # How often an edition was made, approved or withdrawn: nothing else of the round has no number.
    released_so_far = sum(1 + len(one.events) for one in now.editions)
    return _round(now.everything, now.day, released_so_far)


@st.cache_resource(max_entries=4, show_spinner="Working out the round …", hash_funcs=KEYED)
def _round(key: CacheKey, day: date, released_so_far: int) -> Round:  # noqa: ARG001 - of the key
    return read_round(database(), day)


def past_rounds() -> tuple[PastRound, ...]:
    """The rounds that were over at the moment that the reader looks at, the newest first."""
    if content := shown():
        return content.rounds
    months_over = past_months(results().batches, today())
    return tuple(one for month in months_over if (one := _past_round(view().file, month)))


@st.cache_resource(max_entries=60, show_spinner="Reading earlier rounds …", hash_funcs=KEYED)
def _past_round(key: CacheKey, month: str) -> PastRound | None:  # noqa: ARG001 - whose it is
    with database().reading() as cursor:
        return past_round(cursor, month)
