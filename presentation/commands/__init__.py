"""The commands of `python -m kpis` that say something in words, and what the dashboard does for
them while it has the database open."""

from presentation.commands.every import ASKED, COMMANDS

__all__ = ["ASKED", "COMMANDS"]
