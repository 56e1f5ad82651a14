"""Ended at any step, a run of retention has removed all that is too old or nothing, the figures are as
they were, and the next run leaves no byte of it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from data.loading.load import Request
from data.reader import Reader
from data.store import open_database
from kpis.changes.preview import confirm
from tests.data.samples import file_of
from tests.faults.conftest import opened_state
from tests.faults.nursery import Nursery, by_retaining, by_retaining_until
from tests.faults.states import State
from tests.faults.test_killed import instants, seconds_for
from tests.sampling import sample

SECRET = "UnmistakableKeyOfAChild"
STEPS = [
    ("kpis.retention.retain", "remove", False),
    ("kpis.retention.retain", "keep", False),
    ("data.store.engines.transactions", "settle", True),
    ("kpis.retention.retain", "rewrite_where_due", True),
    ("data.store.rewriting", "_copy", True),
    ("data.store.rewriting", "_put", True),
]
"""Where it ends, and whether the rows are gone by then."""
TIMES = sample(5, 200)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with old and new rows, which nobody has open, and their figures."""
    path = tmp_path_factory.mktemp("retention") / "filled.duckdb"
    database, file = open_database(path), path.with_suffix(".csv")
    rows = [
        {
            "referral_id": f"{SECRET if year < 2010 else 'New'}-{year}-{number}",
            "referral_date": f"{year}-01-05",
            "assessment_date": f"{year}-03-{number + 1:02}",
            "assessment_completed_date": "",
            "closed_date": "",
            "closure_reason": "",
            "support_plan_date": "",
        }
        for year in (2003, 2004, 2025)
        for number in range(20)
    ]
    file.write_text(file_of("nd_waits", *rows), encoding="utf-8")
    request = Request("nd_waits", file, file.name, date(2026, 10, 31), Reader("Ann"))
    assert confirm(database, request).status == "loaded"
    database.close()
    return path


@pytest.fixture
def copy(filled: Path, own_database: Path) -> Path:
    """A copy of it for one test."""
    shutil.copy(filled, own_database)
    return own_database


def whole(found: State, before: State) -> bool:
    """Whether the rows are gone. Either all of the old ones are there or none, and the figures are
    the same."""
    assert found.figures == before.figures
    rows, were = found.rows["nd_waits"], before.rows["nd_waits"]
    new = [row for row in were if SECRET not in str(row)]
    assert rows in (were, new)
    return rows == new


@pytest.mark.parametrize(("module", "step", "gone"), STEPS)
def test_ended_at_a_step_it_is_done_whole_or_not_begun_and_the_next_run_ends_it(
    child: Nursery, copy: Path, module: str, step: str, *, gone: bool
) -> None:
    before = opened_state(copy)
    assert child.run(by_retaining_until, copy, module, step) == 9
    assert whole(opened_state(copy), before) == gone
    assert child.run(by_retaining, copy) == 0
    assert whole(opened_state(copy), before)
    assert SECRET.encode() not in copy.read_bytes()


@pytest.mark.long
def test_killed_at_any_instant_it_is_done_whole_or_not_begun(
    child: Nursery, filled: Path, copy: Path
) -> None:
    before = opened_state(copy)
    lasting = seconds_for(child, by_retaining, copy)
    for instant in instants(lasting, TIMES):
        shutil.copy(filled, copy)
        Path(f"{copy}.wal").unlink(missing_ok=True)
        child.run(by_retaining, copy, kill_after=instant)
        whole(opened_state(copy), before)
        assert child.run(by_retaining, copy) == 0
        assert SECRET.encode() not in copy.read_bytes()
