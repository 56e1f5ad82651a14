"""The page of the month's round: what is asked for, of whom, and where it is done; and one's own
first, on the overview too."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

import pytest
import time_machine

from data.access import Role
from data.reader import Reader
from data.record import Commentary, Holder, Meeting, Minute
from data.store import open_database
from data.store.records import records
from kpis.editions import EditionWish, approve, make
from kpis.rounds import progress_of
from pages.parts import reader, source
from tests.pages.conftest import Build, Opened, Reading
from tests.pages.on_record import put
from tests.pages.reading import finding_of, name_of, texts, words
from tests.pages.test_known_at import links

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LOADED = datetime.now(UTC)
"""By when the examples were loaded, or on the same day."""
FIRST = date(2026, 1, 1)
ANN, DEE, CY = (f"{name}@example.gov.uk" for name in ("ann", "dee", "cy"))
BOARD = "SEND Partnership Board"
LEAD = "SEND Senior Manager"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    """All of this is on a day of November, in October's round."""
    with time_machine.travel(NOW, tick=True):
        yield


def named(file: Path, path: Path) -> None:
    """The examples, with Ann for all that a post leads and Cy for an extract and an action."""
    database = open_database(Path(shutil.copy(file, path)))
    ann = Holder(
        post="lead",
        of=LEAD,
        name="Ann Lead",
        address=ANN,
        deputy="Dee Deputy",
        deputy_address=DEE,
        from_date=FIRST,
    )
    cy = Holder(post="extract", of="social_media", name="Cy Officer", address=CY, from_date=FIRST)
    held, ahead = (Meeting(body=BOARD, held_on=date(2026, *day)) for day in ((10, 14), (12, 10)))
    put(held, ahead, ann, cy, database=database)
    with database.reading() as cursor:
        meeting = records(cursor).entries()[0].id
    asked = Minute(
        meeting=meeting,
        sort="action",
        about="1a.1",
        words="Publish the audit",
        owner="cy officer",
        due=date(2026, 11, 27),
    )
    told = Commentary(
        about="nd_longest_wait",
        month="2026-09",
        why="Fewer clinics",
        doing="Open two more clinics",
        owner="Ann Lead",
        due=date(2026, 12, 31),
    )
    put(asked, told, database=database)
    database.close()


@cache
def _named(file: Path) -> Build:
    return partial(named, file)


@pytest.fixture
def page(reading: Reading, example_file: Path) -> Opened:
    """Open a page over the examples with these people, only to read it."""
    return reading(_named(example_file))


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, people: dict[str, Reader]) -> dict[str, str]:
    """Who looks: the address of a lead."""
    people["now"] = Reader("Ann Lead", frozenset({Role.LEAD}))
    held = {"now": ANN}
    monkeypatch.setattr(reader, "address_of", held.get)
    return held


def test_the_round_is_answered_in_a_sentence_and_each_kind_is_counted(page: Opened) -> None:
    test = page("round")
    counts = progress_of(source.this_round())
    done, of = sum(one.done for one in counts), sum(one.of for one in counts)
    assert finding_of(test) == (
        f"October's round: {done} of {of} things are done; the {BOARD} meets on 10 December, in 16 "
        "days."
    )
    assert {f"{one.done} of {one.of}" for one in counts} <= set(texts(test, "td"))
    assert "23 of 39" in texts(test, "td")  # days until the meeting
    assert "The edition is not made yet. Make it." in texts(test, "li")
    assert "Working figures Not for sharing." in " ".join(texts(test, "p"))


def test_everything_owed_leads_to_where_it_is_done(page: Opened) -> None:
    found = set(links(page("round")))
    assert {"updates?milestone=1b.3", "measure?id=nd_longest_wait", "editions?do=make"} <= found
    assert any(one.startswith("measure?id=") and one.endswith("do=explain") for one in found)
    assert any(one.startswith("governance?action=") for one in found)


def test_who_may_not_report_is_led_to_where_it_is_read(page: Opened) -> None:
    test = page("round", view_as=Role.ADMINISTRATOR)
    found = links(test)
    assert not any(one.startswith(("updates", "upload")) for one in found)
    assert any(one.startswith("action?id=1b") for one in found)
    assert "The edition is not made yet. An analyst makes it." in texts(test, "li")


def test_what_was_said_before_is_carried_and_milestones_stand_by_person(page: Opened) -> None:
    test = page("round")
    assert "Said in September" in texts(test, "td")
    summaries = texts(test, "summary")
    assert any(one.startswith("Ann Lead: ") for one in summaries)
    assert any(one.startswith("Nobody is named for ") for one in summaries)


def test_one_persons_part_is_picked_and_nothing_of_others_is_in_it(page: Opened) -> None:
    test = page("round", whose="Cy Officer")
    assert "Publish the audit" in words(test) and "Social media" in texts(test, "th")
    assert "Ann Lead" not in " ".join([*texts(test, "td"), *texts(test, "summary")])
    nobody = page("round", whose="nobody")
    assert "Ann Lead" not in " ".join([*texts(nobody, "td"), *texts(nobody, "summary")])
    assert any(one.startswith("Nobody is named for ") for one in texts(nobody, "summary"))


def test_who_has_signed_in_finds_their_own_first_on_both_pages(
    page: Opened, own: dict[str, str]
) -> None:
    for name in ("round", "overview"):
        test = page(name)
        assert "of your milestones need an update" in words(test), name
        assert "round?whose=mine" in links(test)
    mine = page("round", whose="mine")
    assert "Cy Officer" not in " ".join(texts(mine, "td"))
    own["now"] = DEE
    assert "As deputy of Ann Lead: " in words(page("overview"))
    own["now"] = CY
    assert "An action of a meeting is due on Friday" in words(page("overview"))
    own["now"] = "bo@example.gov.uk"
    assert "You are not named for anything in this round." in words(page("round"))
    assert "Mine" not in page("round").selectbox[0].options
    assert "named for" not in words(page("overview"))


def test_what_is_owed_today_is_not_said_of_another_moment(
    page: Opened, own: dict[str, str]
) -> None:
    with time_machine.travel(LOADED + timedelta(days=2), tick=True):
        then = page("overview", known_at=f"{LOADED + timedelta(days=1):%Y-%m-%d}")
        assert "Figures as they were known" in words(then) and "Needs attention" in words(then)
        assert "of your milestones" not in words(then)
        assert "of your milestones" in words(page("overview"))


def test_no_address_of_anybody_is_on_the_page_and_no_name_on_a_boards_overview(
    page: Opened, own: dict[str, str], people: dict[str, Reader]
) -> None:
    assert "@example" not in words(page("round"))
    people["now"] = Reader("Ann Lead", frozenset({Role.BOARD}))
    assert "your milestones" not in words(page("overview"))
    assert name_of(page("round")) == "This page is not for your role"


def test_an_empty_database_says_what_begins_the_round(bare: Opened) -> None:
    test = bare("round")
    assert finding_of(test) == "The round begins once the first extracts are uploaded."
    assert "No figures yet" in words(test)


def test_where_nobody_is_named_an_administrator_is_led_to_naming_them(shown: Opened) -> None:
    said = "Nobody is named yet for any lead title, extract or meeting."
    for role, led in ((Role.ADMINISTRATOR, True), (Role.LEAD, False)):
        test = shown("round", view_as=role)
        assert said in words(test)
        assert ("people?view_as=administrator" in links(test)) == led


def test_once_its_edition_is_approved_the_round_is_over(
    opened: Opened, own_database: Path, example_file: Path, own: dict[str, str]
) -> None:
    named(example_file, own_database)
    assert "of your milestones" in words(opened("round"))
    make(source.database(), EditionWish(name="The meeting"), Reader("An Analyst"))
    waiting = "The meeting is made, and waits for an administrator to approve it."
    assert waiting in texts(opened("round"), "li")
    assert "of your milestones" not in words(opened("overview", edition="1"))
    approve(source.database(), 1, Reader("Ad Ministrator"))
    test = opened("round")
    assert finding_of(test) == "October's round is over: its edition, The meeting, is approved."
    assert "of your milestones" not in words(test)
