"""The month's round on pages: what somebody follows, and their calendar."""

from pages.parts.rounds.following import following, what_you_follow

__all__ = ["following", "what_you_follow"]
