"""The commands of `python -m data`: a module for each group, which declares their options and what
they do."""

from data.commands.main import main

__all__ = ["main"]
