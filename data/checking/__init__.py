"""Checking a staged file against its extract, in bulk and in SQL."""

from data.checking.adapt import one_text
from data.checking.check import Context
from data.checking.messages import words

__all__ = [
    "Context",
    "one_text",
    "words",
]
