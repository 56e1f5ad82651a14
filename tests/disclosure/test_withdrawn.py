"""What people have saved of an edition that was withdrawn gives nothing away beside the next one."""

from datetime import date

import pytest

from tests.disclosure.boards import Board
from tests.disclosure.conftest import Founded
from tests.sampling import LONG

SEPTEMBER = date(2026, 9, 30)


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="takes half a minute: `make test-long`")
def test_no_small_count_follows_from_papers_of_an_edition_that_was_withdrawn(
    found: Founded, capsys: pytest.CaptureFixture[str]
) -> None:
    board = Board(found(0.1, 1), capsys, [], [])
    board.council.month(SEPTEMBER)
    batch = board.council.correction(SEPTEMBER)
    assert board.meets("September", "2026-09")

    board.council.undo(batch)
    board.withdraws(1)
    assert board.meets("September, put right", "2026-09")
    assert board.recovered() == {}
