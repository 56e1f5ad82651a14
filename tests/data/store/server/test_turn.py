"""One writes at a time, whichever process they are in; who waits is told who has the turn."""

import re
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg import ConnectionInfo

from data.code import code_of_dashboard
from data.postgresql import connected, release
from data.reader import Reader
from data.record import Meeting
from data.store import Database, DatabaseError, transaction
from data.store.records import records
from data.store.server import turn
from tests.data.store.server.conftest import Opening, server_address
from tests.postgresql.server import Fresh

END = "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long here."""
    monkeypatch.setattr(turn, "WAIT_SECONDS", 1)


MEETING = Meeting(body="DMT", held_on=date(2026, 3, 1))


def add(database: Database) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(MEETING, Reader("Ann"))


def entries(database: Database) -> int:
    with database.reading() as cursor:
        return len(records(cursor).entries())


@pytest.mark.parametrize(
    "who",
    [
        "Ann is loading Meetings",
        "Zoë O'Brien “q” is undoing; DROP -- 1",
        r"LEA\Ann is loading",
        r"A\\nn\' O''Brien\ is loading \\",
    ],
)
@pytest.mark.usefixtures("impatient")
def test_who_waits_is_told_who_has_the_turn_and_since_when(opening: Opening, who: str) -> None:
    one, other = opening(), opening()
    told = rf"^{re.escape(who)} \(since \d\d:\d\d\)\. Try again when that is done"
    with one.writing(who):
        with pytest.raises(DatabaseError, match=told), other.writing("Ben is loading"):
            pytest.fail("both had the turn")
        assert entries(other) == 0
    with other.writing("Ben is loading"):
        pass


@pytest.mark.usefixtures("impatient")
def test_who_waits_under_another_role_is_told_so(opening: Opening, made: Fresh) -> None:
    waits = turn.ServerTurn(server_address(made.owner), release(code_of_dashboard()))
    told = "Somebody else is changing what is stored, under another role of the database. Try"
    with opening().writing("Ann"), pytest.raises(DatabaseError, match=told), waits.taken("Ben"):
        pytest.fail("both had the turn")


def test_a_turn_ends_with_the_connection_that_holds_it(opening: Opening, made: Fresh) -> None:
    one, other = opening(), opening()

    def write() -> None:
        with one.writing("Ann is loading") as cursor, transaction(cursor, keep=True):
            records(cursor).add_entry(MEETING, Reader("Ann"))
            made.sql(END)

    with pytest.raises(DatabaseError, match=r"lost meanwhile.*Nothing was changed"):
        write()
    assert entries(one) == entries(other) == 0
    add(other)
    add(one)
    assert entries(other) == 2


@pytest.mark.parametrize(
    ("who", "ends", "words"),
    [("Ann", True, "cannot be reached"), ("Ann\0", False, "met a fault of its server")],
)
def test_who_waits_for_a_turn_is_told_of_a_fault_in_words(
    opening: Opening,
    made: Fresh,
    monkeypatch: pytest.MonkeyPatch,
    who: str,
    ends: bool,
    words: str,
) -> None:
    one, free = opening(), turn._free

    def cut_off(connection: psycopg.Connection[Any]) -> bool:
        if ends:
            made.sql("SELECT pg_terminate_backend(%s)", connection.info.backend_pid)
        return free(connection)

    monkeypatch.setattr(turn, "_free", cut_off)
    with pytest.raises(DatabaseError, match=words), one.writing(who):
        pytest.fail("it had the turn")


def test_a_turn_is_known_behind_a_pool(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    # PgBouncer gives every connection a number of its own for the process behind it.
    monkeypatch.setattr(ConnectionInfo, "backend_pid", 1)
    database = opening()
    add(database)
    assert entries(database) == 1


def test_nothing_is_prepared_that_a_pool_would_lose(made: Fresh) -> None:
    with connected(server_address(made.app)) as connection:
        connection.cursor().executemany("SELECT %s::int", [(1,), (2,)])
        for _ in range(9):
            found = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchall()
            assert found == [(0,)]


def test_the_keys_refuse_a_second_writer_where_the_turn_does_not(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = opening(), opening()
    monkeypatch.setattr(turn, "_free", lambda _: True)
    monkeypatch.setattr("data.store.engines.transactions.hold", lambda _: None)

    def write() -> None:
        with one.writing("Ann is loading") as cursor, transaction(cursor, keep=True):
            assert records(cursor).entries() == ()
            add(other)
            records(cursor).add_entry(MEETING, Reader("Ann"))

    with pytest.raises(DatabaseError, match="changed by somebody else at the same moment"):
        write()
    assert entries(one) == 1
