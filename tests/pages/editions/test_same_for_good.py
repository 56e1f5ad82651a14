"""An edition is shown as it was, to the last byte, whatever happens after it. Only the line above it
says that there is a newer one."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
import time_machine

from data.clock import uk_today
from data.plan import load_plan
from data.reader import Reader
from data.record import Comment, Evidence, Meeting
from data.store import Database
from data.store.undo import undo
from kpis.editions import EditionWish, approve, make
from kpis.judging import decide, read_results
from kpis.retention import retain
from pages.parts import edition, source
from tests.kpis.conftest import load_text
from tests.kpis.decided import proposed
from tests.kpis.record.test_plan_changes import heading, milestone
from tests.pages.conftest import Opened
from tests.pages.editions.board_session import PLACES, Session, Visit, of_measures
from tests.pages.on_record import put
from tests.pages.uploads import HEAD
from tests.sampling import sample

ANN, BO = Reader("Ann Analyst"), Reader("Bo Administrator")
VISITS: list[Visit] = [*PLACES, *of_measures()][:: sample(3, 1)]


@pytest.fixture
def board(
    opened: Opened, own_database: Path, released_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Session:
    """A board member before a dashboard of their own, with one edition. What others look at
    meanwhile happens a month and a day later."""
    monkeypatch.setattr(edition, "NEWER", edition.OTHERS)
    shutil.copy(released_file, own_database)
    return Session(opened).saves_in_tests(monkeypatch)


def later() -> datetime:
    return datetime.now(UTC) + timedelta(days=32)


def much_happens(database: Database, folder: Path) -> None:
    """Rows are loaded, uploads undone, the record and the plan written, something decided, another
    edition made and approved, and all but the newest rows removed because of their age."""
    reviews = HEAD + "".join(f"N{i},2026-10-10,2026-10-05,2026-10-12,Eden\n" for i in range(30))
    assert load_text(database, folder, "annual_reviews", reviews, uk_today()).status == "loaded"
    head = "milestone_id,status,status_date,update,revised_due,signed_off_by\n"
    updates = f"{head}1c.1,Red,2026-11-02,Not begun,2027-03,\n"
    assert load_text(database, folder, "milestone_updates", updates, uk_today()).status == "loaded"
    for batch in read_results(database).batches:
        if batch.extract in ("nd_waits", "disputes"):
            assert undo(database, batch.id, ANN, "wrong")
    _written(database)
    appeals = proposed("target", figure=1.5)
    assert decide(database, appeals, ANN, 10**6) == []
    for month in ("2026-09", None):
        made = make(database, EditionWish(name=f"Cabinet, to {month}", month=month), ANN)
        assert approve(database, made.id, BO) == []
    assert retain(database, BO, uk_today(), 12).going


def _written(database: Database) -> None:
    today = uk_today()
    put(
        Meeting(body=load_plan().bodies[0].name, held_on=today),
        Comment(measure="appeal_rate", dated_on=date(2026, 3, 3), words="A new form"),
        Evidence(
            criterion="1.L1", dated_on=today, source="Survey", words="Met.", judgement="strong"
        ),
        milestone(day=today),
        heading(day=today),
        database=database,
    )


def test_an_edition_stays_the_same_to_the_last_byte(board: Session, tmp_path: Path) -> None:
    before = [board.sees(visit, edition="1") for visit in VISITS]
    files = dict(board.files)
    assert len(files) >= sample(5, 30)
    with time_machine.travel(later(), tick=True):
        much_happens(source.database(), tmp_path)
        st.cache_resource.clear()
        for visit, was in zip(VISITS, before, strict=True):
            assert board.sees(visit, edition="1") == was, visit
        assert board.files == files
        assert board.sees(("overview", {})) != before[0]
