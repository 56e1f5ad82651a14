"""The values that commands take: each is checked before anything is opened, and a wrong one is
answered in words."""

import getpass
import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.commands.shell import UsageError, tell
from data.extracts import extracts
from data.loading import AUTO
from data.settings import Settings
from data.store import Database, InUseError, open_database

_YEARS = range(1900, 2101)
Done = TypeVar("Done")


def extract(name: str) -> str:
    """The name of an extract."""
    return _known(name, list(extracts()))


def extract_or_auto(name: str) -> str:
    """The name of an extract, or `auto`."""
    return _known(name, [AUTO, *extracts()])


def day(text: str) -> date:
    """A date, ISO or British."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        with suppress(ValueError):
            found = datetime.strptime(text, form).date()
            if found.year in _YEARS:
                return found
    raise ArgumentTypeError(f"'{text}' is not a date: write it as 2026-09-28 or 28/09/2026.")


def folder(text: str) -> Path:
    """A folder. A blank one would be the one that the command runs in: often a variable that is not
    set. Raises ArgumentTypeError."""
    if not text.strip():
        raise ArgumentTypeError("it is blank: name a folder.")
    return Path(text)


def person(text: str) -> str:
    """The name of the person who runs the command, without blanks around it. Raises
    ArgumentTypeError where it is blank."""
    if not text.strip():
        raise ArgumentTypeError("the name is blank.")
    return storable(text.strip())


def storable(text: str) -> str:
    """Return the text with a replacement character for each byte that is not text, because such
    bytes, of the command line or a file's name, cannot be stored."""
    return os.fsencode(text).decode("utf-8", errors="replace")


def add_by(parser: ArgumentParser) -> None:
    """The option that says who does it."""
    parser.add_argument(
        "--by",
        type=person,
        metavar="NAME",
        default=login(),
        help="who does it (default: your login)",
    )


def settings(options: Namespace) -> Settings:
    """The settings of the installation, with the database that was asked for. Raises UsageError."""
    with usable_settings():
        return Settings(database=options.database) if options.database else Settings()


@contextmanager
def usable_settings() -> Iterator[None]:
    """Turn what is wrong with settings that are read within it into words. Raises UsageError."""
    try:
        yield
    except ValidationError as error:
        wrong = "; ".join(_wrong(fault["loc"], fault["msg"]) for fault in error.errors())
        raise UsageError(f"The settings cannot be used. {wrong}.") from error


def _wrong(where: tuple[int | str, ...], words: str) -> str:
    """What is wrong with one setting, or with what several say together."""
    told = words.removeprefix("Value error, ")
    return f"{f'SEND_KPIS_{where[0]}'.upper()}: {told}" if where else told


def tell_if_new(options: Namespace) -> None:
    """Say where a command that only reads makes an empty database: its path may be a slip."""
    path = settings(options).database
    if isinstance(path, Path) and not path.exists():
        tell(f"There was no database {path}: an empty one is made.")


@contextmanager
def opened(options: Namespace, *, existing: bool = False) -> Iterator[Database]:
    """The database, closed afterwards; made where there is none, unless it must exist. Raises
    UsageError."""
    chosen = settings(options)
    if isinstance(chosen.database, Path):
        _usable(chosen.database, existing=existing)
    with closing(open_database(chosen.database, chosen)) as database:
        yield database


def _usable(path: Path, *, existing: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a database.")
    if existing and not path.exists():
        raise UsageError(f"There is no database {path}: say which one with --database.")


def file_of(options: Namespace, instead: str) -> Path:
    """The file that is asked for. Raises UsageError where a server keeps the database, which says
    what is done `instead`."""
    address = settings(options).database
    if not isinstance(address, Path):
        raise UsageError(f"The database {address.name} is no file: {instead}.")
    return address


def here_or_asked(
    options: Namespace, here: Callable[[Database], Done], asked: Callable[[Path], Done | None]
) -> Done:
    """What is done with the database here, or by the dashboard that has it open: `asked` asks that
    one, and gives None where none answers. Raises UsageError and DatabaseError: InUseError where
    another process has it."""
    try:
        with opened(options, existing=True) as database:
            return here(database)
    except InUseError:
        done = asked(file_of(options, "nobody else holds it"))
        if done is None:
            raise
        return done


def login() -> str:
    """The name by which the person who runs the command has signed in to this machine."""
    try:
        return person(getpass.getuser())
    except (KeyError, OSError, ImportError, ArgumentTypeError):
        return "not known"  # a container may run as a user that has no name


def _known(name: str, names: list[str]) -> str:
    if name in names:
        return name
    near = get_close_matches(name.lower(), names, n=1, cutoff=0)[0]
    raise ArgumentTypeError(
        f"there is no extract '{name}'. The nearest is {near}; all: {', '.join(sorted(names))}."
    )
