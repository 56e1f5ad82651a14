"""What an edition is compared with: an earlier edition, the one before it unless the address names
another."""

from data.record import Edition
from kpis.editions import Content
from pages.parts import source

PREFIX = "edition-"
"""Stands before the number of an edition in the address."""


def earlier() -> list[Edition]:
    """The approved editions before the one that is looked at, the newest first."""
    looked_at = source.view().edition
    if looked_at is None:
        return []
    before = [
        one
        for one in source.view().editions
        if one.state == "approved" and _before(one, looked_at) and one.id != looked_at.corrects
    ]
    return sorted(before, key=lambda one: (one.month, one.id), reverse=True)


def _before(one: Edition, looked_at: Edition) -> bool:
    """Whether it is of no later month, and was made and approved before: what is released later
    changes no page of an edition."""
    approved, by = one.approval, looked_at.approval
    in_time = by is None or (approved is not None and approved.at <= by.at)
    return in_time and one.id < looked_at.id and one.month <= looked_at.month


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
