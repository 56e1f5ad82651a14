"""The page of tokens: one is shown once, and ends for good."""

from pathlib import Path

from data.settings import Settings
from data.tokens import tokens_of
from tests.pages.conftest import Opened
from tests.pages.forms import press
from tests.pages.reading import finding_of, texts, words


def test_a_token_is_issued_shown_once_and_ended(opened: Opened, own_database: Path) -> None:
    test = opened("tokens")
    assert finding_of(test) == "No machine may load or read anything."
    test.text_input[0].input("Night <b>job</b>")
    test.multiselect[0].select("nd_waits")
    press(test, "Issue the token")
    [shown] = test.code
    tokens = tokens_of(own_database, Settings())
    known = tokens.known(shown.value)
    assert known and (known.name, known.extracts) == ("Night <b>job</b>", ("nd_waits",))
    assert not known.reads
    assert finding_of(test) == "1 token lets a machine load or read."
    assert texts(test, "td")[2] == "Open" and "Night <b>job</b>" in texts(test, "th")
    test.run()
    assert not test.code and shown.value not in words(test)
    press(test, "End it for good")
    assert test.error[0].value == "Choose the token that is to end."
    test.selectbox[0].select_index(0)
    press(test, "End it for good")
    ended = tokens.known(shown.value)
    assert ended and ended.ended
    assert texts(test, "td")[2].startswith("Ended ")
    assert not [one for one in test.button if one.label == "End it for good"]


def test_what_a_token_lacks_is_told(opened: Opened) -> None:
    test = press(opened("tokens"), "Issue the token")
    assert "Give the token a name" in test.error[0].value
    test.text_input[0].input("job")
    press(test, "Issue the token")
    assert "Choose at least one extract" in test.error[0].value
    assert test.text_input[0].value == "job" and not test.code


def test_a_token_may_be_for_reading_alone(opened: Opened, own_database: Path) -> None:
    test = opened("tokens")
    test.text_input[0].input("Power BI")
    test.checkbox[0].check()
    press(test, "Issue the token")
    known = tokens_of(own_database, Settings()).known(test.code[0].value)
    assert known and (known.reads, known.extracts) == (True, ())
    assert texts(test, "td")[3] == "read the newest edition"
