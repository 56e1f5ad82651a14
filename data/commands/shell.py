"""What every command shares: its options, one answer on standard output, its exit status, and never
a traceback."""

import argparse
import errno
import io
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.address import Address, address_of
from data.audit import AuditError
from data.beside import BesideError
from data.incident import chain, details, reference
from data.post import PostError
from data.private import keep_private
from data.store import DatabaseError

REFUSED, USAGE, UNUSABLE, STOPPED = 1, 2, 3, 130
STATUSES = """Exit status: 0 done; 1 refused, because of the file's content; 2 wrong usage; 3 the
database or the mail server cannot be used now, and nothing is lost. With 2 and 3 standard output
stays empty."""
_WHOLE = "A change is stored whole or not at all; `python -m data batches` shows what is stored."


class UsageError(Exception):
    """The command was not used as it should be. The message says what to do."""


_TOLD = (UsageError, DatabaseError, AuditError, BesideError, PostError)
"""What says in its own words what to do."""


@dataclass(frozen=True)
class Answer:
    """What a command has to say: `fields` with --json, `lines` to people; `refused` because of a
    file's content."""

    fields: dict[str, Any]
    lines: list[str]
    refused: bool = False


Handler = Callable[[Namespace], Answer]


class Parser(ArgumentParser):
    """A parser that takes no abbreviated options: a new option must not change what an old script
    means."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options, allow_abbrev=False)


Commands = argparse._SubParsersAction


def an_address(text: str) -> Address:
    """Where a database is, as an option names it. Raises ArgumentTypeError."""
    try:
        return address_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}.") from None


def command(commands: "Commands[Parser]", name: str, about: str, handler: Handler) -> Parser:
    """Declare a command with the options that each one has."""
    parser = commands.add_parser(name, help=about, description=about, epilog=STATUSES)
    parser.add_argument(
        "--database",
        type=an_address,
        metavar="PATH",
        help="the database: a file, or postgresql://… (by default SEND_KPIS_DATABASE, else "
        "var/dashboard.duckdb)",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object and nothing else"
    )
    parser.set_defaults(handler=handler)
    return parser


def tell(message: str) -> None:
    """A message for whoever watches, beside the answer."""
    if sys.stderr:  # a job may have closed it, and print would take standard output instead
        print(_plain(message), file=sys.stderr, flush=True)


def watched() -> bool:
    """Whether a person sits at the terminal that the command reads from: a scheduled job has
    none."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def agreed(question: str) -> bool:
    """Ask a person, beside the answer of the command; whether they type yes."""
    if sys.stderr:
        print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() == "yes"


def run(parser: Parser, arguments: Sequence[str] | None = None) -> int:
    """Parse, run the command, print its answer; returns the exit status."""
    keep_private()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a terminal that lacks a letter is no reason to stop
    options = parser.parse_args(arguments)
    try:
        answer: Answer = options.handler(options)
    except (KeyboardInterrupt, Exception) as error:
        return _stopped(error)
    printed = _print(
        json.dumps(answer.fields) if options.json else "\n".join(map(_plain, answer.lines))
    )
    if not printed:
        return UNUSABLE
    return REFUSED if answer.refused else 0


@contextmanager
def using_file(path: Path) -> Iterator[None]:
    """Turn what the system says of a file that the user named into words."""
    try:
        yield
    except FileExistsError as error:
        name = error.filename2 or error.filename
        raise UsageError(
            f"{name} is there already, and nothing was written over it: choose another name."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DatabaseError(
                "The disk is full: free some space and repeat. Nothing was changed."
            ) from error
        raise UsageError(f"{error.filename or path} cannot be used: {error.strerror}.") from error


def _stopped(error: BaseException) -> int:
    if isinstance(error, _TOLD):
        tell(str(error))
        return USAGE if isinstance(error, UsageError) else UNUSABLE
    if any(isinstance(one, KeyboardInterrupt) for one in chain(error)):  # the engine wraps it
        tell(f"Stopped. {_WHOLE}")
        return STOPPED
    tell(f"Something unexpected went wrong. {_WHOLE}")
    tell(f"Repeat the command; if it happens again, report the reference {reference(error)}.")
    if os.environ.get("SEND_KPIS_LOG") == "debug":
        tell("\n".join(details(error)))
    return UNUSABLE


def _print(text: str) -> bool:
    try:
        print(text, flush=True)
    except OSError as error:
        tell(f"The result could not be printed: {error.strerror}. What the command did stands.")
        # Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _plain(text: str) -> str:
    """Text without the control characters by which a value from a file could take over a
    terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "�" for sign in text)
