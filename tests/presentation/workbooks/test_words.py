"""What the workbook says of its shorthand and its figures."""

from presentation.workbooks.figures import UNROUNDED
from presentation.workbooks.opening import HOW_TO_READ
from presentation.workbooks.sheet import HIDDEN, SHORTHAND


def test_a_hidden_figure_is_not_said_to_be_no_zero() -> None:
    """Zero is hidden as any small number is."""
    told = dict(SHORTHAND)[HIDDEN]
    assert "It may be zero" in told and "not zero" not in told


def test_figures_are_not_called_unrounded_that_an_edition_keeps_in_whole_weeks() -> None:
    assert UNROUNDED in HOW_TO_READ and "unrounded" not in UNROUNDED
