"""The governance page: when the bodies meet, what was decided, and the forms that put it on the
record."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.record import Meeting, Minute, Withdrawal, Written
from kpis.record.entry_faults import NO_DATE
from pages.parts.record.governance_forms import CORRECT, DONE, MEETING, MINUTE, TAKE_BACK
from presentation.words.grammar import long_date
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.on_record import on_record, put
from tests.pages.reading import answer_of, html

BOARD = "SEND Partnership Board"
HELD = Meeting(body=BOARD, held_on=date(2026, 10, 14))
ACTION = Minute(
    meeting=1, sort="action", about="3e.5", words="Publish the audit", owner="Head of SEND"
)
DECISION = Minute(
    meeting=1, sort="decision", about="nd_longest_wait", words="Ask the provider to explain"
)


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open the page over the example extracts, with these entries on the record, its form
    unfolded."""
    shutil.copy(example_file, own_database)

    def page(*written: Written, **query: str) -> AppTest:
        put(*written)
        test = opened("governance", **query)
        test.session_state["governing"] = True
        return test.run()

    return page


def finding(test: AppTest) -> str:
    return html(test).split("<h2>")[1].split("</h2>")[0]


def choose(test: AppTest, way: str) -> AppTest:
    return field(test, "What to write").set_value(way).run()


def fill(test: AppTest, button: str = "Put it on the record", **fields: Any) -> AppTest:
    enter(test, {"Your name": "Bea Second", **labelled(fields)})
    return press(test, button)


def test_without_an_entry_the_page_says_so_and_lists_the_bodies(page: Opened) -> None:
    test = page()
    assert finding(test) == (
        "No meeting of the SEND Partnership Board is on the record yet. No action is on the record "
        "yet."
    )
    assert "Health and Well-being board" in html(test)
    assert "No decision or action is on the record yet." in html(test)
    assert field(test, "What to write").options == [MEETING]


def test_the_finding_says_when_the_board_met_and_what_is_open(page: Opened) -> None:
    ahead = Meeting(body=BOARD, held_on=uk_today() + timedelta(days=14))
    late = ACTION.model_copy(update={"due": uk_today() - timedelta(days=1)})
    test = page(HELD, ahead, ACTION, late, DECISION)
    assert finding(test) == (
        "The SEND Partnership Board last met on 14 October 2026 and meets next on "
        f"{long_date(ahead.held_on)}. 2 actions are open, one of them overdue."
    )
    assert "Action, overdue" in html(test)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ((HELD, ACTION), "1 action is open."),
        (
            (HELD, ACTION.model_copy(update={"due": date(2026, 10, 31)})),
            "1 action is open and overdue.",
        ),
        ((HELD, ACTION, ACTION), "2 actions are open, none of them overdue."),
        (
            (HELD, *[ACTION.model_copy(update={"due": date(2026, 10, 31)})] * 2),
            "2 actions are open, both overdue.",
        ),
        ((HELD, ACTION.model_copy(update={"done_on": date(2026, 10, 31)})), "No action is open."),
    ],
)
def test_open_actions_are_counted_in_words(
    page: Opened, written: tuple[Written, ...], words: str
) -> None:
    assert finding(page(*written)).endswith(f"Its next meeting is not on the record. {words}")


def test_each_leads_to_its_measure_or_its_action(page: Opened) -> None:
    shown = html(page(HELD, ACTION, DECISION))
    assert '<a href="action?id=3e">Milestone 3e.5</a>' in shown
    assert '<a href="measure?id=nd_longest_wait">Longest wait</a>' in shown
    assert '<a href="./?since=board">What has changed since</a>' in shown


def test_the_body_in_the_address_narrows_the_record(page: Opened) -> None:
    other = Meeting(body="DfE", held_on=date(2026, 11, 3))
    asked = DECISION.model_copy(update={"meeting": 2, "words": "Send the figures"})
    shown = html(page(HELD, other, ACTION, asked, body="dfe")).split("Decisions and actions")[-1]
    table = shown.split("Everything ever put")[0]
    assert "Send the figures" in table
    assert ACTION.words not in table
    assert "No decision or action of Cabinet is on the record yet." in html(page(body="cabinet"))


def test_an_address_that_names_an_open_action_opens_the_form_with_it_chosen(page: Opened) -> None:
    done = ACTION.model_copy(update={"done_on": date(2026, 10, 31)})
    put_on = (HELD, ACTION, done, DECISION)
    test = page(*put_on, action="2")
    assert field(test, "What to write").value == DONE
    assert field(test, "Action").value == 2
    test = fill(test, Done_on="31/10/2026")
    assert on_record()[-1].written == done.model_copy(update={"meeting": 1})
    for closed in ("2", "3", "4", "99", "x"):
        assert field(page(action=closed), "What to write").value != DONE, closed


def test_an_address_older_than_a_correction_opens_the_form_with_what_stands_now(
    page: Opened,
) -> None:
    page(HELD, ACTION)
    for entry in (2, 3):
        put(ACTION.model_copy(update={"words": f"Publish the audit, part {entry}"}), replaces=entry)
    test = page(action="2")
    assert (field(test, "What to write").value, field(test, "Action").value) == (DONE, 4)


def test_a_meeting_is_put_on_the_record_and_may_lie_ahead(page: Opened) -> None:
    ahead = uk_today() + timedelta(days=30)
    test = fill(page(), Body="DfE", Date_of=f"{ahead:%d/%m/%Y}")
    assert [entry.written for entry in on_record()] == [Meeting(body="DfE", held_on=ahead)]
    assert long_date(ahead) in html(test)
    assert "It is on the record" in answer_of(test)


def test_an_action_is_recorded_against_a_milestone(page: Opened) -> None:
    test = choose(page(HELD), MINUTE)
    field(test, "Which").set_value("action").run()
    test = fill(
        test,
        Meeting=1,
        About="3e.5",
        What_is_to="Publish the audit",
        Who="Head of SEND",
        To_be_done="30/11/2026",
    )
    [_, stored] = on_record()
    assert stored.written == ACTION.model_copy(update={"due": date(2026, 11, 30)})
    assert (stored.author, stored.replaces) == ("Bea Second", None)
    assert "Head of SEND, by 30 November 2026" in html(test)


def test_a_decision_is_recorded_against_a_measure(page: Opened) -> None:
    test = choose(page(HELD), MINUTE)
    fill(test, Meeting=1, About="nd_longest_wait", What_was=DECISION.words)
    assert [entry.written for entry in on_record()] == [HELD, DECISION]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Meeting": 1, "About": "3e.5"}, "Write the words: they are missing."),
        (
            {"Meeting": 1, "What_was": "Agreed"},
            "Choose the milestone or the measure that it is about.",
        ),
        ({"Meeting": 1, "About": "3e.5", "What_was": "Agreed", "Your_name": " "}, "Give your name"),
        ({"About": "3e.5", "What_was": "Agreed"}, "Choose the meeting."),
        ({"Your_name": " "}, "Give your name"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_stored(
    page: Opened, fields: dict[str, str], words: str
) -> None:
    test = fill(choose(page(HELD), MINUTE), **fields)
    assert words in answer_of(test)
    assert len(on_record()) == 1


def test_a_date_that_cannot_be_read_is_refused(page: Opened) -> None:
    assert NO_DATE in answer_of(fill(page(), Date_of="31/13/2026"))
    assert on_record() == []


def test_an_action_is_marked_as_done_by_a_new_entry(page: Opened) -> None:
    test = fill(choose(page(HELD, ACTION), DONE), Action=2, Done_on="20/11/2026")
    done = on_record()[-1]
    assert (done.written, done.replaces) == (
        ACTION.model_copy(update={"done_on": date(2026, 11, 20)}),
        2,
    )
    assert "Head of SEND, done on 20 November 2026" in html(test)
    assert "Corrected by Bea Second" in html(test)
    assert DONE not in field(test, "What to write").options


def test_an_entry_is_corrected_and_both_stand_on_the_record(page: Opened) -> None:
    test = choose(page(HELD, DECISION), CORRECT)
    field(test, "Entry").set_value(2).run()
    assert field(test, "What was").value == DECISION.words
    fill(test, What_was="Ask the provider again")
    assert [entry.replaces for entry in on_record()] == [None, None, 2]
    shown = html(test)
    assert DECISION.words in shown.split("Everything ever put")[1]
    assert (
        DECISION.words
        not in shown.split("Everything ever put")[0].split('aria-label="Decisions')[1]
    )


def test_a_meeting_is_corrected_and_its_minutes_follow(page: Opened) -> None:
    test = choose(page(HELD, ACTION), CORRECT)
    field(test, "Entry").set_value(1).run()
    test = fill(test, Date_of="15/10/2026")
    assert "last met on 15 October 2026" in finding(test)
    assert "15 Oct 2026" in html(test)
    test = fill(choose(test, DONE), Action=2, Done_on="20/11/2026")
    assert on_record()[-1].written.model_dump()["meeting"] == 3


def test_an_entry_is_taken_back_with_a_reason(page: Opened) -> None:
    test = choose(page(HELD, DECISION), TAKE_BACK)
    assert [one.split(".")[0] for one in field(test, "Entry").options] == ["2"]
    field(test, "Entry").set_value(2).run()
    assert "Give the reason" in answer_of(fill(test, "Take it back"))
    fill(test, "Take it back", Reason="Of another meeting")
    last = on_record()[-1]
    assert (last.written, last.replaces) == (
        Withdrawal(about="nd_longest_wait", reason="Of another meeting"),
        2,
    )
    assert "Of another meeting" in html(test)


def test_the_second_who_writes_about_the_same_thing_sees_what_the_first_wrote(page: Opened) -> None:
    test = choose(page(HELD), MINUTE)
    first = Minute(meeting=1, sort="decision", about="3e.5", words="The first decided this")
    put(first, author="Ann First")
    test = fill(test, Meeting=1, About="3e.5", What_was="The second decided that")
    assert "In the meantime Ann First put another entry about this on the record." in answer_of(
        test
    )
    assert "The first decided this" in html(test)
    assert [entry.written for entry in on_record()] == [HELD, first]
    fill(test, Meeting=1, About="3e.5", What_was="The second decided that")
    assert len(on_record()) == 3


OTHER = ACTION.model_copy(update={"about": "3e.6", "words": "Ask the parents"})
GONE = "In the meantime this entry was corrected or taken back. Nothing was stored."


def presses(test: AppTest, button: str = "Put it on the record") -> AppTest:
    return next(one for one in test.button if one.label == button).click().run()


def test_an_action_that_somebody_else_has_done_meanwhile_is_not_turned_into_another(
    page: Opened,
) -> None:
    test = choose(page(HELD, ACTION, OTHER), DONE)
    put(ACTION.model_copy(update={"done_on": date(2026, 11, 19)}), author="Ann First", replaces=2)
    test = fill(test, Action=2, Done_on="20/11/2026")
    for _ in range(2):
        assert GONE in answer_of(test)
        assert field(test, "Done on").value == "20/11/2026"
        assert len(on_record()) == 4
        test = presses(test)
    field(test, "Action").set_value(3)
    presses(test)
    assert on_record()[-1].replaces == 3


def test_a_decision_is_not_stored_under_another_meeting_than_the_one_that_was_chosen(
    page: Opened,
) -> None:
    other = Meeting(body="DfE", held_on=date(2026, 10, 21))
    test = choose(page(HELD, other), MINUTE)
    put(Withdrawal(about="DfE", reason="It was put off"), author="Ann First", replaces=2)
    test = fill(test, Meeting=2, About="3e.5", What_was="Send the figures")
    assert "That meeting was corrected or taken back" in answer_of(test)
    assert (field(test, "Meeting").value, field(test, "What was").value) == (
        None,
        "Send the figures",
    )
    assert "Choose the meeting." in answer_of(presses(test))
    assert len(on_record()) == 3


def test_the_words_about_the_only_meeting_stay_when_it_is_taken_back(page: Opened) -> None:
    test = choose(page(HELD), MINUTE)
    put(Withdrawal(about=BOARD, reason="Never held"), author="Ann First", replaces=1)
    test = fill(test, Meeting=1, About="3e.5", What_was="Send the figures")
    assert "That meeting was corrected or taken back" in answer_of(test)
    assert field(test, "What was").value == "Send the figures"


def test_a_correction_of_what_somebody_else_corrected_meanwhile_keeps_its_words_and_stores_nothing(
    page: Opened,
) -> None:
    test = choose(page(HELD, DECISION), CORRECT)
    field(test, "Entry").set_value(2).run()
    put(
        DECISION.model_copy(update={"words": "The first corrected this"}),
        author="Ann First",
        replaces=2,
    )
    test = fill(test, What_was="The second corrected that")
    assert GONE in answer_of(test)
    assert field(test, "What was").value == "The second corrected that"
    assert "The first corrected this" in html(test)
    assert GONE in answer_of(presses(test))
    assert len(on_record()) == 3


def test_nobody_stores_what_they_have_not_chosen(page: Opened) -> None:
    test = page(HELD, ACTION, OTHER)
    assert "Choose the body that meets." in answer_of(fill(test))
    assert "Choose the entry." in answer_of(fill(choose(test, DONE)))
    assert len(on_record()) == 3


def test_nothing_can_be_written_while_an_earlier_moment_is_looked_at(page: Opened) -> None:
    test = page(HELD, known_at="2026-01-01")
    assert not [one for one in test.radio if one.label == "What to write"]
    assert "No meeting of the SEND Partnership Board" in finding(test)


def test_words_that_somebody_typed_are_shown_as_text(page: Opened) -> None:
    put_in = DECISION.model_copy(update={"words": "<img src=x> *bold*"})
    shown = html(page(HELD, put_in))
    assert "&lt;img src=x&gt; *bold*" in shown
    assert "<img src=x>" not in shown


def test_minutes_stand_on_the_page_of_their_measure(page: Opened, opened: Opened) -> None:
    page(HELD, ACTION, DECISION)
    shown = html(opened("measure", id="nd_longest_wait"))
    assert "<h3>Decisions and actions</h3>" in shown
    assert DECISION.words in shown
    assert ACTION.words not in shown
    assert "Decisions and actions" not in html(opened("measure", id="appeal_rate"))
