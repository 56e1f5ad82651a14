"""A whole file read in plain Python loops from the contract's page: no engine, no csv module,
nothing of the product."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from tests.data.contract import (
    ANSWERS,
    AUTHORITIES,
    IN_ORDER,
    PARTS,
    PERCENTAGES,
    QUESTIONS,
    WITHDRAWN,
    Column,
    columns,
)
from tests.data.plain_cells import BadCellError, Value, only_order, read, trimmed

Fault = tuple[int | None, str | None, str]
Row = dict[str, Value]
Keyed = tuple[int, Row, list[str | None]]
"""A row with its line, and its cells that are not read."""
DAMAGED = r"[+-]?[0-9]{1,3}([.,][0-9]+[eE][+-]?|[eE][+])[0-9]{1,3}"


@dataclass
class Reading:
    """What a file says: rows by line, or faults as (line, column, code)."""

    rows: list[Row] = field(default_factory=list)
    faults: set[Fault] = field(default_factory=set)


def split(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """The records of well-quoted text: the line on which each begins, and its fields."""
    records, fields, cell, quoted, line, begun = [], [], "", False, 1, 1
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at = 0
    while at < len(text):
        letter = text[at]
        line += letter == "\n"
        if quoted and letter == '"' and text[at + 1 : at + 2] == '"':
            cell, at = cell + '"', at + 1
        elif letter == '"' and (quoted or not cell):
            quoted = not quoted
        elif letter == separator and not quoted:
            fields, cell = [*fields, cell], ""
        elif letter == "\n" and not quoted:
            records.append((begun, [*fields, cell]))
            fields, cell, begun = [], "", line
        else:
            cell += letter
        at += 1
    return [*records, (begun, [*fields, cell])] if fields or cell else records


def read_file(text: str, separator: str, extract: str, as_at: date) -> Reading:
    """Read text whose header has canonical names or names that are to be ignored."""
    lines = [
        (line, fields)
        for line, fields in split(text, separator)
        if any(trimmed(cell) for cell in fields)
    ]
    lines = lines[_header_place([fields for _, fields in lines[:30]], extract) :]
    header = [name.strip() for name in lines[0][1]]
    while len(lines) > 1 and _is_no_data(lines[-1][1], header, extract):
        lines.pop()
    result, at_key, rows = Reading(), defaultdict(list), {}
    for line, fields in lines[1:]:
        if len(fields) < len(header) or any(cell.strip() for cell in fields[len(header) :]):
            result.faults.add((line, None, "unreadable"))
            continue
        rows[line] = dict(zip(header, fields, strict=False))
        cells = _with_person(extract, dict(rows[line]))
        row = _row(extract, cells, line, as_at, result.faults)
        key = tuple(row[column.name] for column in columns(extract) if column.key)
        if not _damaged(extract, line, cells, result.faults) and None not in key:
            unread = [trimmed(cell) for name, cell in cells.items() if name not in row]
            at_key[key].append((line, row, unread))
    _same_key(extract, at_key, result)
    for column in columns(extract):
        if column.kind in ("date", "month", "period"):
            cells = {line: trimmed(row.get(column.name, "")) or "" for line, row in rows.items()}
            _told_once(extract, column, cells, result)
    return result


def _header_place(rows: list[list[str]], extract: str) -> int:
    """The only row that has every required column, else the first."""
    needed = {column.name for column in columns(extract) if column.required}
    having = [at for at, row in enumerate(rows) if needed <= {cell.strip() for cell in row}]
    return having[0] if len(having) == 1 else 0


def _is_no_data(fields: list[str], header: list[str], extract: str) -> bool:
    """Whether a last row is a total, or a note in its first cell alone. One word with a digit is no
    note: it is what a row that has lost its other cells begins with."""
    cells = dict(zip(header, map(trimmed, fields), strict=False))
    keys = [column.name for column in columns(extract) if column.key]
    needed = [column.name for column in columns(extract) if column.required]
    whole = all(cells.get(name) for name in needed)
    words = {"total", "totals", "grand total", "grand totals"}
    for name in keys:
        label = (cells.get(name) or "").lower().rstrip(": ")
        if label in words or label.startswith("applied filters"):
            return name == keys[0] or not whole
    filled = [cell for cell in map(trimmed, fields) if cell]
    label = filled[0].lower().rstrip(": ")
    if not cells.get(keys[0]) and (label in words or label.startswith("applied filters")):
        return True
    alone = len(filled) == 1 and trimmed(fields[0]) is not None
    return alone and not whole and not _is_value(filled[0])


def _is_value(text: str) -> bool:
    """Whether text that stands alone is a key, a number, a date or a month."""
    parts = text.split()
    if not any(letter.isalpha() for letter in text):
        return True
    if len(parts) == 1:
        return any(letter.isdecimal() for letter in text)
    *day, name, year = parts
    dated = name.isalpha() and year.isdecimal() and len(year) == 4
    return dated and (not day or (len(day) == 1 and day[0].isdecimal() and len(day[0]) < 3))


def _told_once(extract: str, column: Column, cells: dict[int, str], result: Reading) -> None:
    """A column that is month first, or of times, is one fault on its first such line."""
    code = "bad_date" if column.kind == "date" else "bad_month"
    bad = {line: cell for line, cell in cells.items() if (line, column.name, code) in result.faults}
    orders = {line: only_order(cell) for line, cell in cells.items()}
    months = [line for line, order in orders.items() if order == "month" and line in bad]
    if months and "day" not in orders.values():
        held = {then for first, then in IN_ORDER.get(extract, []) if first == column.name}
        doubtful = {(column.name, code) for code in ("future_date", "out_of_order")}
        doubtful |= {(name, "out_of_order") for name in held}
        result.faults -= {fault for fault in result.faults if fault[1:] in doubtful}
        result.faults -= {(line, column.name, code) for line in months}
        result.faults.add((min(months), column.name, code))
    times = [line for line, cell in bad.items() if re.search(r"[ T][0-9]{1,2}:[0-9]{2}", cell)]
    if len(times) >= 4 and 2 * len(times) >= sum(map(bool, cells.values())):
        result.faults -= {(line, column.name, code) for line in times}
        result.faults.add((min(times), column.name, code))


def _with_person(extract: str, cells: dict[str, str]) -> dict[str, str]:
    """The number of a request counts within a person."""
    if extract != "ehc_assessments" or "Person ID" not in cells:
        return cells
    person, number = trimmed(cells.pop("Person ID")), trimmed(cells["request_id"])
    return cells | {"request_id": f"{person}-{number}" if person and number else ""}


def _damaged(extract: str, line: int, cells: dict[str, str], faults: set[Fault]) -> bool:
    """Whether a spreadsheet has damaged a key; told at the first of a column, and there is no more
    to say of a number that is one."""
    joined = rf"{DAMAGED}-.*|.*-{DAMAGED}" if extract == "ehc_assessments" else "-"
    names = [
        column.name
        for column in columns(extract)
        if column.key
        and column.kind in ("text", "whole")
        and re.fullmatch(f"{DAMAGED}|{joined}", trimmed(cells.get(column.name, "")) or "")
    ]
    told = {(name, code) for _, name, code in faults}
    faults -= {(line, name, "bad_number") for name in names}
    faults |= {(line, name, "damaged_key") for name in names if (name, "damaged_key") not in told}
    return bool(names)


def _same_key(extract: str, at_key: dict[tuple[Value, ...], list[Keyed]], result: Reading) -> None:
    first_key = next(column.name for column in columns(extract) if column.key)
    for found in at_key.values():
        if any(one[1:] != found[0][1:] for one in found):
            result.faults |= {(line, first_key, "duplicate_key") for line, *_ in found}
        result.rows.append(found[0][1])
    # A figure that was withdrawn is skipped.
    result.rows = [row for row in result.rows if row.get("value", 0) is not None]
    if not result.rows and not result.faults:
        result.faults.add((None, None, "empty"))


def _row(extract: str, cells: dict[str, str], line: int, as_at: date, faults: set[Fault]) -> Row:
    row: Row = {}
    bad: set[str] = set()
    for column in columns(extract):
        row[column.name] = None
        if column.name == "value" and trimmed(cells.get("value", "").lower()) in WITHDRAWN:
            continue
        try:
            row[column.name] = read(column, cells.get(column.name, ""), as_at)
            if column.name == "area_code":
                row["area_code"] = AUTHORITIES.get(str(row["area_code"]), row["area_code"])
        except BadCellError as error:
            row[column.name] = _understood(column, cells.get(column.name, ""), str(error))
            bad.add(column.name)
            faults.add((line, column.name, str(error)))
    faults |= {(line, name, code) for name, code in _across(extract, row) if name not in bad}
    return row


def _understood(column: Column, cell: str, code: str) -> Value:
    """A value that was understood, and is against a rule, still takes part in what it is compared
    with."""
    if code in ("future_date", "negative"):
        value = read(column, cell.strip().lstrip("-"), date.max)
        return -value if code == "negative" and isinstance(value, int | float) else value
    return trimmed(cell) if column.kind in ("text", "long", "question", "answer") else None


def _across(extract: str, row: Row) -> list[tuple[str, str]]:
    found = []
    if "H" not in (row.get("request_outcome"), row.get("assessment_outcome")):
        for first, then in IN_ORDER.get(extract, []):
            if row[first] and row[then] and row[then] < row[first]:  # type: ignore[operator]
                found.append((then, "out_of_order"))
    for part, whole in PARTS.get(extract, []):
        if row[part] is not None and row[whole] is not None and row[part] > row[whole]:  # type: ignore[operator]
            found.append((part, "part_over_whole"))
    if row.get("measure") in PERCENTAGES and not _is_share(row):
        found.append(("value", "bad_number"))
    if (
        row.get("question") in QUESTIONS
        and row.get("answer") is not None
        and row["answer"] not in ANSWERS
    ):
        found.append(("answer", "bad_choice"))
    return found


def _is_share(row: Row) -> bool:
    """Whether a percentage lies from 0 to 100 and is what its counts come to, where it has any."""
    value, part, whole = (row[name] for name in ("value", "numerator", "denominator"))
    if not isinstance(value, int | float):
        return True
    if isinstance(part, int | float) and isinstance(whole, int | float) and whole:
        return 0 <= value <= 100 and abs(value - 100 * part / whole) <= 0.1 + 1e-9
    return 0 <= value <= 100
