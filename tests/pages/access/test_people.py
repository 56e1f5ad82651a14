"""The page of people: who is signed in, and that an administrator signs them out everywhere."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.access import Role
from data.audit import newest_first, trail_of
from data.settings import Settings
from data.sign_in import Ended, Person, sessions
from tests.pages.conftest import Opened
from tests.pages.forms import press
from tests.pages.reading import finding_of, texts


@pytest.fixture(autouse=True)
def nobody_yet() -> Iterator[None]:
    """Sessions of this test alone."""
    sessions.cache_clear()
    yield
    sessions.cache_clear()


def test_without_sign_in_nobody_is_there_and_the_page_says_why(opened: Opened) -> None:
    test = opened("people", show="signed_in")
    assert finding_of(test) == "Nobody is signed in."
    assert "has no sign-in" in test.info[0].value


def test_somebody_is_signed_out_everywhere_and_it_is_recorded(
    opened: Opened, own_database: Path
) -> None:
    ana = Person("ana@example.gov.uk", "Ana <b>", frozenset({Role.ANALYST}))
    tokens = [sessions().begin(ana, time.time() + 3600) for _ in range(2)]
    test = opened("people", show="signed_in")
    assert finding_of(test) == "1 person is signed in."
    assert {"ana@example.gov.uk", "an analyst"} <= set(texts(test, "td"))
    press(test, "Sign them out everywhere")
    assert test.error[0].value == "Choose who is to be signed out."
    test.selectbox[0].select_index(0)
    press(test, "Sign them out everywhere")
    assert finding_of(test) == "Nobody is signed in."
    assert "signed out everywhere" in test.success[0].value
    for token in tokens:
        known = sessions().known(token or "")
        assert known and known.ended == Ended.REVOKED
    newest = next(iter(newest_first(trail_of(own_database, Settings()))))
    assert (newest.kind, newest.what) == ("people", "signed out ana@example.gov.uk")
