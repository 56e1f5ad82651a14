"""The commands of `python -m data`: a module for each group, which declares their options and what
they do."""

from data.commands.arguments import opened, tell_if_new
from data.commands.main import main
from data.commands.shell import STATUSES, Answer, Parser, command, run

__all__ = ["STATUSES", "Answer", "Parser", "command", "main", "opened", "run", "tell_if_new"]
