"""The list of editions: what each role is told of, and what it may look at."""

import re
from html import escape

import pytest

from data.access import Role
from tests.pages.conftest import Opened
from tests.pages.editions.conftest import HOSTILE
from tests.pages.forms import buttons
from tests.pages.reading import finding_of, html, texts, words
from tests.pages.test_known_at import links

WORKERS = (Role.LEAD, Role.ANALYST, Role.ADMINISTRATOR)


def looked_at(links: list[str]) -> set[str]:
    """The editions to which links lead."""
    return {found[1] for one in links if (found := re.search(r"[?&;]edition=(\d+)", one))}


def test_a_board_finds_what_was_released_and_who_withdrew_what_and_why(several: Opened) -> None:
    test = several("editions", view_as=Role.BOARD)
    named = texts(test, "small")
    assert [one for one in named if one.startswith("Edition ")] == [
        "Edition 4 · you are looking at it",
        "Edition 3",
        "Edition 1",
    ]
    assert looked_at(links(test)) == {"1", "4"}
    assert "Withdrawn by Ad Ministrator on " in words(test)
    assert f": {HOSTILE}." in " ".join(texts(test, "td"))
    assert "Corrected by edition 4." in words(test) and "Corrects edition 1." in words(test)
    assert "with figures to October 2026." in finding_of(test)
    assert "corrected, with" in finding_of(test)
    assert not buttons(test) and "show=" not in html(test) and "do=make" not in html(test)


@pytest.mark.parametrize("role", WORKERS)
def test_who_sees_working_figures_finds_all_and_what_each_hides(
    several: Opened, role: Role
) -> None:
    test = several("editions", view_as=role)
    assert looked_at(links(test)) == {"1", "2", "3", "4", "5"}
    assert {f"See edition {n}" for n in range(1, 6)} <= set(texts(test, "a"))
    assert HOSTILE in texts(test, "a")
    assert ("do=make" in html(test)) == (role is Role.ANALYST)
    assert ("Waiting for approval: <a" in html(test)) == (role is Role.ADMINISTRATOR)
    assert "No figure that it shows has changed." in words(test)


@pytest.mark.parametrize("page", [{}, {"show": "2"}])
def test_what_somebody_wrote_stands_as_they_wrote_it(several: Opened, page: dict[str, str]) -> None:
    told = html(several("editions", **page))
    assert escape(HOSTILE, quote=False) in told and "<b>x</b>" not in told


@pytest.mark.parametrize("show", ["1", "2"])
def test_a_board_is_never_told_what_an_edition_hides_or_why(several: Opened, show: str) -> None:
    test = several("editions", show=show, view_as=Role.BOARD)
    assert "Fewer than 5" not in words(test) and "What it shows and hides" not in words(test)


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMINISTRATOR, Role.BOARD])
def test_only_who_may_make_one_is_given_the_form(several: Opened, role: Role) -> None:
    test = several("editions", do="make", view_as=role)
    assert finding_of(test).startswith("The newest edition is for") and not buttons(test)


def test_while_an_edition_is_looked_at_nothing_is_done(several: Opened) -> None:
    test = several("editions", edition="2", do="make")
    assert "To make, approve or withdraw an edition, " in words(test)
    assert "Edition 2 · you are looking at it" in texts(test, "small")
    assert not buttons(several("editions", edition="2", show="2"))


def test_before_the_first_edition_the_page_says_so(bare: Opened) -> None:
    assert finding_of(bare("editions")).startswith("A board sees figures once an analyst")
    test = bare("editions", do="make", view_as=Role.ANALYST)
    assert "No figures yet" in words(test) and "Make an edition" not in buttons(test)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2", "Edition 2 waits for approval: no board sees it yet. This is the newest."),
        ("5", "There is no edition 5. This is the newest."),
        ("9", "There is no edition 9. This is the newest."),
        ("9" * 99, "There is no such edition. This is the newest."),
        ("<i>", "There is no such edition. This is the newest."),
    ],
)
@pytest.mark.parametrize("page", ["overview", "help"])
def test_a_board_is_told_why_it_does_not_see_the_edition_that_it_asked_for(
    several: Opened, page: str, asked: str, told: str
) -> None:
    test = several(page, edition=asked, view_as=Role.BOARD)
    assert told in texts(test, "p")
    assert "edition" not in test.query_params and looked_at(links(test)) == set()


def test_of_a_withdrawn_edition_a_board_is_told_who_withdrew_it_and_why(several: Opened) -> None:
    told = " ".join(texts(several("overview", edition="3", view_as=Role.BOARD), "p"))
    assert "Edition 3 was withdrawn by Ad Ministrator on " in told
    assert f": {HOSTILE}. This is the newest." in told


def test_who_sees_working_figures_is_told_of_an_edition_that_is_not_there(several: Opened) -> None:
    test = several("overview", edition="9", view_as=Role.LEAD)
    assert "There is no edition 9. These are working figures." in texts(test, "p")
    assert "edition" not in test.query_params


def test_an_edition_says_on_each_page_by_which_one_it_is_corrected(several: Opened) -> None:
    assert "Corrected by edition 4." in words(several("sections", edition="1", view_as=Role.BOARD))


def test_of_an_edition_no_earlier_moment_is_shown(several: Opened) -> None:
    test = several("overview", edition="1", known_at="2026-07-01")
    assert "no earlier moment of it can be shown" in words(test)
    assert "is not a time" not in words(test) and "known_at" not in test.query_params
