"""Checking a staged file against its extract, in bulk and in SQL."""

from data.checking.adapt import one_text
from data.checking.check import Context
from data.checking.marks import nothing_used
from data.checking.messages import words

__all__ = [
    "Context",
    "nothing_used",
    "one_text",
    "words",
]
