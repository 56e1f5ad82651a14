"""Stored points: computed again when what they come from has changed, never otherwise, and always
the same."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.loading.load import LoadResult
from data.reader import Reader
from data.store import Database
from data.store.undo import redo, undo
from kpis.computing import stored_points
from kpis.computing.standing import Stocks
from kpis.computing.stored_points import ensure_current
from kpis.definitions.measure import Measure
from kpis.judging import read
from kpis.judging.read import Results, read_results
from kpis.measures import measures

Loader = Callable[..., LoadResult]
REVIEWS = "review_id,review_due_date,meeting_date,decision_date\n"
MEETINGS = "meeting_id,meeting_date,group_name,level,parent_carers_attended\n"
REFERRALS = "referral_id,pathway,provider,referral_date,right_to_choose\n"


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the measures whose points have been computed, in order; clear it to begin anew."""
    seen: list[str] = []
    real = stored_points.points_of

    def watched(
        cursor: duckdb.DuckDBPyConnection, measure: Measure, as_at: dict[str, date], stocks: Stocks
    ) -> list[tuple]:
        seen.append(measure.id)
        return real(cursor, measure, as_at, stocks)

    monkeypatch.setattr(stored_points, "points_of", watched)
    return seen


def reading(extract: str) -> set[str]:
    """The measures that read an extract."""
    return {measure.id for measure in measures().values() if extract in measure.extracts}


def figures(found: Results) -> tuple:
    return found.by_id, found.exact, found.as_at


def test_nothing_is_computed_when_nothing_has_changed(
    database: Database, loader: Loader, computed: list[str]
) -> None:
    loader("annual_reviews", REVIEWS + "1,2026-01-10,2026-01-05,2026-02-02\n")
    first = read_results(database)
    assert sorted(computed) == sorted(measures())
    computed.clear()
    assert read_results(database) == first
    ensure_current(database)
    assert computed == []


def test_a_load_computes_the_measures_that_read_it_and_no_others(
    database: Database, loader: Loader, computed: list[str]
) -> None:
    read_results(database)
    computed.clear()
    loader("annual_reviews", REVIEWS + "1,2026-01-10,2026-01-05,2026-02-02\n")
    read_results(database)
    assert set(computed) == reading("annual_reviews")
    computed.clear()
    loader("milestone_updates", "milestone_id,status,status_date\n2a.2,Amber,2025-12-09\n")
    read_results(database)
    assert computed == []


def test_a_changed_declaration_computes_its_measure_alone(
    database: Database, loader: Loader, computed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loader("annual_reviews", REVIEWS + "1,2026-01-10,2026-01-05,2026-02-04\n")
    assert read_results(database).by_id["annual_review_decision_4_weeks"].series[0].value == 0
    computed.clear()
    old = measures()["annual_review_decision_4_weeks"]
    within_30 = old.calculation.model_copy(
        update={"cases": old.calculation.cases.replace("<= 28", "<= 30")}
    )
    changed = measures() | {old.id: old.model_copy(update={"calculation": within_30})}
    monkeypatch.setattr(stored_points, "measures", lambda: changed)
    assert read_results(database).by_id[old.id].series[0].value == 100
    assert computed == [old.id]


def test_undo_brings_the_figures_back_and_redo_takes_them_again(
    database: Database, loader: Loader, computed: list[str]
) -> None:
    loader("meetings", MEETINGS + "1,2026-01-10,g,strategic,1\n", as_at=date(2026, 6, 30))
    before = figures(read_results(database))
    batch = loader(
        "meetings", MEETINGS + "1,2026-01-10,g,strategic,0\n2,2026-02-10,g,strategic,0\n"
    ).batch
    after = figures(read_results(database))
    assert before != after
    assert batch is not None
    for change, wanted in ((undo, before), (redo, after)):
        computed.clear()
        change(database, batch, Reader("test"))
        assert figures(read_results(database)) == wanted
        assert set(computed) == reading("meetings")


def test_undoing_the_only_batch_leaves_no_data(database: Database, loader: Loader) -> None:
    empty = figures(read_results(database))
    batch = loader("meetings", MEETINGS + "1,2026-01-10,g,strategic,1\n").batch
    assert read_results(database).by_id["parent_carer_attendance"].latest is not None
    assert batch is not None
    undo(database, batch, Reader("test"))
    assert figures(read_results(database)) == empty
    assert {result.status for result in read_results(database).by_id.values()} == {"no_data"}


def test_a_measure_waits_for_the_oldest_of_its_extracts(database: Database, loader: Loader) -> None:
    loader(
        "disputes", "case_id,kind,registered_date\n1,appeal,2026-01-05\n", as_at=date(2026, 6, 30)
    )
    loader("ehc_assessments", "request_id,received_date\n1,2026-01-05\n", as_at=date(2026, 4, 29))
    rows = "".join(f"2026-{month:02},100,0\n" for month in range(1, 6))
    loader(
        "caseload",
        "month,plans_maintained,plans_ceased_needs_met\n" + rows,
        as_at=date(2026, 5, 31),
    )
    found = read_results(database).by_id
    assert [point.period for point in found["appeal_rate"].series] == [
        "2026-01",
        "2026-02",
        "2026-03",
    ]


def test_reference_tables_hold_no_measure_back(database: Database, loader: Loader) -> None:
    loader("nd_waits", REFERRALS + "1,ASD,A,2026-05-01,Y\n", as_at=date(2026, 6, 30))
    loader("nd_providers", "provider,accredited_from\nA,2020-01-01\n", as_at=date(2025, 1, 31))
    loader(
        "benchmarks",
        "measure,period,area_code,value,source\nnd_asd_over_13_weeks,2025-01,E92000001,60,s\n",
    )
    found = read_results(database).by_id
    assert [point.period for point in found["rtc_accredited"].series] == ["2026-05", "2026-06"]
    asd = found["nd_asd_over_13_weeks"]
    assert [point.period for point in asd.series] == ["2026-05", "2026-06"]
    assert (asd.target.value, asd.status) == (60, "met")


def test_month_without_a_population_has_no_rate_and_stops_nothing(
    database: Database, loader: Loader
) -> None:
    rows = "2026-01,943,X,10,5,\n2026-02,943,X,20,5,1000\n2026-02,942,X,10,5,\n"
    loader("social_media", "month,la_number,platform,followers,engagements,population\n" + rows)
    found = read_results(database).by_id
    assert [(point.period, point.value) for point in found["social_media_followers"].series] == [
        ("2026-02", 20)
    ]
    assert [point.period for point in found["social_media_engagement"].series] == [
        "2026-01",
        "2026-02",
    ]


def test_a_change_between_computing_and_reading_is_computed_before_it_is_read(
    database: Database, loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = loader("meetings", MEETINGS + "1,2026-01-10,g,strategic,1\n").batch
    assert batch is not None
    undone: list[bool] = []

    def somebody_undoes_meanwhile(opened: Database) -> None:
        ensure_current(opened)
        if not undone:
            undone.append(undo(opened, batch, Reader("somebody else")))

    monkeypatch.setattr(read, "ensure_current", somebody_undoes_meanwhile)
    found = read_results(database)
    assert undone == [True]
    assert (found.as_at, found.exact) == ({}, {})


@pytest.mark.parametrize("file", [*stored_points.CODE, "the database engine"])
def test_any_code_that_decides_points_is_in_the_digest(tmp_path: Path, file: str) -> None:
    changed = {one: tmp_path / f"{at}.py" for at, one in enumerate(stored_points.CODE)}
    for one, copy in changed.items():
        copy.write_bytes(Path(one).read_bytes() + (b"# changed" if one == file else b""))
    engine = "2.0" if file == "the database engine" else duckdb.__version__
    assert stored_points.code_digest(stored_points.CODE) == stored_points._CODE
    assert stored_points.code_digest(map(str, changed.values()), engine) != stored_points._CODE


def test_the_code_that_decides_points_is_that_of_the_engine_the_months_the_current_rows_and_their_own() -> (
    None
):
    names = {"compute.py", "months.py", "clock.py", "current.py", "batches.py"}
    names |= {"stored_points.py", "small_numbers.py", "kept.py", "standing.py", "middle.py"}
    assert {Path(file).name for file in stored_points.CODE} == names


def test_changed_code_computes_every_measure(
    database: Database, computed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_results(database)
    computed.clear()
    monkeypatch.setattr(stored_points, "_CODE", "other code")
    read_results(database)
    assert sorted(computed) == sorted(measures())
