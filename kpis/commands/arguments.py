"""The values that several commands take: each is checked before anything is opened."""

from argparse import SUPPRESS, ArgumentTypeError
from datetime import datetime

from data.clock import moment
from data.commands import Parser
from kpis import months

_SAID_BEFORE = ("database", "json", "known_at", "month")


def take_what_was_said(command: Parser) -> None:
    """What was said before the command's name holds, unless it is said again after it."""
    for action in command._actions:
        if action.dest in _SAID_BEFORE:
            action.default = SUPPRESS


def a_month(text: str) -> str:
    """A month, `YYYY-MM`."""
    try:
        months.index(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a month: write it as 2026-10.") from error
    return text


def a_moment(text: str) -> datetime:
    """A moment, naive UTC."""
    try:
        return moment(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a time: write it as 2026-10-31T17:00.") from error
