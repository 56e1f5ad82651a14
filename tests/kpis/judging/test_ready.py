"""What a change has ready is what anybody would work out, and is given to nobody who sees anything
else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.loading import LoadResult
from data.loading.load import Request, load
from data.reader import Reader
from data.store import Database
from data.store.records import records
from data.store.undo import redo, undo
from kpis.changes import confirm, with_figures
from kpis.judging import READY, Results, read, read_results, reported

Loader = Callable[..., LoadResult]
HEAD = "review_id,review_due_date,meeting_date,decision_date\n"
FIRST = HEAD + "1,2026-01-10,2026-01-05,2026-02-02\n2,2026-02-10,2026-02-05,2026-03-02\n"
MORE = FIRST + "3,2026-05-10,2026-05-05,2026-05-09\n"
OTHER = FIRST + "3,2026-05-10,2026-05-05,2026-07-09\n"
ANN = Reader("Ann")


def asked(folder: Path, text: str) -> Request:
    path = folder / "new.csv"
    path.write_text(text, encoding="utf-8")
    return Request("annual_reviews", path, path.name, date(2026, 7, 31), ANN)


@pytest.fixture
def loaded(database: Database, loader: Loader, tmp_path: Path) -> Database:
    """Two reviews, and a third that was loaded with its figures."""
    loader("annual_reviews", FIRST, as_at=date(2026, 6, 30))
    assert confirm(database, asked(tmp_path, MORE)).status == "loaded"
    return database


def told(found: Results) -> tuple:
    shares = dict(found.shares.items())
    return found.by_id, dict(found.exact.items()), shares, found.batches, found.version


def worked_out_anew(database: Database, patch: pytest.MonkeyPatch) -> Results:
    with patch.context() as patched:
        patched.setattr(READY, "_found", None)
        return read_results(database)


def test_who_reads_first_after_a_load_is_given_what_it_worked_out(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = worked_out_anew(loaded, monkeypatch)
    monkeypatch.setattr(read, "_whole", None)
    assert told(read_results(loaded)) == told(anew)
    assert told(reported(read_results(loaded), date(2026, 5, 1))) != told(anew)


def _another(database: Database, folder: Path) -> object:
    return load(database, asked(folder, OTHER)).batch == 3


def _undone(database: Database, _: Path) -> object:
    return undo(database, 2, ANN)


def _undone_and_redone(database: Database, _: Path) -> object:
    return undo(database, 2, ANN) and redo(database, 2, ANN)


@pytest.mark.parametrize("change", [_another, _undone, _undone_and_redone])
def test_after_a_change_that_has_nothing_ready_all_is_worked_out(
    loaded: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Database, Path], object],
) -> None:
    before = told(read_results(loaded))
    assert change(loaded, tmp_path)
    after = told(read_results(loaded))
    assert after == told(worked_out_anew(loaded, monkeypatch)) != before


def test_what_was_ready_of_a_load_that_was_not_kept_is_given_to_nobody(
    loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(read_results(loaded))

    def breaks(cursor: duckdb.DuckDBPyConnection) -> None:
        with_figures(loaded)(cursor)
        raise RuntimeError("the power goes")

    with pytest.raises(RuntimeError, match="the power goes"):
        load(loaded, asked(tmp_path, FIRST + "3,2026-05-10,2026-05-05,\n"), breaks)
    assert told(read_results(loaded)) == before
    # The same number of uploads as the one that was lost.
    assert load(loaded, asked(tmp_path, OTHER)).batch == 3
    assert told(read_results(loaded)) == told(worked_out_anew(loaded, monkeypatch)) != before


def test_it_is_of_one_opening_of_the_file_and_of_one_record(loaded: Database) -> None:
    with loaded.reading() as cursor:
        batches, opening = records(cursor).batches(), loaded.openings
        assert READY.of(opening, cursor, batches)
        assert not READY.of(opening + 1, cursor, batches)
        assert not READY.of(opening, cursor, batches[:1])
        found = READY.of(opening, cursor, batches)
        assert found
        READY.offer(
            opening,
            Results(**{**vars(found), "version": found.version._replace(decisions=1)}),
        )
        assert not READY.of(opening, cursor, batches)


def test_an_edition_is_reported_as_of_no_other_day(loaded: Database) -> None:
    found = read_results(loaded)
    with pytest.raises(TypeError, match="ends where it ends"):
        reported(Results(**{**vars(found), "exact": {}}), date(2026, 5, 1))
