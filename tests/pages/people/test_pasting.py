"""Naming many at once from a spreadsheet: what it would do is seen first, and one line that is wrong
stops all."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kpis.record import PEOPLE_COLUMNS, holders
from pages.parts.people.pasting import BOX
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, enter, press
from tests.pages.on_record import on_record
from tests.pages.reading import answer_of, fields_of, html, texts

HEAD = "\t".join(PEOPLE_COLUMNS)
CHAIR = "lead\tSENDAC Chair\tAnn <b>Lead\tann@example.org\t\t\t01/01/2026\t"
CABINET = "meeting\tCabinet\tBo Second\tbo@example.org\t\t\t01/01/2026\t"
STORE = "Put it on the record"


@pytest.fixture
def page(opened: Opened, own_database: Path) -> AppTest:
    """The page over an empty database, its box unfolded."""
    test = opened("people")
    test.session_state[BOX] = True
    return test.run()


def pasted(test: AppTest, *lines: str, name: str = "Ada Keeper") -> AppTest:
    enter(test, {"The lines": "\n".join([HEAD, *lines]), "Your name": name})
    return press(test, "Show what it would do")


def test_a_list_is_shown_and_then_stored_and_stored_no_second_time(page: AppTest) -> None:
    test = pasted(page, CHAIR, "extract\tSurveys\t\t\t\t\t\t", CABINET)
    assert "3 lines: 2 new and 1 without a name. Nothing is stored yet." in texts(test, "small")
    assert "Ann &lt;b&gt;Lead" in html(test)
    assert holders(on_record()) == []
    test = press(test, STORE)
    assert "2 new and 1 without a name" in answer_of(test)
    assert [one.name for _, one in holders(on_record())] == ["Ann <b>Lead", "Bo Second"]
    assert {one.author for one in on_record()} == {"Ada Keeper"}
    test = pasted(test, CHAIR.replace("Ann <b>", "Ann "), CABINET)
    assert "Changed. name: Ann <b>Lead → Ann Lead" in texts(test, "td")
    press(test, STORE)
    assert [one.name for _, one in holders(on_record())] == ["Bo Second", "Ann Lead"]
    assert STORE not in buttons(pasted(test, CABINET))


def test_one_line_that_is_wrong_stops_all_and_says_what_to_do(page: AppTest) -> None:
    test = pasted(page, CHAIR, CABINET.replace("bo@example.org", "nowhere"))
    assert fields_of(test) == ["text"]
    assert "1 line is wrong" in answer_of(test)
    assert any("Give one e-mail address" in words for words in texts(test, "td"))
    assert STORE not in buttons(test)
    assert fields_of(pasted(test, CHAIR, name="")) == ["author"]
    enter(test, {"The lines": " "})
    assert fields_of(press(test, "Show what it would do")) == ["text", "author"]
    assert STORE not in buttons(test)
