"""One desk for all who write: what they had before them is what they press, and what is to be said
is said once."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import fields_of, refused_by


def board() -> None:
    from dataclasses import dataclass

    import streamlit as st

    from data.reader import Reader
    from kpis.record import Fault
    from pages.parts.desk import Desk
    from presentation.html.kit.tags import Markup

    @dataclass
    class Slate(Desk):
        seen: int = 0

        def draw(self) -> None:
            self.seen = st.session_state["now"]

        def moved(self) -> bool:
            return self.seen != st.session_state["now"]

    st.session_state.setdefault("now", 1)
    desk = Slate.of("slate")
    desk.say()
    with desk.form(desk.key):
        st.text_input("Words", key=f"words-{desk.key}")
        sent = desk.sent("Save")
    st.markdown(f"saw {desk.seen}")
    if sent and desk.moved():
        desk.refuse([Fault("Somebody was quicker", "words"), "Read it."])
    elif sent:
        desk.done(["Stored", Markup("<p>There</p>")], Reader("Ann"))


def typed(test: AppTest) -> AppTest:
    test.text_input[0].set_value("mine")
    return test


def save(test: AppTest) -> AppTest:
    return test.button[0].click().run()


@pytest.fixture
def desk() -> AppTest:
    return AppTest.from_function(board).run()


def test_what_was_drawn_is_what_is_pressed_and_the_second_press_has_seen_the_rest(
    desk: AppTest,
) -> None:
    typed(desk).session_state["now"] = 2
    test = save(desk)
    assert refused_by(test) == ["Somebody was quicker", "Read it."]
    assert fields_of(test) == ["words"]
    [box] = test.error
    assert (box.proto.title, box.proto.format) == ("Not saved: 2 things to mend", 1)
    assert (test.markdown[0].value, test.text_input[0].value) == ("saw 2", "mine")
    assert [one.value for one in save(test).success] == ["Stored"]


def test_what_is_stored_empties_the_form_and_is_said_once(desk: AppTest) -> None:
    test = save(typed(desk))
    assert [one.value for one in test.success] == ["Stored"]
    assert [one.value for one in test.html] == ["<p>There</p>"]
    assert test.text_input[0].value == ""
    assert test.session_state["writer"] == "Ann"
    test.run()
    assert (list(test.success), list(test.html), list(test.error)) == ([], [], [])


def test_who_presses_nothing_sees_what_there_is(desk: AppTest) -> None:
    desk.session_state["now"] = 2
    assert desk.run().markdown[0].value == "saw 2"


ELSEWHERE = {
    "pages/parts/upload/batch.py": "its key holds the state of the data whose effect it showed",
    "pages/parts/rounds/ending.py": "what goes to somebody ends, and nothing that was typed is kept",
    "pages/people.py": "a sign-in ends, and nothing that was typed is kept",
    "pages/tokens.py": "a token is issued or ends by itself, whoever does what meanwhile",
}
"""Forms that are sent at no desk, and why."""


def test_every_form_that_somebody_else_may_overtake_is_sent_at_a_desk(project: Path) -> None:
    sending = [
        path.relative_to(project).as_posix()
        for path in (project / "pages").rglob("*.py")
        if "form_submit_button" in path.read_text(encoding="utf-8")
    ]
    assert set(sending) == {"pages/parts/desk.py", *ELSEWHERE}
