"""The month's round on pages: what somebody follows, their calendar, and ending
both."""

from pages.parts.rounds.calendar import calendar
from pages.parts.rounds.ending import ending
from pages.parts.rounds.following import following, what_you_follow

__all__ = ["calendar", "ending", "following", "what_you_follow"]
