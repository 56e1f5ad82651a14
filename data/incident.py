"""An unexpected fault, described without any value from a file: where it happened, and a reference
to quote."""

import hashlib
import traceback
from collections.abc import Iterator
from pathlib import Path


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
