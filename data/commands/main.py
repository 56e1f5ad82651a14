"""`python -m data` as a whole: every group of commands."""

from collections.abc import Sequence

from data.commands import (
    agree,
    audit,
    copies,
    demo,
    history,
    load,
    mappings,
    migrate,
    move,
    template,
)
from data.commands.shell import Parser, run

_GROUPS = (load, mappings, template, history, copies, audit, demo, migrate, move, agree)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    parser = Parser(
        prog="python -m data", description="Loads extracts and looks after the database."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in _GROUPS:
        group.declare(commands)
    return run(parser, arguments)
