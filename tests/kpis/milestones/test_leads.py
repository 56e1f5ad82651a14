"""One post is one lead, however the plan prints it."""

from datetime import date

import pytest

from data.store import Database
from kpis.milestones.board import read_board
from kpis.milestones.leads import all_leads, folded, leads_of, led_by

STRAIGHT = "Head of Children's Services – SEND & Complexities (ICB)"
CURLY = "Head of Children\u2019s Services – SEND & Complexities (ICB)"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (STRAIGHT, CURLY, True),
        ("SEND  service Manager ", "SEND Service Manager", True),
        ("SEND Service Manager", "SEND Senior Manager", False),
    ],
)
def test_ways_of_printing_a_post_are_told_from_other_posts(
    one: str, other: str, *, same: bool
) -> None:
    assert (folded(one) == folded(other)) is same


def test_every_lead_stands_once_in_the_list_and_finds_all_that_it_leads(database: Database) -> None:
    states = read_board(database, date(2026, 1, 20)).states
    printed = all_leads(states)
    assert len({*printed}) == len(printed)
    assert {folded(lead) for state in states for lead in leads_of(state)} == {*printed}
    assert (STRAIGHT in printed.values()) + (CURLY in printed.values()) == 1
    found = [
        {state.action for state in states if led_by(state, lead)} for lead in (STRAIGHT, CURLY)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 2
