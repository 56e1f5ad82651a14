"""Tables of the month's round: who answers for what."""

from presentation.html.rounds.people_list import right_lines, wrong_lines
from presentation.html.rounds.posts import other_holders, post_table

__all__ = ["other_holders", "post_table", "right_lines", "wrong_lines"]
