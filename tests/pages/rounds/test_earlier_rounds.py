"""How earlier rounds went, on the governance page: working figures as they are, and what an edition
holds of it, without the names of people."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from data.access import Role
from data.clock import uk_now
from data.reader import Reader
from data.record import Holder
from data.store import open_database
from kpis.editions import EditionWish, approve, make
from kpis.rounds import PastRound, Silence
from pages.parts import source
from presentation.html.rounds import past_round_table
from presentation.words.rounds import rounds_summary
from tests.pages.conftest import Opened
from tests.pages.on_record import put
from tests.pages.reading import texts, words

LEAD = "SEND Senior Manager"
ANN = Holder(
    post="lead",
    of=LEAD,
    name="Ann Lead",
    address="ann@example.gov.uk",
    from_date=date(2026, 1, 1),
    until=date(2026, 10, 31),
)
WENT = PastRound(
    month="2026-09",
    by=date(2026, 10, 14),
    body="SEND Partnership Board",
    heard=1,
    milestones=4,
    extracts_in=1,
    extracts=15,
    silent=(Silence(LEAD, ("3a.1", "3b.2")), Silence(None, ("1d.11",))),
)
BLAME = ("fail", "missed", "late", "overdue", "silent", "did not")


@pytest.fixture
def later() -> Iterator[datetime]:
    """A day so long after the examples were loaded that rounds are over."""
    with time_machine.travel(uk_now() + timedelta(days=100), tick=True):
        yield uk_now()


def test_a_round_is_told_by_posts_with_the_names_of_that_day_and_no_blame() -> None:
    told = past_round_table([WENT], [ANN])
    assert "by 14 October 2026, SEND Partnership Board" in told
    assert "1 of 4" in told and "1 of 15" in told and "3 milestones" in told
    assert f"{LEAD} (Ann Lead): " in told and "No lead is named in the plan: " in told
    moved_on = ANN.model_copy(update={"until": date(2026, 10, 13)})
    assert "Ann Lead" not in past_round_table([WENT], [moved_on])
    assert rounds_summary([WENT]) == (
        "In the round of September 2026, 1 of 4 milestones was updated in time, and 1 of 15 "
        "extracts was in."
    )
    all_heard = PastRound("2026-10", date(2026, 11, 30), None, 2, 2, 15, 15, ())
    said = past_round_table([WENT, all_heard], []) + rounds_summary([all_heard])
    assert "All were updated" in said and "were in." in said
    assert not [word for word in BLAME if word in said]


def test_a_board_reads_what_its_edition_holds_and_no_name(
    opened: Opened, own_database: Path, example_file: Path, later: datetime
) -> None:
    database = open_database(Path(shutil.copy(example_file, own_database)))
    put(ANN.model_copy(update={"until": None}), database=database)
    make(database, EditionWish(name="The meeting"), Reader("An Analyst"))
    approve(database, 1, Reader("Ad Ministrator"))
    database.close()
    lead = opened("governance", view_as=Role.LEAD)
    board = opened("governance", view_as=Role.BOARD)
    for test in (lead, board):
        assert "Earlier rounds" in texts(test, "h3")
        assert any(re.fullmatch(r"\d+ of \d+", one) for one in texts(test, "td"))
    assert "Ann Lead" in words(lead) and "Ann Lead" not in words(board)
    assert source.content_of(source.view().editions[0]).rounds == source.past_rounds()


def test_without_a_round_that_is_over_it_is_said_for_working_figures_alone(shown: Opened) -> None:
    said = "No round is over yet since the first upload."
    assert said in words(shown("governance", view_as=Role.LEAD))
    assert "Earlier rounds" not in words(shown("governance", view_as=Role.BOARD))
