"""The commands of `python -m kpis` that say something in words, and what the dashboard does for
them while it has the database open."""

from presentation.commands.asking import REMIND, remind_asked
from presentation.commands.every import COMMANDS

__all__ = ["COMMANDS", "REMIND", "remind_asked"]
