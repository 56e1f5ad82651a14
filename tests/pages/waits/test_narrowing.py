"""Choices that live in the address: which milestones are listed, and since when the overview tells
changes."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.forms import press
from tests.pages.reading import SEPTEMBER, words


def listed(test: AppTest) -> list[str]:
    """The numbers of the milestones in the tables."""
    assert not test.exception
    assert not test.error
    return re.findall(
        r'<th[^>]*class="name"[^>]*><a [^>]*>([1-4][a-z]\.\d+)<',
        "".join(one.value for one in test.html),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "Red"}, ["2a.3"]),
        ({"show": "all", "status": "Red"}, ["2a.3"]),
        ({"show": "3", "status": "Red"}, []),
        ({"show": "all", "due": "2027-01", "status": "Red"}, ["2a.3"]),
        ({"show": "all", "due": "2026-06", "status": "Red"}, []),
    ],
)
def test_the_list_is_narrowed_by_the_address(
    shown: Opened, query: dict[str, str], found: list[str]
) -> None:
    assert listed(shown("milestones", **query)) == found


def test_a_lead_sees_their_own(shown: Opened) -> None:
    test = shown("milestones", show="all", lead="SEND Senior Manager")
    own = listed(test)
    assert 0 < len(own) < 85
    assert "Lead: SEND Senior Manager." in words(test)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({}, ": overdue, past their month since, Red or Amber."),
        ({"show": "all"}, "All 85 milestones."),
        ({"show": "2"}, ": of section 2."),
        ({"status": "Red"}, ": overdue, past their month since, Red or Amber; Red · Missed."),
        (
            {"show": "all", "status": "overdue", "due": "2025-09"},
            ": overdue; due in September 2025.",
        ),
        ({"show": "all", "lead": "SEND Senior Manager"}, ": led by SEND Senior Manager."),
    ],
)
def test_paper_says_which_milestones_a_list_holds(
    shown: Opened, query: dict[str, str], told: str
) -> None:
    test = shown("milestones", **query)
    count = len(listed(test))
    assert (told if told.startswith("All") else f"{count} of the 85 milestones{told}") in words(
        test
    )


def test_a_status_that_does_not_exist_hides_nothing(shown: Opened) -> None:
    assert listed(shown("milestones", status="Purple")) == listed(shown("milestones"))


def test_where_none_fits_there_is_a_way_back(shown: Opened) -> None:
    test = shown("milestones", show="all", due="2026-06", status="Red")
    assert "No milestone here fits all three lists." in words(test)
    assert len(listed(press(test, "Show all of them"))) == 85
    assert "due" not in test.query_params


def test_the_overdue_are_those_that_the_summary_counts(shown: Opened) -> None:
    test = shown("milestones", show="all", status="overdue")
    assert f"{len(listed(test))} are overdue" in words(test)


def test_the_overview_tells_changes_since_the_month_in_the_address(shown: Opened) -> None:
    assert f"Changed since {SEPTEMBER}" in words(shown("overview"))
    test = shown("overview", since="2025-06")
    assert not test.exception
    assert "Changed since June 2025" in words(test)
    assert re.search(r"\d+ milestones were completed", words(test))
    for asked in ("2031-01", "June", "2025-13"):
        assert f"Changed since {SEPTEMBER}" in words(shown("overview", since=asked))


def test_a_section_says_what_no_figure_measures_and_what_it_depends_on(shown: Opened) -> None:
    said = words(shown("sections", section="2"))
    assert (
        "8 criteria, none of them with an entry yet: nothing is known for or against them." in said
    )
    assert "LSC ICB Neurodevelopmental Pathway model" in said


def test_the_waiting_times_say_what_the_targets_would_take(shown: Opened) -> None:
    said = words(shown("waiting_times"))
    assert (
        "<b>Longest wait</b>: The target is met once no child has waited longer than 104.9 weeks."
        in said
    )
    assert "<b>Average wait</b>: " in said
    assert "<b>Provider gap</b>: " in said
