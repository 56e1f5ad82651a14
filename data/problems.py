"""Everything that can be wrong with a file: each error code once, with the words that tell an
analyst what to do.

A problem's `line` is the first line of its row as a text editor counts (the sheet's row in a
workbook), the header being line 1; None for a fault of the whole file. `column` is the canonical
name.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum, StrEnum

from pydantic import BaseModel, ConfigDict, Field

from data.plurals import lines_named

LISTED = 10_000
"""A refusal lists at most this many problems and counts the rest."""


class Code(StrEnum):
    """The codes of the public contract."""

    MISSING_COLUMN = "missing_column"
    DUPLICATE_COLUMN = "duplicate_column"
    MISSING_VALUE = "missing_value"
    BAD_DATE = "bad_date"
    BAD_MONTH = "bad_month"
    BAD_NUMBER = "bad_number"
    BAD_CHOICE = "bad_choice"
    BAD_YES_NO = "bad_yes_no"
    TOO_LONG = "too_long"
    DUPLICATE_KEY = "duplicate_key"
    DAMAGED_KEY = "damaged_key"
    FUTURE_DATE = "future_date"
    OUT_OF_ORDER = "out_of_order"
    PART_OVER_WHOLE = "part_over_whole"
    NEGATIVE = "negative"
    MILESTONE_UNKNOWN = "milestone_unknown"
    MILESTONE_RULE = "milestone_rule"
    UNREADABLE = "unreadable"
    EMPTY = "empty"


RULES: dict[Code, str] = {
    Code.MISSING_COLUMN: "A column that is needed is missing",
    Code.DUPLICATE_COLUMN: "Two columns mean the same and differ",
    Code.MISSING_VALUE: "A value that is needed is blank",
    Code.BAD_DATE: "Not a date that can be read with certainty",
    Code.BAD_MONTH: "Not a month that can be read with certainty",
    Code.BAD_NUMBER: "Not a number, or not a whole number",
    Code.BAD_CHOICE: "Not one of the allowed values",
    Code.BAD_YES_NO: "Neither yes nor no",
    Code.TOO_LONG: "Longer than the column allows",
    Code.DUPLICATE_KEY: "The same key twice with different content",
    Code.DAMAGED_KEY: "A key that a spreadsheet has changed",
    Code.FUTURE_DATE: "After the as-at date",
    Code.OUT_OF_ORDER: "Before the date that it must follow",
    Code.PART_OVER_WHOLE: "A part is larger than its whole",
    Code.NEGATIVE: "A count below zero",
    Code.MILESTONE_UNKNOWN: "Not a milestone of the plan",
    Code.MILESTONE_RULE: "Against the plan's rules for progress",
    Code.UNREADABLE: "Cannot be read",
    Code.EMPTY: "Holds no rows",
}
"""What each code means, in the reader's words: the heading under which its problems are grouped."""


class Problem(BaseModel):
    """One fault of a file: where it is, what was found, and what to do about it. One of a
    `whole_column` is told once, at its first line."""

    model_config = ConfigDict(frozen=True)

    line: int | None
    column: str | None
    value: str | None
    code: Code
    message: str
    whole_column: bool = Field(default=False, exclude=True)


_ALSO = 3


def by_cause(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Those of one cause together, in the order of the first of each: they are of one column and
    code, and there is the same to do about all of them."""
    found: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        found.setdefault((one.code, one.column, one.message), []).append(one)
    return list(found.values())


def told_once(cause: Sequence[Problem]) -> str:
    """What to do about the problems of one cause, said at the first of them, and where else."""
    first, *others = cause
    if not others:
        return first.message
    where = lines_named([one.line or 0 for one in others], _ALSO)
    return f"{first.message} The same on {where}."


class Notice(BaseModel):
    """A warning: the file can be loaded, and this is worth knowing first."""

    model_config = ConfigDict(frozen=True)

    code: str
    message: str

    @property
    def weight(self) -> "Weight":
        """How much it asks of whoever loads the file."""
        return WARNINGS.get(self.code, Weight.NOTE)


class Weight(IntEnum):
    """What a warning asks for: to stop, to look, or nothing."""

    NOTE = 0
    LOOK = 1
    STOP = 2


KEYS_UNKNOWN, ROWS_GONE = "keys_unknown", "rows_gone"
UNLIKELY_DATE, OLDER_THAN_AS_AT = "unlikely_date", "older_than_as_at"
OLDER_EXTRACT, FUTURE_AS_AT = "older_extract", "future_as_at"
UNUSUAL_REMOVAL = "unusual_removal"
MONTHS_BEFORE_LISTS = "months_before_lists"
PASSED_OVER = "passed_over"
WARNINGS = {KEYS_UNKNOWN: Weight.STOP, ROWS_GONE: Weight.STOP} | dict.fromkeys(
    (
        UNLIKELY_DATE,
        "divided_values",
        OLDER_THAN_AS_AT,
        FUTURE_AS_AT,
        "mixed_dates",
        "keys_differ_by_zeros",
        "fewer_rows",
        UNUSUAL_REMOVAL,
        MONTHS_BEFORE_LISTS,
        "column_emptied",
        "withdrawn",
        "looks_like_total",
        "unlikely_value",
        "clock_not_stopped",
        "alike_names",
        "unknown_provider",
        "unknown_measure",
        "unknown_area",
        "empty_month",
        "identity_column",
        OLDER_EXTRACT,
        "restated_history",
        "na_as_blank",
        "hidden_rows",
        "lines_before_header",
        "lines_after_data",
        "new_value",
    ),
    Weight.LOOK,
)
"""The warnings that ask for something, the worst first. All others are worth knowing, no more."""


def worst_first(notices: Iterable[Notice]) -> list[Notice]:
    """The warnings in the order in which they are told."""
    order = list(WARNINGS)
    return sorted(
        notices, key=lambda one: order.index(one.code) if one.code in WARNINGS else len(order)
    )


class RefusedError(Exception):
    """The file's content is refused; nothing was stored. Carries every listed problem and the
    number of all."""

    def __init__(self, problems: list[Problem], total: int | None = None) -> None:
        super().__init__(f"{total or len(problems)} problems")
        self.problems = problems[:LISTED]
        self.total = total if total is not None else len(problems)


class Findings:
    """Problems as they are found: the first of them, as many as are listed, and how many there
    are; and the `notices`, warnings of what was found beside them."""

    def __init__(self) -> None:
        self.listed: list[Problem] = []
        self.notices: list[Notice] = []
        self.total = 0

    def add(self, *problems: Problem, total: int | None = None) -> None:
        """Take note of problems; `total` is their number where not all of them are given."""
        self.listed += problems[: LISTED - len(self.listed)] if total is None else problems
        self.total += len(problems) if total is None else total

    def refuse(self) -> None:
        """Raise RefusedError, with the problems in the order of their lines, where there are
        any."""
        if self.total:
            raise RefusedError(
                sorted(self.listed, key=lambda problem: problem.line or 0), self.total
            )


def unreadable(message: str, line: int | None = None) -> RefusedError:
    """A refusal of the whole file, or of one line of it, that cannot be read."""
    return RefusedError(
        [Problem(line=line, column=None, value=None, code=Code.UNREADABLE, message=message)]
    )


def empty(where: str = "", header: int | None = None) -> RefusedError:
    """A refusal of a file that holds no rows, below the line of its `header` where it has one;
    `where` says which part of it was looked at."""
    below = f"Below the headings on line {header:,} there are no rows" if header else ""
    message = (
        f"{below or 'The file holds nothing'}. Export it again, and check that the export is not "
        "filtered to nothing."
    )
    message += where
    return RefusedError(
        [Problem(line=None, column=None, value=None, code=Code.EMPTY, message=message)]
    )
