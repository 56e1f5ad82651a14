"""Calendars from the pages: everybody's as a file, one's own by an address that is shown once, and
ending what goes to somebody who has left."""

from pathlib import Path

import pytest

from data.access import Role
from data.audit import newest_first, trail_of
from data.clock import uk_today
from data.extracts import extracts
from data.post import Calendars, Follows, PostBox, post_of
from data.reader import Reader
from data.record import Holder
from data.settings import Settings
from kpis.record import record
from pages.parts import reader, source
from tests.data.kept_files import post_file
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, press
from tests.pages.reading import words

ADDRESS = "lee@example.gov.uk"
MAKE = "Make my private address"


@pytest.fixture
def post(own_database: Path, monkeypatch: pytest.MonkeyPatch) -> PostBox:
    monkeypatch.setattr(reader, "address_of", lambda _: ADDRESS)
    return post_of(own_database, Settings())


@pytest.fixture
def calendars(post: PostBox, own_database: Path) -> Calendars:
    return Calendars(post, trail_of(own_database, Settings()))


def name_lee() -> None:
    lee = Holder(
        post="extract", of=next(iter(extracts())), name="Lee", address=ADDRESS,
        from_date=uk_today(),
    )  # fmt: skip
    assert not record(source.database(), lee, Reader("Ada"), 0)


def test_one_s_own_is_made_shown_once_and_ended(
    opened: Opened, people: dict[str, Reader], calendars: Calendars
) -> None:
    people["now"] = Reader("Lee", frozenset({Role.LEAD}))
    test = opened("round")
    assert MAKE not in buttons(test) and "once you are named" in words(test)
    name_lee()
    test = opened("round")
    press(test, MAKE)
    [shown] = [one.value for one in test.code if "/calendar/" in one.value]
    secret = shown.rpartition("/")[2].removesuffix(".ics")
    found = calendars.known(secret)
    assert found and found.address == ADDRESS and not found.ended
    assert "shown this once" in test.success[0].value
    test = opened("round")
    assert not any(secret in one.value for one in test.code) and MAKE not in buttons(test)
    press(test, "End it for good")
    ended = calendars.known(secret)
    assert ended and ended.ended and MAKE in buttons(test)


def test_everybody_s_days_are_saved_without_sign_in_and_no_address_is_offered(
    opened: Opened, post: PostBox
) -> None:
    test = opened("round")
    saved = [one.label for one in test.download_button]
    assert "Save everybody’s days (ICS)" in saved and MAKE not in buttons(test)
    assert "once you are named" not in words(test) and not post_file(post).exists()


def test_an_administrator_ends_all_that_goes_to_somebody(
    own_database: Path, opened: Opened, post: PostBox, calendars: Calendars
) -> None:
    assert "End all of it" not in buttons(opened("people"))
    secret = calendars.make(ADDRESS, Reader("Lee"))
    Follows(post).begin(ADDRESS, "all", {})
    test = opened("people")
    press(test, "End all of it")
    assert test.error[0].value == "Choose whose it is."
    [whose] = [one for one in test.selectbox if one.label == "Whose"]
    assert whose.options == [f"{ADDRESS}: a calendar, and news of what they follow"]
    whose.select_index(0)
    press(test, "End all of it")
    assert "nothing goes to them any more" in test.success[0].value
    found = calendars.known(secret)
    assert found and found.ended and not Follows(post).everybody()
    lines = [(one.kind, one.what) for one in newest_first(trail_of(own_database, Settings()))]
    assert lines[:2] == [
        ("calendar", "address 1 ended"),
        ("people", f"ended what goes to {ADDRESS}"),
    ]
