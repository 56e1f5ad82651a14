"""The editions page: the list for everybody, and for who makes and approves editions what one shows
and hides, making one, approving and withdrawing it."""

from pages.parts.editions.desk import DO, MAKE, SHOW, EditionDesk

__all__ = ["DO", "MAKE", "SHOW", "EditionDesk"]
