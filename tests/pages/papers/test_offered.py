"""Of which editions each role may have papers made, and what it can choose."""

import pytest
from streamlit.testing.v1 import AppTest

from data.access import Role
from tests.pages.conftest import Opened
from tests.pages.editions.conftest import HOSTILE
from tests.pages.forms import buttons, field
from tests.pages.reading import finding_of, html, name_of, texts, words
from tests.pages.test_known_at import links

WORKERS = (Role.LEAD, Role.ANALYST, Role.ADMINISTRATOR)
FIRST = "SEND Partnership Board, 12 November 2026"
PRESS = "Make the papers"


def offered(test: AppTest) -> list[str]:
    """The editions in the list."""
    return field(test, "Edition").options


def test_a_board_is_offered_what_stands_and_no_exact_figures(several: Opened) -> None:
    test = several("papers", view_as=Role.BOARD)
    assert offered(test) == [
        f"Edition 4: {FIRST}, corrected",
        f"Edition 1: {FIRST} (corrected by edition 4)",
    ]
    assert finding_of(test).startswith(f"Papers for {FIRST}, corrected can be made: PDF, slides,")
    assert not test.radio and buttons(test) == [PRESS]
    assert "Papers made before" not in words(test) and "publish" not in words(test)


@pytest.mark.parametrize("role", WORKERS)
def test_who_sees_working_figures_is_offered_all_each_with_what_has_become_of_it(
    several: Opened, role: Role
) -> None:
    test = several("papers", view_as=role)
    assert [one.partition(": ")[2] for one in offered(test)] == [
        "DMT, 2 December 2026 (withdrawn)",
        f"{FIRST}, corrected",
        "Cabinet, 1 December 2026 (withdrawn)",
        f"{HOSTILE} (waits for approval)",
        f"{FIRST} (corrected by edition 4)",
    ]
    assert field(test, "Edition").value == "4"
    assert field(test, "Which figures").options[1] == "Working pack: exact figures, not for sharing"
    assert "Papers made before" in words(test)
    assert ("python -m kpis publish FOLDER" in words(test)) == (role is Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", Role)
def test_the_page_begins_with_the_edition_that_its_address_names(
    several: Opened, role: Role
) -> None:
    for name in ("for", "edition"):
        assert field(several("papers", **{name: "1"}, view_as=role), "Edition").value == "1"


@pytest.mark.parametrize("asked", ["2", "3", "5", "9", "<i>", "9" * 5000])
def test_a_board_is_not_offered_what_it_asks_for_by_address(several: Opened, asked: str) -> None:
    for name in ("for", "edition"):
        test = several("papers", **{name: asked}, view_as=Role.BOARD)
        assert field(test, "Edition").value == "4" and not test.error
        assert HOSTILE not in "".join(offered(test)) and "withdrawn)" not in "".join(offered(test))


def test_papers_of_what_waits_are_said_to_be_so(several: Opened) -> None:
    test = several("papers", **{"for": "2"})
    assert "Waiting for approval: no board sees it yet." in finding_of(test)
    assert "<b>x</b>" not in html(test)
    assert field(test, "Meeting that they are for").value == HOSTILE


@pytest.mark.parametrize("role", Role)
def test_before_the_first_edition_the_page_says_what_it_takes(bare: Opened, role: Role) -> None:
    test = bare("papers", view_as=role)
    assert (name_of(test), buttons(test)) == ("Papers", [])
    assert finding_of(test).startswith("No papers can be made yet. They are made of an edition")
    assert ("Make an edition" in texts(test, "a")) == (role is Role.ANALYST)


@pytest.mark.parametrize(
    ("role", "led"), [(Role.BOARD, {"1", "4"}), (Role.ANALYST, {"1", "2", "3", "4", "5"})]
)
def test_the_list_of_editions_leads_to_the_papers_of_each(
    several: Opened, role: Role, led: set[str]
) -> None:
    ways = [one for one in links(several("editions", view_as=role)) if one.startswith("papers?")]
    assert {way.partition("for=")[2].partition("&")[0] for way in ways} == led


def test_the_overview_of_an_edition_leads_to_its_papers(several: Opened) -> None:
    assert "Papers of edition 4" in texts(several("overview", view_as=Role.BOARD), "a")
    assert "Papers of edition 4" not in texts(several("sections", view_as=Role.BOARD), "a")
    assert "Papers of edition 4" not in texts(several("overview", view_as=Role.LEAD), "a")
