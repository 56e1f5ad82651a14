"""Notes of the papers: what hides a figure, and that none is said to be zero, or not."""

import pytest

from presentation.words.packs import STATUS_MEANINGS, hidden_words


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (0, "No figure of this edition is hidden."),
        (
            1,
            "1 figure of this edition is not shown (too few to show), so that no child can be known "
            "by it,",
        ),
        (262, "262 figures of this edition are not shown"),
    ],
)
def test_how_many_are_hidden_is_said_of_none_one_and_many(number: int, begins: str) -> None:
    assert hidden_words(number, 5, working=False).startswith(begins)


def test_a_hidden_figure_may_be_zero_or_of_many_children() -> None:
    """Zero is hidden as any number below the least, and large ones where they give one away."""
    told = hidden_words(2, 10, working=False)
    assert "fewer than 10" in told and "none at all included" in told
    assert "may be of many children, and may be zero" in told and "is not zero" not in told


def test_a_hidden_status_may_follow_from_another_figure_than_the_newest() -> None:
    assert "or one that the status would follow from" in STATUS_MEANINGS["hidden"]
