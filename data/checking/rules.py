"""Every rule that a row can break, as SQL, in the order in which one cell's faults are reported."""

from dataclasses import dataclass
from datetime import date

from data.column import Column
from data.extract import Extract
from data.problems import Code
from data.sql import EXCEL_ERROR, identifier, is_mark, literal, said

BAD = {
    "date": Code.BAD_DATE,
    "month": Code.BAD_MONTH,
    "period": Code.BAD_MONTH,
    "choice": Code.BAD_CHOICE,
    "choices": Code.BAD_CHOICE,
    "yes_no": Code.BAD_YES_NO,
    "integer": Code.BAD_NUMBER,
    "number": Code.BAD_NUMBER,
}
"""The code of a cell that cannot be read, by the kind of its column."""
DATED = ("date", "month", "period")
"""The kinds of columns that hold dates, or what a date is of."""


@dataclass(frozen=True)
class Test:
    """A rule for one column: `when` is SQL that is true where a row, called `this`, breaks it.

    `source` is the column of `this` that holds the cell's text; `other` the column that the cell is
    held against; a `dated` cell is asked what is wrong with it as a date. `message` is all there is
    to say of it, with `{shown}` for what the SQL `shown` gives; without one there is a sentence for
    each code, and `hint` may end it.
    """

    code: Code
    column: str
    when: str
    source: str
    other: str | None = None
    dated: bool = False
    hint: str = ""
    message: str = ""
    shown: str = ""


def sources(column: Column, count: int) -> list[str]:
    """The names of the columns of `this` that hold the texts of a column: several where headings
    are or-ed."""
    return [f"text {column.name}"] + [f"text {column.name} {at}" for at in range(1, count)]


def row_tests(
    extract: Extract,
    found: dict[str, list[int]],
    as_at: date,
    *,
    controls: bool,
    errors: bool = False,
) -> list[Test]:
    """The tests of single rows, for a file that has these columns; `controls` asks for a look at
    control characters, `errors` for one at those that a spreadsheet's formulas leave."""
    present = [column for column in extract.columns if column.name in found]
    tests = [
        test
        for column in present
        for of in [sources(column, len(found[column.name]) if column.any_of else 1)]
        for source in of
        for test in _cell_tests(
            column, source, as_at, _unreadable(source, controls, errors), alone=len(of) == 1
        )
    ]
    return tests + _order_tests(extract) + _part_tests(extract)


def _order_tests(extract: Extract) -> list[Test]:
    return [
        Test(
            code=Code.OUT_OF_ORDER,
            column=later,
            when=f"CASE WHEN this.{later} < this.{order.first} THEN NOT ({order.unless}) END",
            source=f"text {later}",
            other=order.first,
            hint=order.hint,
        )
        for order in extract.orders
        for later in order.then
    ]


def _part_tests(extract: Extract) -> list[Test]:
    return [
        Test(
            Code.PART_OVER_WHOLE,
            part.part,
            f"this.{part.part} > this.{part.whole}",
            f"text {part.part}",
            part.whole,
        )
        for part in extract.parts
    ]


def extract_tests(extract: Extract) -> list[Test]:
    """The rules of this extract alone, which may look at other rows."""
    return [
        Test(
            rule.code,
            rule.column,
            rule.when,
            f"text {rule.column}",
            message=rule.message,
            shown=rule.shown,
        )
        for rule in extract.rules
    ]


def _unreadable(source: str, controls: bool, errors: bool) -> list[str]:
    """What makes the text of any cell unreadable."""
    cell = f"this.{identifier(source)}"
    failed = [f"regexp_full_match({cell}, {literal(EXCEL_ERROR)})"] if errors else []
    return [f"has_control({cell})", *failed] if controls else failed


def _cell_tests(
    column: Column, source: str, as_at: date, unreadable: list[str], *, alone: bool
) -> list[Test]:
    cell, typed = f"this.{identifier(source)}", f"this.{identifier(column.name)}"
    text = said(column, cell)
    # A cell that is not the only one of its column is read by itself, for another may have given
    # the value. What is said is asked only where there is something and it could not be read.
    read = typed if alone else f"read_yes_no({cell})"
    unread = f"CASE WHEN {read} IS NULL AND {cell} IS NOT NULL THEN {text} IS NOT NULL END"
    made = []
    if column.required:
        made.append((Code.MISSING_VALUE, f"CASE WHEN {typed} IS NULL THEN {text} IS NULL END"))
    made += [(Code.UNREADABLE, when) for when in unreadable]
    if column.kind == "text" or column.open:
        made.append((Code.TOO_LONG, f"length({cell}) > {column.limit}"))
    else:
        unmarked = f" AND NOT {is_mark(column, cell)}" if column.marks else ""
        made.append((BAD[column.kind], f"{unread}{unmarked}"))
    if column.kind in ("integer", "number") and not column.signed:
        made.append((Code.NEGATIVE, f"{typed} < 0"))
    if column.kind in ("date", "month") and not column.future:
        made.append((Code.FUTURE_DATE, f"{typed} > DATE {literal(as_at)}"))
    if column.kind == "period":
        made.append((Code.FUTURE_DATE, f"{typed} > left({literal(as_at)}, length({typed}))"))
    dated = {BAD[kind] for kind in DATED}
    shown = {Code.FUTURE_DATE: f"CAST({typed} AS VARCHAR)"}
    return [
        Test(code, column.name, when, source, shown=shown.get(code, ""), dated=code in dated)
        for code, when in made
    ]
