"""Tables of the month's round: who answers for what."""

from presentation.html.rounds.history import past_round_table
from presentation.html.rounds.lists import group_list, line_lists
from presentation.html.rounds.people_list import right_lines, wrong_lines
from presentation.html.rounds.posts import other_holders, post_table
from presentation.html.rounds.progress import progress_table
from presentation.html.rounds.yours import yours_list

__all__ = [
    "group_list",
    "line_lists",
    "other_holders",
    "past_round_table",
    "post_table",
    "progress_table",
    "right_lines",
    "wrong_lines",
    "yours_list",
]
