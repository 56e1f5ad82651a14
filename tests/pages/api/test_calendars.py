"""A person's calendar by its private address: what it gives, when it ends, and that guessing is seen
and slowed down."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from data.access import Role
from data.audit import newest_first, trail_of
from data.clock import uk_today
from data.plan import load_plan
from data.post import Calendars, post_of
from data.reader import Reader
from data.record import Holder, Meeting
from data.settings import Settings
from data.sign_in import sign_in_settings
from data.store import Database
from kpis.record import record
from pages.parts.api import strangers
from tests.pages.api.conftest import asking_of

LEE, ADDRESS = "lee@example.gov.uk", "https://send.example.gov.uk"
LEAD, ALL = Reader("Lee Lead", frozenset({Role.LEAD})), Reader("Ann")
BODY = load_plan().bodies[0].name


@pytest.fixture
def calendars(own_database: Path) -> Calendars:
    return Calendars(post_of(own_database, Settings()), trail_of(own_database, Settings()))


@pytest.fixture
def asking(database: Database) -> TestClient:
    """What asks a dashboard without data, on which Lee runs a body's meetings."""
    meeting = Meeting(body=BODY, held_on=uk_today())
    assert not record(database, meeting, ALL, 0)
    named(database)
    return asking_of(database)


def named(database: Database, until: date | None = None) -> None:
    lee = Holder(
        post="body", of=BODY, name="Lee Lead", address=LEE, from_date=date(2025, 1, 1), until=until
    )
    assert not record(database, lee, ALL, 2, replaces=2 if until else None)


@pytest.fixture
def roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The roles file of a dashboard to which people sign in."""
    path = tmp_path / "roles.txt"
    monkeypatch.setenv("SEND_KPIS_ROLES_FILE", str(path))
    monkeypatch.setenv("SEND_KPIS_ADDRESS", ADDRESS)
    sign_in_settings.cache_clear()
    yield path
    sign_in_settings.cache_clear()


def events(file: bytes) -> list[str]:
    return [str(one["summary"]) for one in Calendar.from_ical(file).walk("VEVENT")]


def test_the_address_gives_its_person_s_days_and_says_when_they_are_known_already(
    asking: TestClient, calendars: Calendars, roles: Path
) -> None:
    roles.write_text(f"{LEE} lead\n")
    path = f"/calendar/{calendars.make(LEE, LEAD)}.ics"
    found = asking.get(path)
    assert found.status_code == 200 and found.headers["content-type"].startswith("text/calendar")
    assert events(found.content) == [f"{BODY} meets"]
    assert f"URL:{ADDRESS}/governance".encode() in found.content
    tag = {"If-None-Match": found.headers["etag"]}
    known = asking.get(path, headers=tag)
    assert (known.status_code, known.content) == (304, b"")
    assert asking.head(path).headers["etag"] == tag["If-None-Match"]


def test_it_ends_with_the_address_with_the_role_and_with_what_somebody_answers_for(
    asking: TestClient, calendars: Calendars, roles: Path, database: Database
) -> None:
    roles.write_text(f"{LEE} lead\n")
    path = f"/calendar/{calendars.make(LEE, LEAD)}.ics"
    assert asking.get(path).status_code == 200
    roles.write_text(f"{LEE} board\n")
    assert asking.get(path).status_code == 410
    roles.write_text(f"{LEE} lead analyst\n")
    assert asking.get(path).status_code == 200
    calendars.make(LEE, LEAD)
    ended = asking.get(path)
    assert ended.status_code == 410 and "was ended on" in ended.json()["message"]


def test_where_roles_come_with_the_sign_in_it_lasts_as_long_as_they_answer_for_something(
    asking: TestClient, calendars: Calendars, database: Database
) -> None:
    path = f"/calendar/{calendars.make(LEE, LEAD)}.ics"
    assert events(asking.get(path).content) == [f"{BODY} meets"]
    named(database, until=date(2025, 12, 31))
    assert asking.get(path).status_code == 410


def test_a_secret_that_is_none_is_recorded_and_the_sixth_is_made_to_wait(
    asking: TestClient, calendars: Calendars, own_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendars.make(LEE, LEAD)
    monkeypatch.setattr(strangers, "LONGEST_SECONDS", 0.01)
    waited: list[float] = []
    counted = strangers.Strangers.seconds
    monkeypatch.setattr(
        strangers.Strangers,
        "seconds",
        lambda self, address: waited.append(found := counted(self, address)) or found,
    )
    for path in ["/calendar/guess.ics"] * 6:
        assert asking.get(path).status_code == 404
    assert waited == [0, 0, 0, 0, 0, 0.01]
    newest = next(iter(newest_first(trail_of(own_database, Settings()))))
    assert (newest.kind, newest.who) == ("refused attempt", "unknown calendar address")
    assert newest.what == "a calendar, from testclient" and "guess" not in newest.outcome
