"""Tokens: shown once, kept as digests, ended for good, and outside the database."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from data.access import Role
from data.address import Address
from data.audit import AuditError, newest_first, trail_of
from data.reader import NotAllowedError, Reader
from data.settings import Settings
from data.tokens import TokenError, Tokens, tokens_of
from tests.data.kept_files import trail_file

ADA = Reader("Ada", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def tokens(either: Address) -> Tokens:
    return tokens_of(either, Settings())


def test_a_token_is_known_until_it_is_ended_and_named_after_it(tokens: Tokens) -> None:
    assert (tokens.every(), tokens.known("send_x")) == ([], None)
    first, second = (tokens.issue(name, ["meetings", "caseload"], ADA) for name in ("a", " b "))
    found = tokens.known(second)
    assert found and (found.id, found.name, found.extracts) == (2, "b", ("caseload", "meetings"))
    assert (found.issued_by, found.ended, found.used) == ("Ada", None, None)
    tokens.end(2, ADA)
    tokens.end(2, Reader("Bea", frozenset({Role.ADMINISTRATOR})))
    ended = tokens.known(second)
    assert ended and ended.ended and ended.ended_by == "Ada"
    alive = tokens.known(first)
    assert alive and not alive.ended
    assert [one.id for one in tokens.every()] == [2, 1]
    assert tokens.issue("b", ["meetings"], ADA) != second


def test_what_will_not_do_is_told(tokens: Tokens) -> None:
    tokens.issue("a", ["meetings"], ADA)
    for name, extracts, said in (
        ("", ["meetings"], "name"),
        ("x" * 61, ["meetings"], "at most 60"),
        ("b", [], "at least one extract"),
        ("a", ["meetings"], "already"),
    ):
        with pytest.raises(TokenError, match=said):
            tokens.issue(name, extracts, ADA)
    for act in (lambda by: tokens.issue("c", ["meetings"], by), lambda by: tokens.end(1, by)):
        with pytest.raises(NotAllowedError):
            act(Reader("Ann", frozenset({Role.ANALYST})))
    assert len(tokens.every()) == 1


def test_the_file_is_closed_to_others_and_holds_no_token(own_database: Path) -> None:
    tokens = tokens_of(own_database, Settings())
    token = tokens.issue("nightly", ["meetings"], ADA)
    path = own_database.with_name("test.tokens.sqlite3")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    trail = trail_of(own_database, Settings())
    for file in (path, trail_file(trail)):
        assert token.encode() not in file.read_bytes()
        assert token.removeprefix("send_").encode() not in file.read_bytes()


def test_what_cannot_be_recorded_is_not_issued_and_not_ended(
    tokens: Tokens, either: Address
) -> None:
    tokens.issue("a", ["meetings"], ADA)
    trail = trail_of(either, Settings())
    assert [(one.kind, one.what) for one in newest_first(trail)] == [
        ("token issued", "token 1: meetings")
    ]
    trail.key_file.unlink()
    with pytest.raises(AuditError):
        tokens.issue("b", ["meetings"], ADA)
    with pytest.raises(AuditError):
        tokens.end(1, ADA)
    assert [(one.name, one.ended) for one in tokens.every()] == [("a", None)]


def test_one_may_be_for_reading_which_is_recorded(tokens: Tokens, either: Address) -> None:
    both = tokens.known(tokens.issue("both", ["meetings"], ADA, reads=True))
    reads = tokens.known(tokens.issue("reads", [], ADA, reads=True))
    loads = tokens.known(tokens.issue("loads", ["meetings"], ADA))
    assert both and reads and loads
    assert [one.reads for one in (both, reads, loads)] == [True, True, False]
    assert [sorted(one.reader.roles) for one in (both, reads, loads)] == [
        ["analyst", "board"],
        ["board"],
        ["analyst"],
    ]
    recorded = [one.what for one in newest_first(trail_of(either, Settings()))]
    assert recorded == [
        "token 3: meetings",
        "token 2: the newest edition",
        "token 1: meetings, the newest edition",
    ]


def test_a_token_that_was_stored_before_any_could_read_loads_as_it_did(own_database: Path) -> None:
    tokens = tokens_of(own_database, Settings())
    token = tokens.issue("old", ["meetings"], ADA)
    path = own_database.with_name("test.tokens.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE readers")
    known = tokens.known(token)
    assert known and (known.extracts, known.reads) == (("meetings",), False)
