"""A run of retention: what goes and what never does, the bytes of the file, the figures that stay,
what comes again, and what stands on the record."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from data.access import Role
from data.audit import Kind, newest_first
from data.extracts import extracts
from data.loading.load import LoadResult
from data.reader import NotAllowedError, Reader
from data.record import Removal
from data.settings import Settings
from data.store import Database, DatabaseError, open_database, redo, rewriting
from data.store.records import records
from data.store.undo import undo
from kpis.computing import stored_points
from kpis.judging import read_results
from kpis.retention import foresee, retain, retain_asked, retain_if_due
from tests.kpis.conftest import load_text

ANN, TODAY = Reader("Ann"), date(2026, 11, 29)
SECRET = "UnmistakableKeyOfAChild"
HEAD = "referral_id,pathway,provider,referral_date,assessment_date,closed_date,closure_reason\n"
OLD = f"{SECRET},ASD,P,2020-01-05,2020-03-02,,UnmistakableWordsOfAChild\n"
OPEN = "open,ASD,P,2019-05-05,,,\n"
NEW = "new,ASD,P,2026-01-05,2026-05-05,,\n"
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)
Loader = Callable[..., LoadResult]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database that keeps rows for three years."""
    path = tmp_path / "kept.duckdb"
    opened = open_database(path, Settings(database=path, retain_months=36))
    yield opened
    opened.close()


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Loader:
    """Load referrals."""

    def load(rows: str, as_at: date = SEPTEMBER, extract: str = "nd_waits", **more: str):
        return load_text(database, tmp_path, extract, HEAD + rows, as_at, **more)

    return load


def keys(database: Database) -> list[tuple[int, str]]:
    with database.reading() as cursor:
        return cursor.execute(
            "SELECT batch, referral_id FROM stored.nd_waits ORDER BY ALL"
        ).fetchall()


def bytes_of(database: Database) -> bytes:
    """All that lies in the folder of the database, but for the files that were uploaded."""
    files = [path for path in database.path.parent.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files if path.suffix != ".csv")


def test_every_version_goes_and_an_open_case_never_does(database: Database, put: Loader) -> None:
    put(OLD + OPEN + NEW)
    put(OLD.replace("2020-03-02", "2020-03-09") + OPEN + NEW, OCTOBER)
    found = retain(database, ANN, TODAY, 36)
    assert [(one.extract, one.rows, one.cases, one.uploads) for one in found.going] == [
        ("nd_waits", 2, 1, (1, 2))
    ]
    assert found.going[0].oldest == found.going[0].newest == date(2020, 3, 9)
    assert keys(database) == [(1, "new"), (1, "open"), (2, "new"), (2, "open")]


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("a,ASD,P,2020-01-05,2023-10-31,,\n", True),
        ("a,ASD,P,2020-01-05,2023-11-01,,\n", False),
        ("a,ASD,P,2020-01-05,,2021-01-01,\n", True),
        ("a,ASD,P,2020-01-05,2020-02-01,2026-01-01,\n", False),
        ("a,ASD,P,2020-01-05,,,moved away\n", False),
    ],
)
def test_the_last_date_decides_and_whole_months_go(
    database: Database, put: Loader, row: str, *, goes: bool
) -> None:
    put(row + NEW)
    assert bool(foresee(database, TODAY, 36).going) == goes


def test_who_left_a_list_is_as_old_as_the_list_that_lacks_them(
    database: Database, put: Loader
) -> None:
    put(OPEN, date(2022, 6, 30), missing="left")
    for as_at in (date(2023, 10, 31), date(2026, 5, 31)):
        assert put("b,ASD,P,2023-01-05,,,\n", as_at, missing="left").status == "loaded"
    assert [one.newest for one in foresee(database, TODAY, 36).going] == [date(2023, 10, 31)]
    assert foresee(database, date(2026, 10, 31), 36).going == ()


def test_a_case_of_an_undone_upload_is_as_old_as_the_upload(
    database: Database, put: Loader
) -> None:
    put(NEW, SEPTEMBER)
    batch = put(OPEN, date(2023, 10, 31)).batch
    assert batch
    assert foresee(database, TODAY, 36).going == ()
    undo(database, batch, ANN)
    assert [one.newest for one in foresee(database, TODAY, 36).going] == [date(2023, 10, 31)]


def test_nothing_goes_while_no_upload_is_in_use(database: Database, put: Loader) -> None:
    batch = put(OLD + NEW).batch
    assert batch
    undo(database, batch, ANN)
    assert foresee(database, TODAY, 36).going == ()
    redo(database, batch, ANN)
    assert len(foresee(database, TODAY, 36).going) == 1


def test_no_byte_of_what_went_is_left(database: Database, put: Loader) -> None:
    put(OLD + NEW)
    put(NEW, OCTOBER)
    assert SECRET.encode() in bytes_of(database)
    assert b"UnmistakableWords" in bytes_of(database)
    retain(database, ANN, TODAY, 36)
    assert SECRET.encode() not in bytes_of(database)
    assert b"UnmistakableWords" not in bytes_of(database)
    assert keys(database) == [(1, "new"), (2, "new")]


def test_bytes_that_an_ended_run_left_go_with_the_next(
    database: Database, put: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise DatabaseError("The disk is full.")

    put(OLD + NEW)
    with monkeypatch.context() as patch:
        patch.setattr(rewriting, "_refuse_full", full)
        with pytest.raises(DatabaseError, match="full"):
            retain(database, ANN, TODAY, 36)
    assert keys(database) == [(1, "new")]
    database.close()
    again = open_database(database.path, database.settings)
    assert retain_if_due(again) is None
    assert SECRET.encode() not in bytes_of(again)
    again.close()


def test_figures_stay_whatever_comes_after(
    database: Database, put: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(OLD + OPEN + NEW)
    before = read_results(database).exact
    retain(database, ANN, TODAY, 36)
    assert read_results(database).exact == before
    old = {
        key: [one for one in points if one.period <= "2023-09"] for key, points in before.items()
    }

    def kept() -> dict:
        found = read_results(database).exact
        return {key: [one for one in found[key] if one.period <= "2023-09"] for key in before}

    batch = put(
        "other,ASD,P,2020-01-01,2020-05-05,,\nopen,ASD,P,2019-05-05,2026-10-01,,\n", OCTOBER
    )
    assert kept() == old
    monkeypatch.setattr(stored_points, "_CODE", "other code")
    assert kept() == old
    assert batch.batch
    for change in (undo, redo, undo):
        change(database, batch.batch, ANN)
        assert kept() == old
    undo(database, 1, ANN)
    assert kept() == old


def test_an_earlier_moment_shows_the_figures_that_were_kept(
    database: Database, put: Loader
) -> None:
    put(OLD + OPEN + NEW)
    with database.reading() as cursor:
        loaded = records(cursor).batches()[0].at
    before = read_results(database, known_at=loaded)
    retain(database, ANN, TODAY, 36)
    assert read_results(database, known_at=loaded).exact == before.exact
    assert read_results(database, known_at=datetime(2020, 1, 1)).exact == {}


def test_what_went_is_not_loaded_again_and_is_not_missing(database: Database, put: Loader) -> None:
    put(OLD + OPEN + NEW)
    retain(database, ANN, TODAY, 36)
    result = put(OLD + OPEN + NEW, OCTOBER, missing="remove")
    assert (result.status, result.rows, result.unchanged, result.missing) == ("loaded", 2, 2, 0)
    told = [one.message for one in result.warnings if one.code == "passed_over"]
    assert len(told) == 1 and re.match(r"1 row of the file is passed over.*01/11/2023", told[0])
    assert put(NEW + OPEN, date(2026, 11, 5), missing="remove").missing == 0
    assert (1, SECRET) not in keys(database)
    alone = put(OLD, OCTOBER)
    assert alone.status == "refused"
    assert "01/11/2023" in alone.problems[0].message


def test_the_news_that_a_case_was_over_long_ago_is_loaded(database: Database, put: Loader) -> None:
    put(OLD + OPEN + NEW)
    retain(database, ANN, TODAY, 36)
    result = put("open,ASD,P,2019-05-05,2020-05-05,,\n" + NEW, OCTOBER)
    assert (result.rows, result.changed) == (2, 1)


def test_the_same_file_is_known_after_its_old_rows_went(database: Database, put: Loader) -> None:
    put(OLD + OPEN + NEW)
    retain(database, ANN, TODAY, 36)
    assert put(OLD + OPEN + NEW).status == "already_loaded"


def test_counts_hold_and_say_how_many_went(database: Database, put: Loader) -> None:
    put(OLD + OPEN + NEW)
    retain(database, ANN, TODAY, 36)
    database.close()
    again = open_database(database.path, database.settings)
    with again.reading() as cursor:
        (batch,) = records(cursor).batches()
        assert (batch.rows, batch.removed, batch.held) == (3, 1, 2)
    with again.writing() as cursor:
        cursor.execute("DELETE FROM stored.nd_waits WHERE referral_id = 'new'")
    again.close()
    with pytest.raises(DatabaseError, match="Rows of upload 1 are lost"):
        open_database(database.path, database.settings)


def test_it_stands_on_the_record_and_on_the_trail_without_a_value(
    database: Database, put: Loader
) -> None:
    put(OLD + OPEN + NEW)
    retain(database, ANN, TODAY, 36)
    with database.reading() as cursor:
        (entry,) = records(cursor).entries()
    assert isinstance(entry.written, Removal)
    assert (entry.author, entry.written.months, entry.written.before) == (
        *("Ann", 36),
        date(2023, 11, 1),
    )
    (gone,) = entry.written.removed
    assert (gone.extract, gone.rows, gone.uploads) == ("nd_waits", 1, 1)
    line = next(iter(newest_first(database.trail)))
    assert (line.who, line.kind, line.what) == ("Ann", Kind.RETENTION, "entry 1, 1 row")


def test_only_an_administrator_and_only_where_rows_are_kept_for_a_time(
    database: Database, put: Loader, tmp_path: Path
) -> None:
    put(OLD)
    with pytest.raises(NotAllowedError):
        retain(database, Reader("Ann", frozenset({Role.ANALYST})), TODAY, 36)
    unlimited = open_database(tmp_path / "unlimited.duckdb", Settings())
    assert retain_if_due(unlimited) is None
    unlimited.close()
    assert keys(database) == [(1, SECRET)]


@pytest.mark.parametrize("months", [0, 1, 35, 1201, "all"])
def test_a_dashboard_is_asked_for_nothing_that_no_setting_may_be(
    database: Database, put: Loader, months: object
) -> None:
    put(OLD)
    asked = json.dumps({"months": months, "by": "Ann", "preview": False})
    with pytest.raises(DatabaseError):
        retain_asked(database, asked)
    with database.reading() as cursor:
        assert records(cursor).batches()[0].removed == 0


@pytest.mark.parametrize("months", ["35", "1201", "-40", "3.5", "three years", "99999999999"])
def test_a_setting_that_cannot_be_is_told_in_words(
    months: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", months)
    with pytest.raises(ValueError, match=r"whole number of months|36 months is the least"):
        Settings()
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", " ")
    assert Settings().retain_months is None


def test_the_age_of_rows_about_people_is_declared_with_every_date(project: Path) -> None:
    """But for ambassadors, who count at every later month end: docs/dpia.md says so."""
    aged = {one.name for one in extracts().values() if one.ages}
    text = (project / "docs" / "dpia.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.MULTILINE)
    people = {name for name, about in rows if "nobody" not in about}
    assert people - aged == {"ambassadors"}
    assert aged <= people
    for one in extracts().values():
        if one.ages:
            assert set(one.ages.by) == {c.name for c in one.columns if c.kind == "date"}
