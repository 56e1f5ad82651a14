"""What the pages say once rows were removed because of their age."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

import app
from data.reader import Reader
from data.settings import Settings
from data.store import open_database
from kpis.retention import retain
from tests.kpis.conftest import load_text
from tests.pages.conftest import Opened
from tests.pages.reading import words
from tests.pages.uploads import clock

ROWS = """referral_id,pathway,provider,referral_date,assessment_date
a,ASD,P,2020-01-05,2020-03-02
b,ASD,P,2020-02-05,
"""
SENTENCE = (
    "Figures up to June 2023 are kept as they were: the rows behind them were removed because of "
    "their age on 20 August 2026, and they cannot be worked out again."
)
now = pytest.fixture(autouse=True)(clock)


@pytest.fixture
def page(opened: Opened, own_database: Path) -> Opened:
    """Open a page over a database that one of two rows went from."""
    database = open_database(own_database, Settings(database=own_database, retain_months=36))
    with time_machine.travel(datetime(2026, 8, 1, 12, tzinfo=UTC)):
        loaded = load_text(database, own_database.parent, "nd_waits", ROWS, date(2026, 7, 31))
    assert loaded.status == "loaded"
    retain(database, Reader("Ann"), date(2026, 8, 4), 36)
    database.close()
    return opened


def test_a_measure_says_which_of_its_figures_are_kept(page: Opened) -> None:
    assert SENTENCE in words(page("measure", id="nd_longest_wait"))
    assert SENTENCE in words(page("measure", id="nd_longest_wait", known_at="2026-08-02"))
    assert "kept as they were" not in words(page("measure", id="caseload"))
    assert "kept as they were" not in words(page("measure", id="qa_green"))


def test_history_says_what_went_when_by_whom_and_by_which_rule(page: Opened) -> None:
    said = words(page("history", view="removed"))
    for part in (
        "20 August 2026 at",
        "by Ann",
        "with all dates before 1 August 2023 (rows are kept for 36 months)",
        "1 row of “Neurodevelopmental waits” in 1 upload",
        "Backups made before hold them",
    ):
        assert part in said


def test_an_upload_says_how_many_of_its_rows_went_and_that_undoing_brings_none_back(
    page: Opened,
) -> None:
    said = words(page("history", batch="1"))
    assert "1 of its 2 rows was removed because of their age." in said
    assert "brings none of them back" in said


def test_before_anything_went_nothing_is_said_of_it(opened: Opened) -> None:
    assert "Removed by age" not in words(opened("history"))


@pytest.mark.parametrize(("months", "said"), [("36", [app.ELSEWHERE]), ("", [])])
def test_where_a_server_keeps_the_record_its_owner_removes_rows_and_the_log_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, months: str, said: list[str]
) -> None:
    monkeypatch.setenv("SEND_KPIS_DATABASE", "postgresql://127.0.0.1/send")
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", months)
    asyncio.run(app._retain_daily())
    assert caplog.messages == said
