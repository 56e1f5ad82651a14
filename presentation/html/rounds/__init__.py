"""Tables of the month's round: who answers for what."""

from presentation.html.rounds.posts import other_holders, post_table

__all__ = ["other_holders", "post_table"]
