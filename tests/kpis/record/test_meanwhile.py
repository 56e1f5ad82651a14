"""Who saves second sees first what the other saved or took back."""

import pytest

from kpis.record.meanwhile import refusal, taken_back, written_since


@pytest.mark.parametrize(
    ("history", "seen", "newest"),
    [([], 0, None), ([1, 3, 2], 0, 3), ([1, 3, 2], 2, 3), ([1, 2, 3], 3, None), ([1, 2], 7, None)],
)
def test_the_newest_of_what_was_not_read_is_told(
    history: list[int], seen: int, newest: int | None
) -> None:
    assert written_since(history, seen, int) == newest


@pytest.mark.parametrize(
    ("relied", "standing", "gone"),
    [
        (None, [], False),
        (None, [1], False),
        (0, [], False),
        (0, [1], False),
        (2, [1, 2], False),
        (2, [1, 3], True),
        (2, [], True),
    ],
)
def test_what_somebody_goes_by_is_taken_back_once_it_stands_no_more(
    relied: int | None, standing: list[int], gone: bool
) -> None:
    assert taken_back(relied, standing) is gone
    assert taken_back(relied, iter(standing)) is gone


def test_a_refusal_says_what_happened_that_nothing_was_stored_and_what_to_do() -> None:
    assert refusal("Ann was quicker", "Read it.") == (
        "In the meantime Ann was quicker. Nothing was stored. Read it."
    )
