"""Exceptions as HTML: on which grounds something is off, and what was said of it."""

from presentation.html.exceptions.commentary import commentary_on
from presentation.html.exceptions.silent import silent_list

__all__ = ["commentary_on", "silent_list"]
