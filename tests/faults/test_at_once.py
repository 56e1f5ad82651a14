"""Several people at one moment: nothing is lost, nothing is stored twice, and nobody reads a state
between two."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from data.loading import staging
from data.loading.load import AUTO, Request, load
from data.reader import Reader
from data.reading import Staged
from data.store import Database, DatabaseError, open_database, transaction, turn
from data.store.properties import get_property, set_property
from data.store.undo import redo, undo
from kpis.changes.preview import confirm, preview
from kpis.computing import stored_points
from kpis.judging.read import Results, read_results
from tests.faults.states import State, figures, loaded, request, state

READERS = 8


def together(*actions: Callable[[], object]) -> list:
    """What each action gave; all began at once, in a thread of its own."""
    start = threading.Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        start.wait()
        return action()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def test_two_extracts_of_one_kind_are_both_stored(
    database: Database, states: Callable[[int], State], tmp_path: Path
) -> None:
    files = [request(tmp_path, number) for number in (1, 2)]
    results = together(*(lambda asked=asked: confirm(database, asked) for asked in files))
    assert [one.status for one in results] == ["loaded", "loaded"]
    found = state(database)
    # Whichever came first, the newer extract is the one that counts.
    assert sorted(one.batch for one in results) == [batch[0] for batch in found.batches] == [1, 2]
    assert found.figures[1:] == states(2).figures[1:]
    assert len(found.rows["meetings"]) == len(states(2).rows["meetings"])


def test_the_same_file_twice_is_stored_once(
    database: Database, states: Callable[[int], State], tmp_path: Path
) -> None:
    asked = request(tmp_path, 1)
    results = together(*(lambda: confirm(database, asked) for _ in range(3)))
    assert sorted(one.status for one in results) == ["already_loaded", "already_loaded", "loaded"]
    assert {one.batch for one in results} == {1}
    assert state(database) == states(1)


def history(database: Database, folder: Path) -> Iterator[None]:
    """Loads, undoes and redoes, one after another."""
    for number in (1, 2):
        loaded(database, folder, number)
        yield
    for change in (undo, redo):
        change(database, 2, Reader("Ann"))
        yield


def test_readers_meet_a_state_before_or_after_each_change(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "alone").mkdir()
    alone = open_database(tmp_path / "alone" / "alone.duckdb")
    legal = {read_results(alone).version: figures(read_results(alone))}
    for _ in history(alone, tmp_path):
        legal[read_results(alone).version] = figures(read_results(alone))
    alone.close()
    done = threading.Event()

    def write() -> list[Results]:
        try:
            for _ in history(database, tmp_path):
                pass
        finally:
            done.set()
        return []

    def read() -> list[Results]:
        seen = [read_results(database)]
        while not done.is_set():
            seen.append(read_results(database))
        return seen

    seen = [found for one in together(write, *[read] * READERS) for found in one]
    assert len({found.version for found in seen}) > 1
    for found in seen:
        assert figures(found) == legal[found.version]


def test_of_many_readers_who_meet_a_change_one_works_the_figures_out(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(database, request(tmp_path, 1))
    stored, store = [], stored_points.store
    monkeypatch.setattr(
        stored_points, "store", lambda *given: stored.append(given) or store(*given)
    )
    found = together(*[lambda: read_results(database)] * READERS)
    assert len(stored) == 1
    assert all(figures(one) == figures(found[0]) for one in found)


def test_a_change_is_stored_though_somebody_reads_what_it_replaces(database: Database) -> None:
    for content in ("true", "false"):
        with database.reading() as reader:
            reader.execute("SELECT * FROM properties")
            with database.writing() as cursor, transaction(cursor, keep=True):
                set_property(cursor, "demonstration", content)
    database.close()
    again = open_database(database.path)
    with again.reading() as cursor:
        assert get_property(cursor, "demonstration") == "false"
    again.close()


@contextmanager
def held(database: Database, who: str) -> Iterator[None]:
    """Somebody else has the right to write."""
    holding, done = threading.Event(), threading.Event()

    def hold() -> None:
        with database.writing(who):
            holding.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_who_waits_too_long_learns_who_is_writing_and_since_when(
    database: Database,
    states: Callable[[int], State],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded(database, tmp_path, 1)
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.05)
    words = (
        r"^Ann is loading Meetings \(since \d\d:\d\d\)\. Try again when that is done; nothing "
        r"was changed\.$"
    )
    with held(database, "Ann is loading Meetings"):
        for attempt in (confirm, preview):
            with pytest.raises(DatabaseError, match=words):
                attempt(database, request(tmp_path, 2))
        with pytest.raises(DatabaseError, match=words):
            undo(database, 1, Reader("Bo"))
        assert state(database) == states(1)
        assert list(database.incoming.iterdir()) == []
    assert loaded(database, tmp_path, 2).status == "loaded"


@contextmanager
def reading_a_workbook(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Request]:
    """Somebody's workbook is being read, for as long as this lasts; then it is loaded."""
    asked, book = request(folder, 2), folder / "book.xlsx"
    with Workbook(book) as made:
        sheet = made.add_worksheet("meetings")
        for at, line in enumerate(asked.path.read_text().splitlines()):
            sheet.write_row(at, 0, line.split(","))
    asked = replace(asked, path=book)
    begun, done, read = threading.Event(), threading.Event(), staging.stage

    def slowly(*given: Any, **more: Any) -> Staged:
        begun.set()
        done.wait()
        return read(*given, **more)

    with monkeypatch.context() as patch, ThreadPoolExecutor(1) as thread:
        patch.setattr(staging, "stage", slowly)
        loading = thread.submit(load, database, asked)
        begun.wait()
        patch.setattr(staging, "stage", read)
        try:
            yield asked
        finally:
            done.set()
        assert loading.result().status == "loaded", loading.result().problems


def test_nobody_who_writes_waits_while_a_workbook_is_read(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.05)
    loaded(database, tmp_path, 1)
    with reading_a_workbook(database, tmp_path, monkeypatch):
        assert undo(database, 1, Reader("Bo"))
        assert redo(database, 1, Reader("Bo"))
        assert loaded(database, tmp_path, 3).status == "loaded"


def test_one_workbook_at_a_time_is_read_and_the_second_learns_whose_is(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.05)
    words = r"^Analyst 2 is loading Meetings \(since \d\d:\d\d\)\. Try again when that is done; nothing was changed\.$"
    with reading_a_workbook(database, tmp_path, monkeypatch) as asked:
        with pytest.raises(DatabaseError, match=words):
            load(database, replace(asked, by=Reader("Bo")))
        assert [one.name for one in database.incoming.iterdir()] != []
    assert list(database.incoming.iterdir()) == []


@pytest.mark.parametrize(
    ("attempt", "extract", "words"),
    [
        (confirm, "meetings", "Analyst 1 is loading Meetings"),
        (preview, "meetings", "Analyst 1 is checking Meetings"),
        (confirm, AUTO, "Analyst 1 is loading an extract"),
    ],
)
def test_a_load_says_who_loads_what(
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    attempt: Callable,
    extract: str,
    words: str,
) -> None:
    said = []
    taken = database._engine.taken
    monkeypatch.setattr(database._engine, "taken", lambda who: said.append(who) or taken(who))
    attempt(database, replace(request(tmp_path, 1), extract=extract))
    assert words in said
