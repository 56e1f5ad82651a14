"""What stands still is drawn once for all who may see the same and look at the same, and never given
to anybody who may see, or looks at, something else."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest
import streamlit as st

from data.access import Role
from data.reader import Reader
from data.record import Edition, EditionEvent
from data.record.batches import LastStored, Stored
from pages.parts import source
from pages.parts.frame import STANDING
from pages.parts.standing import LONGEST, MOST, drawing, standing
from pages.parts.view import View
from presentation.html.kit import CARRIED, Markup
from presentation.palette import DARK, LIGHT

MADE = datetime(2026, 10, 1, 9)
APPROVED = EditionEvent(action="approved", at=MADE, by="Ann", reason="")
EDITION = Edition(
    id=1, name="Board", month="2026-09", known_at=MADE, by="Ann", at=MADE, threshold=5, sha256=""
)
BASE = View(Reader("Ann", frozenset({Role.LEAD})), 1, Stored(5, 2, 1), date(2026, 11, 3), None)
OF_EDITION = replace(BASE, editions=(EDITION,), edition=EDITION, working=False)


class Looking:
    """What is looked at, as a table of cases says it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn = count()
        self._patch = monkeypatch
        self.at(BASE)

    def at(self, view: View, carried: str = "", said: str = "", **others: Any) -> None:
        told = {"query": {}, "palette": LIGHT, **others}
        self._patch.setattr(source, "view", lambda: view)
        self._patch.setattr(source, "today", lambda: view.day)
        self._patch.setattr(drawing, "palette", lambda: told["palette"])
        self._patch.setattr(st, "query_params", _Query(told["query"]))
        CARRIED.set({"view_as": carried} if carried else {})
        STANDING.set(Markup(said))


class _Query(dict[str, str]):
    def to_dict(self) -> dict[str, str]:
        return dict(self)


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    drawing._kept.clear()
    return Looking(monkeypatch)


DRAWN = count()


def draws(*_: str) -> int:
    return next(DRAWN)


def other(*_: str) -> int:
    return next(DRAWN)


OTHERS: dict[str, tuple[View, dict[str, Any]]] = {
    "who may do other things": (replace(BASE, reader=Reader("Ann", frozenset({Role.BOARD}))), {}),
    "another file in its place": (replace(BASE, opening=2), {}),
    "an upload": (replace(BASE, stored=Stored(6, 2, 1)), {}),
    "an entry": (replace(BASE, stored=Stored(5, 3, 1)), {}),
    "another day": (replace(BASE, day=date(2026, 11, 4)), {}),
    "an edition that was made": (replace(BASE, editions=(EDITION,)), {}),
    "an edition": (OF_EDITION, {}),
    "another edition": (replace(OF_EDITION, edition=EDITION.model_copy(update={"id": 2})), {}),
    "one that was approved since": (
        replace(OF_EDITION, editions=(EDITION.model_copy(update={"events": (APPROVED,)}),)),
        {},
    ),
    "none that was released": (replace(OF_EDITION, edition=None), {}),
    "another address": (BASE, {"query": {"id": "2"}}),
    "other links": (BASE, {"carried": "lead"}),
    "something else said of the figures": (BASE, {"said": "Working figures"}),
    "the dark": (BASE, {"palette": DARK}),
}


def test_what_is_drawn_for_one_is_given_to_nobody_who_looks_at_something_else(
    looking: Looking,
) -> None:
    given: dict[str, int] = {"what was drawn first": standing(draws)}
    for name, (view, more) in OTHERS.items():
        looking.at(view, **more)
        given[name] = standing(draws)
    assert len(set(given.values())) == len(OTHERS) + 1, given
    for name, (view, more) in [("what was drawn first", (BASE, {})), *OTHERS.items()]:
        looking.at(view, **more)
        assert standing(draws) == given[name], name


def test_who_may_do_the_same_is_given_the_same(looking: Looking) -> None:
    first = standing(draws, "1")
    looking.at(replace(BASE, reader=Reader("Ben", BASE.reader.roles)))
    assert standing(draws, "1") == first


def test_another_part_and_another_name_are_drawn_by_themselves(looking: Looking) -> None:
    parts = [(draws, ()), (other, ()), (draws, ("1",)), (draws, ("1", "2")), (draws, ("12",))]
    given = [standing(draw, *asked) for draw, asked in parts]
    assert len(set(given)) == len(parts)


def test_what_was_known_then_and_what_a_long_address_asks_for_is_not_kept(
    looking: Looking,
) -> None:
    for view, query in (
        (replace(BASE, last=LastStored(MADE, MADE, None)), {}),
        (BASE, {"find": "x" * LONGEST}),
    ):
        looking.at(view, query=query)
        assert standing(draws) != standing(draws)


def test_who_draws_more_than_names_is_refused(looking: Looking) -> None:
    figures = [1, 2]

    def given(of: list[int] = figures) -> list[int]:
        return of

    for draw in (lambda: figures, given):
        with pytest.raises(ValueError, match="more than it is given by name"):
            standing(draw)


def test_only_so_much_is_kept_and_what_was_looked_at_last(looking: Looking) -> None:
    first = standing(draws, "first")
    for each in range(MOST - 1):
        standing(draws, str(each))
    assert standing(draws, "first") == first
    for each in range(MOST):
        standing(draws, f"again {each}")
    assert standing(draws, "first") != first


def test_all_are_forgotten_after_very_many(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "NEW", 4)
    monkeypatch.setattr(drawing, "_COUNT", count(1))
    given = [standing(draws, name) for name in "abcd"]
    assert not {standing(draws, name) for name in "abc"} & set(given)
