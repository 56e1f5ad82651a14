"""The page of all milestones: what needs attention first, the worst before all, and the rest one
click away."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from kpis.milestones.state import needs_attention, worst_first
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.reading import finding_of

FIRST = 6
"""The number of milestones that stand open."""


def listed(test: AppTest, label: str) -> list[str]:
    """The numbers of the milestones in the tables of that name, in order."""
    tables = re.findall(
        rf'<table[^>]*aria-label="{label}.*?</table>', "".join(one.value for one in test.html)
    )
    return [id for table in tables for id in re.findall(r'rowheader"[^>]*><a[^>]*>([^<]+)', table)]


def test_the_worst_stand_first_and_the_rest_is_one_click_away(shown: Opened) -> None:
    test = shown("milestones")
    wanted = [
        state.milestone.id for state in worst_first(filter(needs_attention, source.board().states))
    ]
    assert listed(test, "Milestones that need attention") == wanted[:FIRST]
    assert listed(test, "More milestones that need attention") == wanted[FIRST:]
    html = "".join(one.value for one in test.html)
    assert f"<summary>{len(wanted) - FIRST} more that need attention</summary>" in html


def test_in_the_list_of_an_action_what_is_overdue_comes_first(shown: Opened) -> None:
    found = listed(shown("milestones", show="3"), "Milestones of action 3e")
    states = source.board().by_id
    late = [states[id].overdue for id in found]
    assert late == sorted(late, reverse=True)
    assert any(late) and len(found) == 9


def test_it_says_at_which_day_what_is_overdue_is_judged(shown: Opened) -> None:
    assert re.search(r"\d+ are overdue as at 31 October 2026", finding_of(shown("milestones")))
    html = unescape("".join(one.value for one in shown("milestones").html))
    assert "13 months late, no new date" in html
    assert "later than first planned" in html
