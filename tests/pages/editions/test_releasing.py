"""Approving and withdrawing on the page: before one's eyes stands what it shows and hides."""

import pytest

from data.access import Role
from data.reader import Reader
from kpis.editions import approve, read_editions
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.editions.conftest import AD, HOSTILE
from tests.pages.forms import buttons, enter, press
from tests.pages.reading import answer_of, fields_of, texts, words

APPROVE, WITHDRAW = "Approve edition 2", "Withdraw edition 2 for good"
WHY = "Why it is withdrawn"


def state(id: int = 2) -> str:
    return read_editions(source.database())[id - 1].state


def test_what_it_shows_and_hides_stands_by_measure_with_the_reason(several: Opened) -> None:
    test = several("editions", show="2", view_as=Role.LEAD)
    told = words(test)
    assert "It shows " in told and "Numbers below 5 are hidden." in told
    assert {"Fewer than 5", "Would give away a small one", "Could be worked out"} <= set(
        texts(test, "th")
    )
    assert "Each hidden figure, by measure and part" in texts(test, "summary")
    assert "a board sees that a figure is hidden, not why" in told
    assert not buttons(test)


def test_an_edition_is_approved_once_under_a_name(own_several: Opened) -> None:
    test = press(own_several("editions", show="2"), APPROVE)
    assert answer_of(test).startswith("Give your name") and fields_of(test) == ["author"]
    enter(test, {"Your name": "Ad *Ministrator*"})
    press(test, APPROVE)
    assert answer_of(test) == "Edition 2 is approved. Boards see it now."
    assert APPROVE not in buttons(test) and state() == "approved"
    assert read_editions(source.database())[1].events[-1].by == "Ad *Ministrator*"
    assert answer_of(test.run()) == ""


def test_one_that_another_approved_meanwhile_is_not_approved_again(own_several: Opened) -> None:

    test = own_several("editions", show="2")
    assert approve(source.database(), 2, AD) == []
    enter(test, {"Your name": "Ad Ministrator"})
    press(test, APPROVE)
    assert APPROVE not in buttons(test) and state() == "approved"
    assert len(read_editions(source.database())[1].events) == 1


def test_withdrawing_takes_a_reason_a_name_and_being_sure(own_several: Opened) -> None:
    test = own_several("editions", show="4")
    label = "Withdraw edition 4 for good"
    test.session_state["withdrawing-4"] = True
    test = test.run()
    press(test, label)
    assert fields_of(test) == ["reason", "sure", "author"] and state(4) == "approved"
    enter(test, {WHY: HOSTILE, "Your name": "Ad Ministrator"})
    test.checkbox[0].check()
    press(test, label)
    assert answer_of(test) == "Edition 4 is withdrawn. Boards see it no more."
    assert state(4) == "withdrawn" and label not in buttons(test)


@pytest.mark.parametrize("role", [Role.BOARD, Role.LEAD, Role.ANALYST])
def test_who_may_not_release_is_given_no_form(several: Opened, role: Role) -> None:
    test = several("editions", show="2", view_as=role)
    assert not buttons(test) and not test.expander


def test_where_two_are_asked_for_the_maker_is_told_that_another_approves(
    own_several: Opened, people: dict[str, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    people["now"] = Reader("Ann Analyst", frozenset({Role.ANALYST, Role.ADMINISTRATOR}))
    assert APPROVE in buttons(own_several("editions", show="2"))
    settings = source.settings().model_copy(update={"editions_by_two": True})
    monkeypatch.setattr(source, "settings", lambda: settings)
    test = own_several("editions", show="2")
    assert "Whoever made an edition cannot approve it here" in words(test)
    assert APPROVE not in buttons(test)
