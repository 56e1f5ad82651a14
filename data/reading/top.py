"""Which of a file's first rows is its header: exports begin with a title, a date, a blank row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from data.column import Column
from data.extract import Adapter, Extract
from data.extracts import extracts
from data.plurals import counted
from data.problems import Code, Notice, Problem, RefusedError
from data.reading.kinds import words_for_text
from data.reading.one_cell import words_for_one_cell
from data.reading.people import words_for_people
from data.reading.rows import is_blank_row, without_litter
from data.reading.two_rows import has_two_rows, one_row
from data.text import visible

LOOKED_AT = 30
"""How many rows of a file are looked at."""

Fits = Callable[[Sequence[str]], bool]
"""Whether a row, as a header, has all that is needed."""


class TopRow(NamedTuple):
    """One of a file's first rows: the first and last of its lines, and its fields; None where its
    quotation marks do not match."""

    line: int
    last: int
    fields: list[str] | None


@dataclass(frozen=True)
class Sought:
    """What a file is looked through for: one of these extracts, a layout of one that is not among
    its own, or whatever else `also` knows by its headings."""

    extracts: tuple[Extract, ...]
    layout: Adapter | None = None
    also: tuple[Fits, ...] = ()

    @property
    def sheets(self) -> list[str]:
        """The names that a workbook's sheet may have to be the one that is read."""
        return [extract.name for extract in self.extracts]

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a header has a heading for every required column of one of them."""
        mapped = [self.layout.takes] if self.layout else []
        ways = [*(one.accepts for one in self.extracts), *self.also, *mapped]
        return any(fits(header) for fits in ways)

    @property
    def _layouts(self) -> list[Adapter]:
        own = [each for extract in self.extracts for each in extract.adapters]
        return [self.layout, *own] if self.layout else own

    def columns(self, header: Sequence[str]) -> dict[int, Column]:
        """The column at each place of a header that fits, in the order of the columns."""
        for each in self._layouts:
            if each.takes(header):
                found = each.places(header)
                return {at: column for column in each.columns for at in found.get(column.name, ())}
        fitting = [one for one in self.extracts if not one.lacking(header)]
        if not fitting:
            return {}
        best = max(fitting, key=lambda one: (one.recognised(header), -len(one.columns)))
        named = best.named_by(header)
        return {
            at: column
            for column in best.columns
            for at, name in enumerate(named)
            if name == column.name
        }

    def known(self, header: Sequence[str]) -> tuple[int, int]:
        """How many of these headings are known: to what is sought, and to any extract."""
        every = extracts().values()
        return _most(self.extracts, header), _most(every, header)

    def are_known(self, header: Sequence[str]) -> bool:
        """Whether several of these headings are those of one extract."""
        return self.known(header)[1] > 1


def _most(known: Iterable[Extract], header: Sequence[str]) -> int:
    return max((extract.recognised(header) for extract in known), default=0)


@dataclass(frozen=True)
class Header:
    """A file's header: its fields, and the first and last of its lines.

    `before` lines are passed over before it. `nearest`: it stands below the first row and lacks
    something; it comes nearest to a header. `rivals` are the lines of which each could be it.
    `unseen`: its headings held characters that nobody sees. `for_people`: what to say of a table
    made to be read, or of text that is no list.
    """

    fields: list[str]
    line: int
    last: int
    before: int = 0
    nearest: bool = False
    rivals: tuple[int, ...] = ()
    unseen: bool = False
    for_people: str = ""

    @property
    def notices(self) -> list[Notice]:
        """A warning where lines before it are passed over."""
        if not self.before:
            return []
        message = (
            f"The header is line {self.line}: {counted(self.before, 'line')} before it "
            f"{'was' if self.before == 1 else 'were'} passed over."
        )
        return [Notice(code="lines_before_header", message=message)]

    def refuse_doubtful(self) -> None:
        """Raise RefusedError where it cannot be told which line is the header, or several are."""
        message = self.for_people
        if self.rivals:
            lines = f"{', '.join(map(str, self.rivals[:-1]))} and {self.rivals[-1]}"
            message = (
                f"Lines {lines} each hold every heading that is needed, so it cannot be told which "
                "is the header. Keep one list in the file, under one row of headings."
            )
        if message:
            code = Code.MISSING_COLUMN
            raise RefusedError(
                [Problem(line=self.line, column=None, value=None, code=code, message=message)]
            )


def header_of(rows: Sequence[TopRow], sought: Sought) -> Header | None:
    """The header among a file's first rows: the only one that fits, else the first that is not
    blank.

    Where that one does not fit either it is the row that comes nearest, for the refusal to name.
    Without fields where the quotation marks of the first do not match; None where all are blank.
    """
    filled = [row for row in rows if row.fields is None or not is_blank_row(row.fields)]
    filled = list(_joined(filled))
    if not filled:
        return None
    first = filled[0]
    if first.fields and sought.fits(_seen(first)):
        return _header(first)
    fitting = [row for row in filled[1:] if row.fields and sought.fits(_seen(row))]
    if len(fitting) == 1:
        chosen = _header(fitting[0])
        return replace(chosen, before=chosen.line - 1)
    nearest = max(filled, key=lambda row: sought.known(_seen(row)))
    if first.fields is None and not any(sought.known(_seen(nearest))):
        return _header(first)
    rivals = tuple(row.line for row in fitting)
    read = [(row.line, row.fields) for row in filled if row.fields]
    people = words_for_text((first.fields or [""])[0])
    people = people or words_for_one_cell(read, sought.are_known) or words_for_people(read)
    return replace(_header(nearest), nearest=nearest != first, rivals=rivals, for_people=people)


def _joined(rows: Sequence[TopRow]) -> Iterator[TopRow]:
    """The rows, those of them as one that are the two rows of one tool's headings."""
    at = 0
    while at < len(rows):
        row, after = rows[at], rows[at + 1 : at + 2]
        if row.fields and after and after[0].fields and has_two_rows(row.fields):
            fields = one_row(row.fields, after[0].fields)
            row, at = TopRow(row.line, after[0].last, fields), at + 1
        yield row
        at += 1


def _header(row: TopRow) -> Header:
    fields = _seen(row)
    return Header(without_litter(fields), row.line, row.last, unseen=fields != (row.fields or []))


def _seen(row: TopRow) -> list[str]:
    return [visible(field) for field in row.fields or []]
