"""Sessions that two servers share: begun at one they are known at the other, and ended at one they
have ended at the other; and while the database is away nobody is let in."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.access import Role
from data.beside import BesideError
from data.sign_in import Ended, Person, RolesFile, Session, Sessions
from data.sign_in.people import RolesNow, as_told
from data.sign_in.server_shelf import LOOK_SECONDS, MOST_UNKNOWN, STALE_SECONDS, ServerShelf
from data.sign_in.session_table import SessionTable
from data.sign_in.sessions import IDLE_SECONDS, TOLD_SECONDS
from tests.data.on_server import empty_record, postgres_address
from tests.postgresql.cluster import Cluster
from tests.postgresql.server import Fresh

PATIENCE = 10
"""Seconds; what is promised is `STALE_SECONDS`, which a busy machine may not keep."""
Pair = tuple[Sessions, Sessions]


class Hands:
    """A clock that goes on when it is told to."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def server(made: Fresh, hands: Hands, roles_now: RolesNow = as_told) -> Iterator[Sessions]:
    shelf = ServerShelf(SessionTable(postgres_address(made.app)))
    yield Sessions(roles_now, hands, shelf)
    shelf.close()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def pair(own_record: Fresh, hands: Hands) -> Iterator[Pair]:
    with server(own_record, hands) as one, server(own_record, hands) as other:
        one.all_open()
        other.all_open()
        yield one, other


def begun(sessions: Sessions, name: str = "jo") -> str:
    person = Person(f"{name}@example.gov.uk", name, frozenset({Role.LEAD}))
    token = sessions.begin(person, float("inf"))
    assert token
    return token


def soon(holds: Callable[[], object]) -> None:
    """It holds after a while."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def reason(sessions: Sessions, token: str) -> Ended | None:
    found = sessions.known(token)
    assert found
    return found.ended


def test_what_one_begins_the_other_knows_at_once(pair: Pair) -> None:
    one, other = pair
    names = [f"reader {number}" for number in range(MOST_UNKNOWN)]
    for name in names:
        found = other.known(begun(one, name))
        assert found and (found.person.name, found.roles) == (name, {Role.LEAD})
    assert {each.person.name for each in other.all_open()} == {*names}


def test_whoever_sends_made_up_tokens_has_few_of_them_looked_for(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, look = [], SessionTable.look

    def counted(table: SessionTable) -> dict[str, Session]:
        looks.append(1)
        return look(table)

    monkeypatch.setattr(SessionTable, "look", counted)
    began = time.monotonic()
    for number in range(300):
        assert pair[0].known(f"made up {number}") is None
    between = (time.monotonic() - began) / LOOK_SECONDS
    assert 0 < len(looks) <= MOST_UNKNOWN * (between + 2)


def test_what_one_ends_has_ended_at_the_other_and_the_reader_is_told_why(
    pair: Pair, own_record: Fresh
) -> None:
    one, other = pair
    out, revoked, kept = (begun(one, name) for name in ("jo", "kim", "lee"))
    for token in (out, revoked, kept):
        assert other.known(token)
    found = one.known(out)
    assert found
    one.end(found.id, Ended.SIGNED_OUT)
    one.revoke("KIM@example.gov.uk")
    ended = own_record.sql("SELECT name FROM beside.sessions WHERE ended IS NOT NULL ORDER BY name")
    assert ended == [("jo",), ("kim",)], "before whoever asked for it is answered"
    assert (reason(one, out), reason(one, revoked)) == (Ended.SIGNED_OUT, Ended.REVOKED)
    soon(lambda: reason(other, out) and reason(other, revoked))
    assert (reason(other, out), reason(other, revoked)) == (Ended.SIGNED_OUT, Ended.REVOKED)
    other.end(found.id, Ended.REVOKED)
    assert reason(other, out) == Ended.SIGNED_OUT and not reason(other, kept)


def test_a_role_that_one_sees_taken_away_is_taken_away_at_the_other(
    own_record: Fresh, hands: Hands, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("one", "other")]
    for file in files:
        file.write_text("jo@example.gov.uk lead board\n")
    with (
        server(own_record, hands, RolesFile(files[0])) as one,
        server(own_record, hands, RolesFile(files[1])) as other,
    ):
        token = begun(one)
        assert not reason(other, token)
        files[0].write_text("jo@example.gov.uk board\n")
        assert reason(one, token) == Ended.ROLE
        soon(lambda: reason(other, token))
        assert reason(other, token) == Ended.ROLE


def test_use_at_one_keeps_it_at_the_other_and_is_written_once_a_minute(
    pair: Pair, own_record: Fresh, hands: Hands
) -> None:
    one, other = pair
    token, began = begun(one), hands.now
    found = one.known(token)
    assert found

    def written() -> float:
        return own_record.sql("SELECT used FROM beside.sessions")[0][0]

    hands.now = began + 59
    one.use(found.id)
    time.sleep(1.2)
    assert written() == began
    assert (seen := one.known(token)) and seen.used == hands.now, "though it is not written"
    hands.now = began + 60
    one.use(found.id)
    soon(lambda: written() == hands.now)
    soon(lambda: (seen := other.known(token)) and seen.used == hands.now)
    hands.now += IDLE_SECONDS - 1
    assert not reason(other, token)
    hands.now += 1
    assert reason(other, token) == Ended.IDLE


def test_the_table_opens_nothing_and_forgets_what_ended_long_ago(
    pair: Pair, own_record: Fresh, hands: Hands
) -> None:
    one, _ = pair
    token = begun(one)
    rows = own_record.sql("SELECT * FROM beside.sessions")
    assert token not in repr(rows)
    assert all(one.known(str(cell)) is None for row in rows for cell in row)
    hands.now += IDLE_SECONDS
    assert reason(one, token) == Ended.IDLE
    hands.now += TOLD_SECONDS
    other = begun(one, "kim")
    soon(lambda: len(own_record.sql("SELECT id FROM beside.sessions")) == 1)
    soon(lambda: one.known(token) is None)
    assert not reason(one, other)


def refused(sessions: Sessions, token: str) -> bool:
    try:
        sessions.known(token)
    except BesideError as error:
        return "cannot be reached" in str(error)
    return False


def test_while_the_database_is_away_nobody_is_let_in_and_it_comes_back_by_itself(
    own_postgresql: Cluster, hands: Hands
) -> None:
    with empty_record(own_postgresql.server) as made, server(made, hands) as sessions:
        token = begun(sessions)
        own_postgresql.stop()
        soon(lambda: refused(sessions, token))
        for ask in (lambda: begun(sessions, "kim"), sessions.all_open):
            begins = time.monotonic()
            with pytest.raises(BesideError):
                ask()
            assert time.monotonic() - begins < STALE_SECONDS, "nobody waits for it"
        own_postgresql.start()
        soon(lambda: not refused(sessions, token))
        assert not reason(sessions, token)
