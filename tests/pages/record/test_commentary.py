"""Commentary on an exception: written, corrected, carried on, done and taken back on the page of
its measure or its milestone, and shown there to whoever may see the figures."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.reader import Reader
from data.record import Commentary, Withdrawal, Written
from kpis import months
from kpis.editions import EditionWish, approve, make, read_content
from kpis.rounds import Owed, month_of_round
from pages.parts import source
from pages.parts.record.commentary_form import DONE, NOT_OFF, SAY, TAKE_BACK
from presentation.words.rounds import way_of
from tests.conftest import MEETING
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.on_record import on_record, put
from tests.pages.reading import answer_of, fields_of, html, words

LOST, STEADY = "rtc_accredited", "nd_average_wait"
HIDDEN = "ehc_20_weeks_all"
"""Of too few for an edition."""
LATE = "2a.2"
ROUND = month_of_round(uk_today())
BEFORE = months.add(ROUND, -1)
DUE = date(uk_today().year + 1, 3, 2)
BUTTON = "Put it on the record"


def said(month: str = ROUND, about: str = LOST, **changed: object) -> Commentary:
    told = {
        "about": about,
        "month": month,
        "why": "A provider closed its list",
        "doing": "We open a <b>second</b> list",
        "owner": "Ann Lead",
        "due": DUE,
        **changed,
    }
    return Commentary.model_validate(told)


@pytest.fixture
def page(opened: Opened, own_database: Path, released_file: Path) -> Opened:
    """Open the page of a measure, or of an action, with its form, over a record with these
    commentaries."""
    shutil.copy(released_file, own_database)

    def page(*written: Written, about: str = LOST, **query: str) -> AppTest:
        put(*written)
        if about == LATE:
            return opened("action", id="2a", explain=LATE, **query)
        if about in ("overview", "governance"):
            return opened(about, **query)
        return opened("measure", id=about, do="explain", **query)

    return page


def fill(test: AppTest, **fields: str) -> AppTest:
    enter(test, {"Your name": "Bea Second", **labelled(fields)})
    return press(test, BUTTON)


WRITTEN = {"Why": "The list grew", "What_will": "More clinics", "By_whom": "Bo", "By_when": ""}


@pytest.mark.parametrize("about", [LOST, LATE])
def test_what_is_off_says_that_nobody_has_said_why_until_somebody_has(
    page: Opened, about: str
) -> None:
    test = page(about=about)
    assert "No commentary: nobody has said yet" in html(test)
    written = {**WRITTEN, "By_when": f"{DUE:%d/%m/%Y}", "What_help": "Two more posts."}
    test = fill(test, **written)
    assert on_record()[-1].written == Commentary(
        about=about,
        month=ROUND,
        why="The list grew",
        doing="More clinics",
        owner="Bo",
        due=DUE,
        asked="Two more posts.",
    )
    told = html(test)
    assert "<b>Why: </b>The list grew.</p>" in told
    assert f"More clinics. Bo, by {DUE.day} {months.long(months.of(DUE))}.</p>" in told
    assert "<b>Asked of the Board: </b>Two more posts.</p>" in told
    assert "not written anew since" not in told and "No commentary" not in told
    assert "It is on the record" in answer_of(test)


def test_everything_that_is_missing_is_said_with_its_field(page: Opened) -> None:
    test = fill(page(), Why="2 of 7 families were left", What_will="x", By_whom="Bo")
    assert fields_of(test) == ["due"]
    test = fill(test, By_when=f"{DUE:%d/%m/%Y}")
    assert fields_of(test) == ["why"] and "“2 of 7 families” may point to a child" in words(test)
    assert fields_of(fill(test, Why=" ", What_will=" ", By_whom=" ")) == ["why", "doing", "owner"]
    assert on_record() == []


def test_carried_words_are_filled_in_and_written_anew(page: Opened) -> None:
    test = page(said(BEFORE, done_on="2026-09-01"))
    assert f"Said in the round of {months.long(BEFORE)} by Ann Lead" in html(test)
    assert "and not written anew since." in html(test)
    assert "We open a &lt;b&gt;second&lt;/b&gt; list." in html(test)
    assert field(test, "Why").value == "A provider closed its list"
    fill(test, Why="It is still closed")
    first, second = on_record()
    assert second.written == said(why="It is still closed")
    assert second.replaces is None and first.written == said(BEFORE, done_on="2026-09-01")
    assert "Said before (1)" in html(test)


def test_what_was_said_in_this_round_is_corrected_and_said_to_be_done(page: Opened) -> None:
    test = fill(page(said()), Why="It was another one")
    assert on_record()[-1].replaces == on_record()[-2].id
    assert on_record()[-1].written == said(why="It was another one")
    assert "Corrected by Bea Second" in html(test)
    field(test, "What to write").set_value(DONE).run()
    test = fill(test, Done_on=f"{uk_today():%d/%m/%Y}")
    assert on_record()[-1].written == said(why="It was another one", done_on=uk_today())
    assert f"; done on {uk_today().day} " in html(test)
    assert DONE not in field(test, "What to write").options


def test_the_way_of_a_promise_opens_the_form_at_saying_that_it_is_done(page: Opened) -> None:
    owed = Owed("promise", LOST, None, False, (), 1)
    put_on = [said()]
    for one, way in ((owed, DONE), (replace(owed, kind="commentary"), SAY)):
        more = {name: said for name, said in way_of(one)[1].items() if name not in ("id", "do")}
        assert field(page(*put_on, **more), "What to write").value == way
        put_on = []


def test_what_was_promised_and_is_over_is_called_so(page: Opened) -> None:
    assert "it is not said to be done" in html(page(said(due="2026-08-31")))


def test_it_is_taken_back_with_a_reason_and_stays_on_the_record(page: Opened) -> None:
    test = page(said())
    field(test, "What to write").set_value(TAKE_BACK).run()
    enter(test, {"What was said": on_record()[0].id, "Reason": "Of another list"})
    enter(test, {"Your name": "Bea Second"})
    test = press(test, "Take it back")
    assert "No commentary: nobody" in html(test)
    assert "Taken back by Bea Second" in html(test) and "Of another list" in html(test)


def test_the_second_who_writes_keeps_what_was_typed_and_sees_what_the_first_wrote(
    page: Opened,
) -> None:
    test = page()
    put(said(why="What the first wrote"))
    test = fill(test, **{**WRITTEN, "By_when": f"{DUE:%d/%m/%Y}"})
    assert "put another entry about this on the record" in answer_of(test)
    assert "What the first wrote" in html(test)
    assert field(test, "Why").value == "The list grew"
    assert len(on_record()) == 1


def test_of_what_is_not_off_nothing_is_asked_and_what_was_said_is_kept(page: Opened) -> None:
    test = page(about=STEADY)
    assert NOT_OFF in html(test) and "Exception" not in html(test)
    test = page(said(about=STEADY), about=STEADY)
    assert "Said before (1)" in html(test) and "Exception: " not in html(test)


def test_the_overview_says_how_many_exceptions_nobody_has_explained(page: Opened) -> None:
    before = re.search(r"(\d+) exceptions have no commentary", html(page(about="overview")))
    assert before
    off = int(before[1])
    test = page(said(), said(about=LATE), said(about=STEADY), about="overview")
    assert f"{off - 2} exceptions have no commentary" in html(test)
    assert "An exception is a measure that " in html(test)
    told = "Lessons with effective adaptive teaching</a>: not improving since May 2025"
    assert told in html(test)


def test_the_whole_record_of_governance_has_it_with_its_fate(page: Opened) -> None:
    put(said())
    put(Withdrawal(about=said().subject, reason="Of another list"), replaces=1)
    told = html(page(about="governance"))
    assert f"1. Commentary for {months.long(ROUND)}, Right to Choose" in told
    assert "Taken back by Ann Lead" in told


@pytest.mark.parametrize("about", [LOST, LATE])
def test_the_board_sees_what_its_edition_holds_and_writes_nothing(page: Opened, about: str) -> None:
    test = page(said(about=about), about=about, view_as="board")  # the edition is older than this
    assert "Why: " not in html(test)
    assert "nobody had said why when this edition was made." in html(test)
    assert not test.text_area and "Say why" not in html(test)


def test_an_edition_holds_what_was_said_and_nothing_of_what_it_hides(page: Opened) -> None:
    put(said(BEFORE), said(BEFORE, about=LATE), said(why="Never to be seen"))
    put(said(why="Nor this"), replaces=3)
    put(Withdrawal(about=said().subject, reason="It pointed to a child"), replaces=4)
    put(said(about=STEADY, why="It points to a child"))
    put(said(about=STEADY), replaces=6)
    put(said(about=STEADY, done_on=uk_today()), replaces=7)
    put(said(about=HIDDEN))
    made = make(source.database(), EditionWish(name=MEETING), Reader("Ann Analyst"))
    assert approve(source.database(), made.id, Reader("Ad Ministrator")) == []
    held = read_content(source.database(), made.id).entries
    assert [entry.id for entry in held] == [1, 2, 7, 8]
    for about in (LOST, LATE):
        told = html(page(about=about, view_as="board"))
        assert "A provider closed its list." in told and "Write it anew" not in told
        assert f"Said in the round of {months.long(BEFORE)} by Ann Lead" in told
