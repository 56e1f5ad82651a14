"""A preview shows what a file would do and leaves everything as it was; confirming it does exactly
that."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.loading.load import LoadResult, Request
from data.reader import Reader
from data.store import Database
from data.store.records import records
from kpis.changes import preview as previews
from kpis.changes.effects import Snapshot, state_in
from kpis.changes.preview import confirm, effect_of_loading, preview
from kpis.judging.read import Results, read_results

Loader = Callable[..., LoadResult]
HEAD = "review_id,review_due_date,meeting_date,decision_date\n"
FIRST = HEAD + "1,2026-01-10,2026-01-05,2026-02-02\n2,2026-02-10,2026-02-05,2026-03-02\n"


@pytest.fixture
def filled(database: Database, loader: Loader) -> Database:
    """Two reviews, as at 30 June 2026."""
    loader("annual_reviews", FIRST, as_at=date(2026, 6, 30))
    return database


def request(
    folder: Path, extract: str, text: str, as_at: date = date(2026, 7, 31), **more: str
) -> Request:
    path = folder / "new.csv"
    path.write_text(text, encoding="utf-8")
    return Request(extract, path, path.name, as_at, Reader("test"), **more)  # type: ignore[arg-type]


def figures(found: Results) -> tuple:
    return found.by_id, found.exact, found.as_at


FILES = {
    "new rows": ("annual_reviews", FIRST + "3,2026-05-10,2026-05-05,\n", {}),
    "a changed row": ("annual_reviews", FIRST.replace("2026-02-02", "2026-02-20"), {}),
    "rows removed": (
        "annual_reviews",
        HEAD + "1,2026-01-10,2026-01-05,2026-02-02\n",
        {"missing": "remove"},
    ),
    "the same rows, later": ("annual_reviews", FIRST, {}),
    "another extract": (
        "caseload",
        "month,plans_maintained,plans_ceased_needs_met\n2026-05,100,1\n",
        {},
    ),
    "no measure's extract": (
        "milestone_updates",
        "milestone_id,status,status_date\n2a.2,Amber,2025-12-09\n",
        {},
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_preview_leaves_all_as_it_was_and_shows_what_confirming_gives(
    filled: Database, tmp_path: Path, name: str
) -> None:
    extract, text, more = FILES[name]
    before = read_results(filled)
    seen = preview(filled, request(tmp_path, extract, text, **more))
    assert seen.effect is not None
    assert read_results(filled) == before == seen.effect.before.results
    assert (seen.load.status, seen.load.batch) == ("dry_run", None)
    loaded = confirm(filled, request(tmp_path, extract, text, **more))
    assert figures(seen.effect.after.results) == figures(read_results(filled))
    assert loaded.model_dump() == seen.load.model_dump() | {"status": "loaded", "batch": 2}


def test_moved_names_the_measures_that_change_and_no_others(
    filled: Database, tmp_path: Path
) -> None:
    late = FIRST.replace("2026-03-02", "2026-04-02")
    effect = preview(filled, request(tmp_path, "annual_reviews", late, date(2026, 6, 30))).effect
    moved = effect.moved if effect else []
    assert [(one.measure.id, one.latest and one.latest.value) for one, _ in moved] == [
        ("annual_review_decision_4_weeks", 100),
        ("annual_review_decision_4_weeks_published", 100),
    ]
    assert [after.latest and after.latest.value for _, after in moved] == [0, 50]


@pytest.mark.parametrize(
    ("text", "status"),
    [(FIRST.replace("2026-03-02", "soon"), "refused"), (FIRST, "already_loaded")],
)
def test_what_will_not_be_loaded_moves_nothing(
    filled: Database, tmp_path: Path, text: str, status: str
) -> None:
    before = read_results(filled)
    seen = preview(filled, request(tmp_path, "annual_reviews", text, date(2026, 6, 30)))
    assert (seen.load.status, seen.effect, seen.changes) == (status, None, None)
    assert read_results(filled) == before
    assert (
        confirm(filled, request(tmp_path, "annual_reviews", text, date(2026, 6, 30))).status
        == status
    )
    assert read_results(filled) == before


def test_preview_of_the_first_file_of_all(database: Database, tmp_path: Path) -> None:
    empty = read_results(database)
    seen = preview(database, request(tmp_path, "annual_reviews", FIRST))
    assert read_results(database) == empty
    assert seen.effect is not None
    assert {before.status for before, _ in seen.effect.moved} == {"no_data"}
    assert "annual_review_decision_4_weeks" in {after.measure.id for _, after in seen.effect.moved}


def test_a_reader_sees_rows_and_points_together(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the computation fails")

    before = read_results(filled)
    monkeypatch.setattr("kpis.changes.preview.store", fails)
    with pytest.raises(RuntimeError, match="the computation fails"):
        confirm(filled, request(tmp_path, "annual_reviews", FIRST + "3,2026-05-10,2026-05-05,\n"))
    assert read_results(filled) == before


def test_what_a_load_did_is_read_by_one_reader_who_keeps_no_restore_waiting(
    filled: Database, loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_results(filled)
    loader("annual_reviews", FIRST.replace("2026-02-02", "2026-02-20"))
    inside: list[int] = []

    def watched(*asked: Any) -> Snapshot:
        inside.append(filled._inside)
        return state_in(*asked)

    monkeypatch.setattr(previews, "state_in", watched)
    with filled.reading() as cursor:
        batch = records(cursor).batches()[-1]
    effect = effect_of_loading(filled, batch)
    assert inside == [1, 1]
    assert figures(effect.before.results) == figures(before)
    assert figures(effect.after.results) == figures(read_results(filled)) != figures(before)
