"""The month's round on pages: what is one's own and whose is shown, what somebody follows, their
calendar, and ending both."""

from pages.parts.rounds.calendar import calendar
from pages.parts.rounds.ending import ending
from pages.parts.rounds.following import following, what_you_follow
from pages.parts.rounds.own import own_line
from pages.parts.rounds.whose import Whose, pick_whose

__all__ = [
    "Whose",
    "calendar",
    "ending",
    "following",
    "own_line",
    "pick_whose",
    "what_you_follow",
]
