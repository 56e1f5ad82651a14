"""Exceptions as HTML: on which grounds something is off, and what was said of it."""

from presentation.html.exceptions.commentary import commentary_on

__all__ = ["commentary_on"]
