"""What an extract is: its columns and rules, declared once and used to read, check, store and
describe it."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from data.column import Column, Declared
from data.problems import Code
from data.text import LONGEST_HEADING, readings, squeeze


class Order(Declared):
    """A date that must not be before another, save where the SQL condition `unless` holds."""

    first: str
    then: tuple[str, ...]
    unless: str = "false"
    hint: str = "The two may be swapped."


class PartOfWhole(Declared):
    """A count that cannot be larger than another."""

    part: str
    whole: str


class Rule(Declared):
    """A rule of one extract alone: the SQL condition under which a row breaks it, and what to do.

    `when` sees the row as `this` and, in `known`, the rows stored now with those of the file;
    `shown` is SQL for what stands in the message in place of `{shown}`. A change of others that
    makes a stored row break it is refused: `later` says what that would be (its columns in braces),
    `decided` names the date by which those others, of its keys else, come before it, and the column
    by which they decide.
    """

    code: Code
    column: str
    when: str
    message: str
    shown: str = ""
    later: str = ""
    decided: tuple[str, str] | None = None


class WarningRule(Declared):
    """Something worth a warning: the SQL condition that marks a row, and words with `{n}` for the
    number of rows.

    `named` is SQL for what `{named}` tells of such rows, beside the nearest of the `known` where
    one is near: pairs of what might be written, and what it would be.
    """

    code: str
    when: str
    message: str
    named: str = ""
    known: tuple[tuple[str, str], ...] = ()


class Ages(Declared):
    """How a row about a person grows old: by the latest of these dates, once it is `over` (SQL).
    One that is not has no age, however long ago it began."""

    by: tuple[str, ...]
    over: str = "true"


class Extract(Declared):
    """One kind of file that analysts upload. `rows` is what its rows are called; `every_months` how
    often it is due.

    `reference` tables do not hold a measure back; `warn_on_removal` marks extracts where removing
    rows is odd; `with_sql` names helper relations that the rules use; `adapters` are other layouts
    in which its rows arrive. Of an extract with marks, `carried` is SQL for the keys of rows that
    come with the product, each with the day `since` which it holds.
    `kind` is the column that tells files of one kind from others, so that like is compared with
    like. `ends` are the dates that end a row's stay on a list; without one a row may have `left`.
    `ages` is how its rows grow old, where they are about people and go with time.
    """

    name: str
    title: str
    rows: str
    about: str
    columns: tuple[Column, ...]
    orders: tuple[Order, ...] = ()
    parts: tuple[PartOfWhole, ...] = ()
    rules: tuple[Rule, ...] = ()
    warnings: tuple[WarningRule, ...] = ()
    with_sql: str = ""
    every_months: Literal[1, 4, 6, 12] = 1
    reference: bool = False
    warn_on_removal: bool = False
    ends: tuple[str, ...] = ()
    ages: Ages | None = None
    adapters: tuple["Adapter", ...] = ()
    carried: str = ""
    kind: str = ""

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        taken: set[str] = set()
        for column in self.columns:
            if taken & column.headings:
                raise ValueError(f"{self.name}: two columns share a heading with {column.name}")
            taken |= column.headings
        if not self.keys:
            raise ValueError(f"{self.name} has no key")
        dates = {column.name for column in self.columns if column.kind == "date"}
        if self.ages and not (self.ages.by and dates.issuperset(self.ages.by)):
            raise ValueError(f"{self.name}: a row's age counts by its dates")
        return self

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that identify a row across batches."""
        return tuple(column.name for column in self.columns if column.key)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The canonical names of all columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a file is refused; keys are among them."""
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def marked(self) -> Column | None:
        """The column in which a mark withdraws the row of that key, if there is one."""
        return next((column for column in self.columns if column.marks), None)

    def column(self, name: str) -> Column:
        """The column of that canonical name."""
        return next(column for column in self.columns if column.name == name)

    def named_by(self, header: Sequence[str]) -> list[str | None]:
        """The name of the column that each heading of a file names, None where it names none.

        What stands in brackets or after a line break does not count where the rest is a heading
        that the file does not have by itself.
        """
        exact = {squeeze(heading) for heading in header if len(heading) <= LONGEST_HEADING}
        return [
            next(
                (
                    self._by_heading[known]
                    for at, known in enumerate(readings(heading))
                    if known in self._by_heading and (at == 0 or known not in exact)
                ),
                None,
            )
            for heading in header
        ]

    def recognised(self, header: Sequence[str]) -> int:
        """How many different headings of a file name a column of this extract."""
        named = zip(header, self.named_by(header), strict=True)
        return len({squeeze(heading) for heading, name in named if name})

    def lacking(self, header: Sequence[str]) -> list[Column]:
        """The required columns that no heading of a file names."""
        named = set(self.named_by(header))
        return [column for column in self.required if column.name not in named]

    def accepts(self, header: Sequence[str]) -> bool:
        """Whether a file with this header can be of this extract, in its own layout or another."""
        return not self.lacking(header) or any(each.takes(header) for each in self.adapters)

    @cached_property
    def _by_heading(self) -> dict[str, str]:
        return {heading: column.name for column in self.columns for heading in column.headings}


class Adapter(Extract):
    """Another layout of an extract's rows, such as a publisher's own; `wanted` is SQL for the rows
    to look at."""

    wanted: str = "true"

    def takes(self, header: Sequence[str]) -> bool:
        """Whether a file with this header is of this layout."""
        raise NotImplementedError

    def reads(self, header: Sequence[str]) -> bool:
        """Whether there is something to read in a file with this header."""
        raise NotImplementedError

    def places(self, header: Sequence[str]) -> dict[str, list[int]]:
        """The positions in the header of each of the layout's columns; none for one that such a
        file ought to have."""
        raise NotImplementedError

    def joined(self, found: Collection[str]) -> Collection[str]:  # noqa: ARG002 (as others have it)
        """The extract's columns whose values are made of several of those `found`."""
        return ()

    def sql(self, found: Collection[str]) -> str:
        """SQL over `source` (line, and the layout's columns as cleaned text, null but for those
        `found`), giving line, the extract's columns as text, and `skipped`: why a row is not to be
        loaded, or null. Raises RefusedError."""
        raise NotImplementedError
