"""What a board is given hides what it hides, whatever else the board has in its drawer."""

from datetime import date

import pytest

from tests.disclosure.boards import Board
from tests.disclosure.conftest import Founded
from tests.sampling import LONG, sample

SIZES = (1.0, 0.3, 0.1)
SEEDS = range(1, 1 + sample(1, 6))
AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)


@pytest.fixture
def board(found: Founded, size: float, seed: int, capsys: pytest.CaptureFixture[str]) -> Board:
    return Board(found(size, seed), capsys, [], [])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", SIZES if LONG else SIZES[2:])
def test_no_small_count_follows_from_all_editions_together(board: Board) -> None:
    board.council.month(SEPTEMBER)
    batch = board.council.correction(SEPTEMBER)
    assert board.meets("September", "2026-09")
    assert board.broken() == []

    board.council.undo(batch)
    board.council.month(OCTOBER)
    assert board.meets("October", "2026-10")
    assert board.broken() == []
    assert board.recovered() == {}


@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="takes minutes: `make test-long`")
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", SIZES)
def test_none_follows_from_many_meetings_of_one_month_either(board: Board) -> None:
    for last in (AUGUST, SEPTEMBER, OCTOBER):
        month = last.isoformat()[:7]
        board.council.month(last)
        board.meets(f"Papers of {month}", month)
        batch = board.council.correction(last)
        board.meets(f"Corrected papers of {month}", month)
        board.council.undo(batch)
        board.meets(f"Papers of {month} once more", month)
        assert board.broken() == []
    assert len(board.prints) >= 3
    assert board.recovered() == {}
