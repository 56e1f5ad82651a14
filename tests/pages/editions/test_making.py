"""Making an edition on the page: what is missing, what is refused, and that it is made once."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.access import Role
from data.clock import end_of, uk_time
from data.reader import Reader
from data.record import Meeting
from data.store import Database
from kpis.editions import CannotBeSafeError, EditionWish, MeanwhileError, read_editions
from kpis.editions import make as really_make
from kpis.record import newest, record
from pages.parts import source
from pages.parts.editions import asking, making
from tests.pages.conftest import Build, Opened
from tests.pages.editions.conftest import ANN, HOSTILE
from tests.pages.forms import buttons, enter, field, press
from tests.pages.reading import answer_of, fields_of, finding_of, html, texts, words
from tests.pages.test_known_at import links

MAKE = "Make an edition"
NAME, OTHER = "The meeting it is for", "Or another meeting"


@pytest.fixture
def own(opened: Opened, own_database: Path, of_examples: Build) -> AppTest:
    """The form over the examples with one edition."""
    of_examples(own_database)
    return opened("editions", do="make", view_as=Role.ANALYST)


def given(test: AppTest, **more: Any) -> AppTest:
    """Fill in what must be, and more."""
    name = OTHER if any(one.label.startswith(OTHER) for one in test.text_input) else NAME
    enter(test, {name: "Cabinet, 1 December 2026", "Your name": "Ann Analyst", **more})
    return press(test, MAKE)


def test_what_is_missing_leads_to_where_it_is_mended_and_stops_nobody(shown: Opened) -> None:
    test = shown("editions", do="make", view_as=Role.ANALYST)
    assert "not stop you." in finding_of(test)
    ways = " ".join(links(test))
    assert "updates?milestone=" in ways and MAKE in buttons(test)
    assert "measure?id=rtc_accredited&amp;do=explain" in ways
    assert "explain=2a.2" not in ways  # it is asked for an update first


def test_all_that_lacks_is_said_at_once_and_leads_to_its_field(own: AppTest) -> None:
    enter(own, {"As known": "31/02/2026"})
    press(own, MAKE)
    assert fields_of(own) == ["meeting", "known_at", "author"]
    assert field(own, "As known").value == "31/02/2026"


@pytest.mark.parametrize("day", ["31/12/2999", "01/01/2026", "yesterday"])
def test_a_day_that_is_not_over_or_before_the_first_upload_or_no_day_is_refused(
    own: AppTest, day: str
) -> None:
    assert "Write a day that is over" in answer_of(given(own, **{"As known": day}))
    assert len(read_editions(source.database())) == 1


def test_an_edition_is_made_once_and_waits_with_what_it_hides_before_its_maker(
    own: AppTest,
) -> None:
    own = given(own, **{"A note": HOSTILE})
    assert (
        answer_of(own) == "Edition 2 is made, and waits. An administrator approves it on this page."
    )
    assert texts(own, "h1") == ["Edition 2"] and "What it shows and hides" in words(own)
    assert "Waiting for approval" in finding_of(own) and "<b>x</b>" not in html(own)
    own.run()
    made = read_editions(source.database())
    assert [one.by for one in made] == ["Ann Analyst", "Ann Analyst"]
    assert (made[1].name, made[1].note) == ("Cabinet, 1 December 2026", HOSTILE)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            CannotBeSafeError(["nd_longest_wait"]),
            "In whatever form it shows Longest wait, a hidden",
        ),
        (MeanwhileError(), "Another edition was made meanwhile"),
    ],
)
def test_what_is_refused_is_said_and_the_form_stays(
    own: AppTest, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    monkeypatch.setattr(making, "make", _raising(error))
    own = given(own, **{"A note": "Keep me"})
    assert told in answer_of(own) and field(own, "A note").value == "Keep me"
    assert len(read_editions(source.database())) == 1


def _raising(error: Exception) -> Callable[..., Any]:
    def make(*_: Any) -> None:
        raise error

    return make


def test_what_was_asked_for_is_what_is_made(own: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[EditionWish, Reader]] = []

    def make(_: Any, wish: EditionWish, by: Reader, *__: Any) -> None:
        asked.append((wish, by))
        raise MeanwhileError

    monkeypatch.setattr(making, "make", make)
    monkeypatch.setattr(asking, "utc_now", lambda: datetime(2999, 1, 1))
    day = uk_time(source.results().batches[0].at).date()
    field(own, "Newest month").set_value("2026-08")
    field(own, "It corrects").set_value(1)
    field(own, "Smallest number").set_value(10)
    given(own, **{"As known": f"{day:%d/%m/%Y}", "A note": "A note."})
    [(wish, by)] = asked
    assert wish == EditionWish(
        name="Cabinet, 1 December 2026",
        month="2026-08",
        known_at=end_of(day),
        threshold=10,
        note="A note.",
        corrects=1,
    )
    assert by.name == "Ann Analyst"


def test_meetings_on_the_record_held_and_planned_are_offered(
    own_meetings: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = field(own_meetings, NAME)
    assert offered.options == [
        "Cabinet, 1 June 2027",
        "SEND Partnership Board, 14 October 2026",
    ]
    monkeypatch.setattr(making, "make", _raising(MeanwhileError()))
    enter(own_meetings, {NAME: offered.options[0], "Your name": "Ann Analyst"})
    assert "meanwhile" in answer_of(press(own_meetings, MAKE))


@pytest.fixture
def own_meetings(opened: Opened, own_database: Path, of_examples: Build) -> AppTest:
    """The form beside two meetings on the record."""
    of_examples(own_database)
    for body, day in (
        ("SEND Partnership Board", date(2026, 10, 14)),
        ("Cabinet", date(2027, 6, 1)),
    ):
        assert (
            record(
                source.database(), Meeting(body=body, held_on=day), ANN, newest(source.entries())
            )
            == []
        )
    return opened("editions", do="make", view_as=Role.ANALYST)


def test_a_reader_who_leaves_before_it_is_stored_has_made_nothing(
    own: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(database: Database, wish: EditionWish, by: Reader, say: Callable[[str], None]) -> Any:
        def left(words: str) -> None:
            say(words)
            if words.startswith("Storing"):
                st.stop()

        return really_make(database, wish, by, left)

    monkeypatch.setattr(making, "make", make)
    assert not given(own).exception
    assert len(read_editions(source.database())) == 1


def test_a_press_that_comes_just_after_it_is_stored_makes_no_second_one(
    own: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "remember", lambda _: st.stop())
    own = given(own)
    pressed = [one for one in own.button if one.label == MAKE]
    for one in pressed:
        one.click()
    assert answer_of(own.run()).startswith("Edition 2 is made, and waits.")
    assert len(read_editions(source.database())) == 2
