"""What is said of faults, and to whom: of those that were foreseen all to whoever looks after the
dashboard, and what they can do to everybody else; of others where they happened, without any value
from a file, and a reference to quote."""

import hashlib
import logging
import traceback
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import ClassVar

AWAY = "It cannot be reached at the moment. Nothing that is stored is lost."
NO_ROOM = (
    "There is no room left where it keeps things, so that nothing can be stored until somebody "
    "has made some."
)
_LOG_SECONDS = 60


class OutageError(Exception):
    """Something that the dashboard needs cannot be used now. The message says what to do, and may
    name hosts, roles, folders and settings; `public` is what everybody may read of it, by default
    `usual` of its kind, or the message."""

    usual: ClassVar[str] = ""

    def __init__(self, message: str, public: str = "") -> None:
        super().__init__(message)
        self.public = public or self.usual or message


def outage_words(error: OutageError, *, administers: bool) -> str:
    """What is said of it to a reader who may administer the dashboard, or to anybody else, also to
    those of whom it is not known who they are: then the log has the rest."""
    if administers:
        return str(error)
    if error.public != str(error):
        log_outage(error)
    return error.public


def log_outage(error: OutageError) -> None:
    """Put its message into the log, once a minute however many meet it."""
    _log(str(error), int(monotonic() / _LOG_SECONDS))


@lru_cache(maxsize=64)
def _log(message: str, minute: int) -> None:  # noqa: ARG001 - another, another line
    logging.getLogger("dashboard").error(message)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """A fault and, one after another, those that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def details(error: BaseException) -> list[str]:
    """The kind of fault and the places in the code that it passed, for it and for each fault that
    led to it.

    The fault's own words are left out: the engine quotes the values of cells in them.
    """
    return [line for one in chain(error) for line in (type(one).__qualname__, *_places(one))]


def reference(error: BaseException) -> str:
    """Six characters that are the same whenever the same thing goes wrong in the same place."""
    return hashlib.sha256("\n".join(details(error)).encode()).hexdigest()[:6].upper()


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
