"""Where a database is, and as whom it is used, is for whoever looks after the dashboard. Everybody
else is told what they can do, and the log has the rest."""

import asyncio
import itertools
import json
import logging
from collections.abc import Iterator

import duckdb
import pytest
from starlette.requests import Request
from starlette.responses import Response

import app
from data.access import Role
from data.address import PostgresAddress, address_of
from data.incident import AWAY, NO_ROOM
from data.postgresql import ServerError, server_fault
from data.store import LAST_LOOK, Database, DatabaseError, NoRoomError, release
from data.store.faults import SharedFault
from data.store.server.explaining import explained_server
from pages.parts.api.answers import answered
from pages.parts.reader import SESSION
from tests.pages.conftest import open_page

HOST = "db.example"
ADDRESS = address_of(f"postgresql://send_app@{HOST}/send")
assert isinstance(ADDRESS, PostgresAddress)
NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def nothing_found() -> Iterator[None]:
    """Nobody has looked before or after."""
    release()
    LAST_LOOK.fault = ""
    yield
    LAST_LOOK.fault = ""
    release()


def fault() -> DatabaseError:
    """One that was not told before."""
    said = f"The database send on {HOST} is away for the {next(NUMBERS)}. time."
    return DatabaseError(said, AWAY)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("server closed the connection", AWAY),
        (f'could not translate host name "{HOST}"', AWAY),
        ('password authentication failed for user "send_app"', AWAY),
        ("permission denied for table points", AWAY),
        ("no space left on device", NO_ROOM),
        ("deadlock detected", "It was changed by somebody else at the same moment: repeat."),
        ("lock timeout", "It was held by somebody else for too long: repeat."),
    ],
)
def test_what_a_server_says_is_told_to_everybody_without_its_name(text: str, public: str) -> None:
    assert isinstance(ADDRESS, PostgresAddress)
    found = server_fault(ADDRESS, text)
    assert found and HOST in str(found) and found.public == public
    for error in (duckdb.IOException(text), found):
        with pytest.raises(DatabaseError) as told, explained_server(ADDRESS, ADDRESS.name):
            raise error
        assert (str(told.value), told.value.public) == (str(found), public)
        assert isinstance(told.value, NoRoomError) == (public == NO_ROOM)


def test_a_fault_of_a_server_that_says_nothing_else_is_told_to_nobody() -> None:
    assert ServerError(f"{HOST} needs PostgreSQL 15.").public == AWAY


def test_what_became_of_a_change_is_told_to_everybody(database: Database) -> None:
    with pytest.raises(DatabaseError) as told, database.writing():
        raise duckdb.IOException("no space left on device")
    assert told.value.public == f"{NO_ROOM} Nothing was changed."


def test_those_who_waited_for_an_attempt_are_told_no_more_than_who_made_it() -> None:
    shared, one = SharedFault(), fault()
    for begun in (float("inf"), 0):
        with pytest.raises(DatabaseError) as told, shared.attempt(begun):
            raise one
        assert (str(told.value), told.value.public) == (str(one), AWAY)


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.usefixtures("own_database")
def test_a_page_tells_all_of_it_to_whoever_may_administer(
    role: Role | None, caplog: pytest.LogCaptureFixture
) -> None:
    LAST_LOOK.fault = str(fault())
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        page = open_page("overview", **({"view_as": role.value} if role else {}))
    [box] = page.error
    assert any(".foot" in one.value and "<style" in one.value for one in page.html)
    knows = role in (None, Role.ADMINISTRATOR)
    assert box.value == (LAST_LOOK.fault if knows else AWAY)
    assert caplog.messages.count(LAST_LOOK.fault) == (0 if knows else 1)


def test_a_machine_is_told_no_host(caplog: pytest.LogCaptureFixture) -> None:
    one = fault()

    async def away() -> Response:
        raise one

    with caplog.at_level(logging.ERROR, logger="dashboard"):
        for _ in range(3):
            answer = asyncio.run(answered(away(), ""))
            assert answer.status_code == 503
            assert json.loads(bytes(answer.body))["message"] == AWAY
    assert caplog.messages == [str(one)]


@pytest.mark.parametrize("administers", [True, False])
def test_who_asks_whether_it_is_ready_is_told_why_where_they_may_administer(
    monkeypatch: pytest.MonkeyPatch, *, administers: bool
) -> None:
    one = fault()
    monkeypatch.setattr(app, "_fault", lambda: one)
    monkeypatch.setattr(app, "administers", {"the session": administers}.__getitem__)
    headers = [(SESSION.lower().encode(), b"the session")]
    answer = app.ready(Request({"type": "http", "headers": headers}))
    assert answer.status_code == 503
    told = json.loads(bytes(answer.body))["message"]
    assert told == (str(one) if administers else AWAY)
