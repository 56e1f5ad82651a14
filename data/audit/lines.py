"""Where the lines of the trail lie: what is asked of any such place."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol


class TrailPen(Protocol):
    """The end of the trail, held by one writer."""

    @property
    def empty(self) -> bool:
        """Nothing was ever written, not even a part of a line."""
        ...

    @property
    def torn(self) -> bool:
        """A line follows the last that was never finished; writing takes it away."""
        ...

    @property
    def last(self) -> bytes:
        """The last whole line, with its end; nothing where there is none."""
        ...

    def proofs(self) -> Sequence[tuple[bytes, bytes]]:
        """Lines by which it is known whether others write with the same key, each after the code
        of the line before; none where nobody else writes."""
        ...

    def write(self, lines: Sequence[bytes]) -> None:
        """Add lines, each with its end: all of them, or none."""
        ...


class TrailLines(Protocol):
    """A place of lines. Whatever is asked of it raises AuditError where it cannot be used."""

    @property
    def name(self) -> str:
        """What follows “the audit trail” in a sentence."""
        ...

    def there(self) -> bool:
        """Whether there is anything."""
        ...

    def state(self) -> tuple[int, ...]:
        """What is another once a line was added, changed or taken away; nothing where there is
        none."""
        ...

    def writing(self) -> AbstractContextManager[TrailPen]:
        """The end of the trail, for one writer among all; what was written is kept for good once
        this has ended."""
        ...

    def last(self) -> bytes:
        """The last whole line, with its end; nothing where there is none."""
        ...

    def forwards(self) -> Iterator[bytes]:
        """The lines from the first to the last that there is now, each with its end."""
        ...

    def backwards(self) -> Iterator[bytes]:
        """The lines from the last to the first, without their ends."""
        ...
