"""What somebody has typed stands in its field again after a fault: nobody writes anything twice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.incident import AWAY
from data.store import LAST_LOOK, DatabaseError
from pages.parts.people.naming import BOX
from pages.parts.record import commentary_form
from tests.pages.conftest import Dashboard, open_page
from tests.pages.forms import enter, field, press

SAVE = "Put it on the record"
FORMS: dict[str, tuple[str, dict[str, str], str, str, dict[str, str]]] = {
    "commentary": (
        *("measure", {"id": "rtc_accredited", "do": "explain"}, "", SAVE),
        {"Why": "The list grew", "By whom": "Bo", "By when": "01/02/2027", "Your name": "Bea"},
    ),
    "decision": (
        *("measure", {"id": "nd_average_wait", "do": "decide"}, "", "Show what it would change"),
        {"Reason": "Agreed in July", "Decided by": "Ann", "Date of the decision": "03/10/2026"},
    ),
    "update": (
        *("updates", {"milestone": "2a.2"}, "", "Save the update"),
        {"Update or impact": "The clinic has begun", "Your name": "Ann Lead"},
    ),
    "meeting": (
        *("governance", {}, "governing", SAVE),
        {"Date of the meeting": "03/10/2026", "Your name": "Ann Lead"},
    ),
    "holder": (
        *("people", {}, BOX, SAVE),
        {"E-mail address": "ann@example.org", "Your name": "Ada Keeper"},
    ),
}
"""Each form: its page, what the address says besides, the box that it is in, its button, and what
is typed."""


@pytest.fixture(autouse=True)
def shown(own_database: Path, released_file: Path) -> Iterator[None]:
    """A dashboard of this test's own, over the examples."""
    shutil.copy(released_file, own_database)
    made = Dashboard()
    made.over(own_database)
    yield
    LAST_LOOK.fault = ""
    made.leave()


def opened(form: str) -> AppTest:
    page, query, box, *_ = FORMS[form]
    return unfolded(open_page(page, **query), box)


def unfolded(test: AppTest, box: str) -> AppTest:
    """The page with its box open, of which a browser tells by itself."""
    if box:
        test.session_state[box] = True
    return test.run()


@pytest.mark.parametrize("form", FORMS)
def test_it_stands_there_again_when_the_page_comes_back(form: str) -> None:
    test, (*_, box, button, typed) = opened(form), FORMS[form]
    enter(test, typed)
    LAST_LOOK.fault = AWAY
    assert [one.value for one in press(test, button).error] == [AWAY]
    assert [one.value for one in test.run().error] == [AWAY]
    LAST_LOOK.fault = ""
    unfolded(test, box)
    assert {label: field(test, label).value for label in typed} == typed
    press(test, button)
    assert AWAY not in [one.value for one in test.error]
    assert {label: field(test, label).value for label in typed} == typed


def failing(test: AppTest, button: str) -> AppTest:
    """The page while a fault is in its place, after a press."""
    LAST_LOOK.fault = AWAY
    press(test, button)
    assert [one.value for one in test.run().error] == [AWAY]
    LAST_LOOK.fault = ""
    return test


def typed_date(test: AppTest) -> str:
    return field(test, "As-at date").value


def test_it_is_given_back_on_its_own_page_alone_and_never_once_that_was_left() -> None:
    test = open_page("upload")
    today = typed_date(test)
    enter(test, {"As-at date": "30/09/2026"})
    LAST_LOOK.fault = AWAY
    assert [one.value for one in test.run().error] == [AWAY]
    LAST_LOOK.fault = ""
    test.switch_page("help.py").run()
    assert "as_at" not in test.session_state
    assert typed_date(test.switch_page("upload.py").run()) == today


def test_it_outlasts_a_part_of_a_page_that_fails_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    test, (*_, button, typed) = opened("commentary"), FORMS["commentary"]
    enter(test, typed)

    def away(*_: object) -> None:
        raise DatabaseError(AWAY)

    with monkeypatch.context() as patched:
        patched.setattr(commentary_form, "_ways", away)
        assert AWAY in [one.value for one in press(test, button).error]
        for _ in range(2):
            assert AWAY in [one.value for one in test.run().error]
    test.run()
    assert {label: field(test, label).value for label in typed} == typed


def test_nobody_has_said_yes_after_a_fault() -> None:
    test = unfolded(open_page("editions", show="1"), "withdrawing-1")
    enter(test, {"Why it is withdrawn": "A slip", "Your name": "Ada"})
    test.checkbox[0].check()
    failing(test, "Withdraw edition 1 for good")
    unfolded(test, "withdrawing-1")
    assert field(test, "Why it is withdrawn").value == "A slip"
    assert not test.checkbox[0].value
