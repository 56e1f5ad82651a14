"""The database of the server hangs on none of Streamlit's caches, which anybody's connection may
clear."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest
import streamlit as st

import app
from data.store import Database, DatabaseError, held, open_database, release
from data.store.records import records
from pages.parts import source
from tests.data.commands.test_exit_statuses import held as held_elsewhere
from tests.kpis.conftest import load_text
from tests.pages.conftest import Opened
from tests.pages.reading import words
from tests.pages.uploads import clock, put_both

now = pytest.fixture(autouse=True)(clock)


def clear_caches() -> None:
    """What Streamlit does when a connection asks for it."""
    st.cache_data.clear()
    st.cache_resource.clear()


def test_clearing_the_caches_neither_drops_the_database_nor_another_persons_upload(
    opened: Opened, own_database: Path
) -> None:
    put_both(own_database)
    before = words(opened("overview"))
    database, openings = source.database(), source.database().openings
    staged = database.incoming / "tmp123"
    staged.touch()
    with database.reading() as cursor:
        clear_caches()
        assert words(opened("overview")) == before
        assert source.database() is database
        assert cursor.execute("SELECT count(*) FROM batches").fetchall() == [(2,)]
    assert database.openings == openings
    assert staged.exists()
    staged.unlink()


def test_everything_that_is_kept_comes_back_alike_after_the_caches_were_cleared(
    opened: Opened, own_database: Path
) -> None:
    put_both(own_database)
    asked = [("waiting_times", {}), ("history", {"batch": "1"})]
    before = [words(opened(page, **query)) for page, query in asked]
    clear_caches()
    assert [words(opened(page, **query)) for page, query in asked] == before


def test_all_who_ask_at_once_are_given_the_same_one(own_database: Path) -> None:
    release()
    given: list[Database] = []
    threads = [Thread(target=lambda: given.append(held())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in given}) == 1
    assert len(given) == 8
    release()


@pytest.fixture
def no_server() -> Iterator[None]:
    """Nothing that another test opened."""
    release()
    yield
    release()


async def live(path: Path) -> None:
    """The life of a server, from its start until it has opened the database, to its end."""
    async with app.holding_the_database():
        while not path.exists():
            await asyncio.sleep(0.01)


def test_a_server_opens_it_at_its_start_and_closes_it_for_good_at_its_end(
    no_server: None, own_database: Path
) -> None:
    asyncio.run(live(own_database))
    assert not Path(f"{own_database}.wal").exists()
    staged = held().incoming / "tmp123"
    staged.touch()
    with (
        held_elsewhere(own_database),
        pytest.raises(DatabaseError, match="is being stopped"),
        source.database().reading(),
    ):
        pass
    assert staged.exists()


OLD = "referral_id,pathway,provider,referral_date,assessment_date\na,ASD,P,2003-01-05,2003-03-02\n"


def with_an_old_row(path: Path) -> None:
    database = open_database(path)
    assert load_text(database, path.parent, "nd_waits", OLD).status == "loaded"
    database.close()


def removed() -> int:
    with held().reading() as cursor:
        return sum(batch.removed for batch in records(cursor).batches())


@pytest.mark.parametrize(("months", "gone"), [("36", 1), ("", 0)])
def test_a_server_removes_old_rows_by_itself_where_it_is_told_to(
    no_server: None, own_database: Path, monkeypatch: pytest.MonkeyPatch, months: str, gone: int
) -> None:
    with_an_old_row(own_database)
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", months)

    async def looked() -> int:
        async with app.holding_the_database():
            while done.empty():
                await asyncio.sleep(0.01)
            return removed()

    done: SimpleQueue[None] = SimpleQueue()
    real = app._retain
    monkeypatch.setattr(app, "_retain", lambda: done.put(real()))
    assert asyncio.run(looked()) == gone


def test_a_run_that_fails_is_told_in_the_log_and_ends_nothing(
    no_server: None,
    own_database: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with_an_old_row(own_database)
    monkeypatch.setenv("SEND_KPIS_RETAIN_MONTHS", "36")
    faults = iter([DatabaseError("The disk is full."), ValueError("a value of a file")])

    def failing(_: Database) -> None:
        raise next(faults)

    with monkeypatch.context() as patch:
        patch.setattr(app, "retain_if_due", failing)
        app._retain()
        app._retain()
    assert "could not be removed. The disk is full." in caplog.text
    assert "ValueError" in caplog.text
    assert "a value of a file" not in caplog.text
    app._retain()
    assert "1 rows from before" in caplog.text
    assert removed() == 1
