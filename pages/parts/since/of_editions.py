"""What an edition is compared with: an earlier edition, the one before it unless the address names
another."""

from data.record import Edition
from kpis.editions import Content, editions_before
from pages.parts import source

PREFIX = "edition-"
"""Stands before the number of an edition in the address."""


def earlier() -> list[Edition]:
    """The approved editions before the one that is looked at, the newest first."""
    looked_at = source.view().edition
    return editions_before(looked_at, source.view().editions) if looked_at else []


def compared_with(asked: str) -> Edition | None:
    """The edition that the address names, or the one before; None before the first."""
    held = earlier()
    named = next((one for one in held if f"{PREFIX}{one.id}" == asked), None)
    return named or next(iter(held), None)


def content_before(edition: Edition | None) -> Content | None:
    """What that edition shows."""
    return source.content_of(edition) if edition else None


def value_of(edition: Edition) -> str:
    """What stands for it in the address."""
    return f"{PREFIX}{edition.id}"
