"""The commands of `python -m data`: a module for each group, which declares their options and what
they do."""

from data.commands.arguments import (
    add_by,
    day,
    folder,
    here_or_asked,
    opened,
    settings,
    storable,
    tell_if_new,
    usable_settings,
)
from data.commands.demo import fill_demonstration
from data.commands.load import load_file, refused_file
from data.commands.load_words import words
from data.commands.main import main
from data.commands.shell import (
    STATUSES,
    Answer,
    Commands,
    Parser,
    UsageError,
    agreed,
    an_address,
    command,
    run,
    tell,
    using_file,
    watched,
)

__all__ = [
    "STATUSES",
    "Answer",
    "Commands",
    "Parser",
    "UsageError",
    "add_by",
    "agreed",
    "an_address",
    "command",
    "day",
    "fill_demonstration",
    "folder",
    "here_or_asked",
    "load_file",
    "main",
    "opened",
    "refused_file",
    "run",
    "settings",
    "storable",
    "tell",
    "tell_if_new",
    "usable_settings",
    "using_file",
    "watched",
    "words",
]
