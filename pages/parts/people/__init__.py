"""Who answers for what: the forms by which administrators name people and end them."""

from pages.parts.people.naming import naming
from pages.parts.people.pasting import pasting

__all__ = ["naming", "pasting"]
