"""The commands of `python -m data`: a module for each group, which declares their options and what
they do."""

from data.commands.arguments import opened, tell_if_new
from data.commands.load import load_file, refused_file
from data.commands.main import main
from data.commands.shell import STATUSES, Answer, Parser, UsageError, command, run

__all__ = [
    "STATUSES",
    "Answer",
    "Parser",
    "UsageError",
    "command",
    "load_file",
    "main",
    "opened",
    "refused_file",
    "run",
    "tell_if_new",
]
