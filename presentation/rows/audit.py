"""The audit trail as rows: chosen by person, kind and day, a page at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from data.audit import AuditLine
from data.clock import uk_time

PAGE = 50
"""Lines on a page."""
AUDIT_HEAD = ("No.", "When", "Who", "As", "What was done", "To what", "Outcome")
AUDIT_SAVED = ("number", "at_utc", "who", "role", "kind", "what", "outcome")


@dataclass(frozen=True)
class ChosenLines:
    """Which lines are shown: by part of a person's name, kind and day in the UK; what is empty
    leaves all."""

    person: str = ""
    kind: str = ""
    day: date | None = None

    def fits(self, line: AuditLine) -> bool:
        """The line is one of them."""
        return (
            self.person.casefold() in line.who.casefold()
            and self.kind in ("", line.kind)
            and (self.day is None or _shown(line).date() == self.day)
        )


def one_page(
    lines: Iterable[AuditLine], chosen: ChosenLines, page: int
) -> tuple[list[AuditLine], bool]:
    """The lines of a page, from 1, and whether there are more after them."""
    start = (page - 1) * PAGE
    found = list(islice(filter(chosen.fits, lines), start, start + PAGE + 1))
    return found[:PAGE], len(found) > PAGE


def audit_rows(lines: Iterable[AuditLine]) -> list[tuple[str, ...]]:
    """A row for each line, in UK time."""
    return [
        (
            f"{line.n:,}",
            f"{_shown(line):%d/%m/%Y %H:%M:%S}",
            line.who or "not known",
            line.role or "–",
            line.kind,
            line.what or "–",
            line.outcome,
        )
        for line in lines
    ]


def saved_rows(lines: Iterable[AuditLine], chosen: ChosenLines) -> Iterator[tuple[object, ...]]:
    """A row for each chosen line as a file keeps it, in UTC."""
    for line in filter(chosen.fits, lines):
        moment = line.at.isoformat(timespec="milliseconds")
        yield line.n, moment, line.who, line.role, line.kind, line.what, line.outcome


def _shown(line: AuditLine) -> datetime:
    return uk_time(line.at.replace(tzinfo=None))
