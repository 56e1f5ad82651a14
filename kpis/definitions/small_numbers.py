"""Small numbers: the one rule on when a part has too few cases for a figure of its own. `shown` is
built on it alone.

It is about what a figure can bear and about single children who could be known by it. It is no
disclosure control: where the whole and all other parts are shown, what is left out can still be
worked out.
"""

FEWEST_CASES = 10
"""A part with fewer cases than this is named, without a figure and without their exact number: one
case would move the figure too far. A provider's mean wait counts for the gap from this many
waiting."""


def few(number: float) -> bool:
    """Whether there are cases, and too few to say how many."""
    return 0 < number < FEWEST_CASES
