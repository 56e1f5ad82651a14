"""How one cell is read, in plain Python from the contract's page: what the loader's SQL is compared
with."""

import calendar
import re
import unicodedata
from datetime import date

from tests.data.contract import MAY_BE_IN_THE_FUTURE, Column

Value = str | date | bool | int | float | None
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
SHORT = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {
    "sept": 9
}
SPACES = "".join(
    chr(code)
    for code in range(0x3001)
    if chr(code).isspace() and unicodedata.category(chr(code)) != "Cc"
)
_BAD = {"date": "bad_date", "month": "bad_month", "period": "bad_month", "yes_no": "bad_yes_no"}
_BAD |= dict.fromkeys(("whole", "number", "figure"), "bad_number")
_YES_NO = {"1": True, "1.0": True, "y": True, "yes": True, "true": True}
_YES_NO |= {"0": False, "0.0": False, "n": False, "no": False, "false": False}


UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
ERROR = re.compile("#(N/A|REF!|VALUE!|DIV/0!|NAME[?]|NULL!|NUM!)")


class BadCellError(Exception):
    """The cell breaks a rule; the argument is the code."""


def trimmed(cell: str) -> str | None:
    """The text without spaces round it, in NFC; None where it is blank."""
    text = unicodedata.normalize("NFC", cell.strip(SPACES + "\t\n\r"))
    return None if text.upper() in ("", "NULL", "N/A", "-") else text


def read(column: Column, cell: str, as_at: date) -> Value:
    """The value of a cell. Raises BadCellError with its code."""
    text = trimmed(cell if column.kind == "long" else UNSEEN.sub("", cell))
    if text is None or _says_none(column, text):
        if column.required:
            raise BadCellError("missing_value")
        return 1 if column.name == "responses" else None
    if _is_unreadable(text):
        raise BadCellError("unreadable")
    value = _parsed(column, text)
    if value is None:
        raise BadCellError(_BAD.get(column.kind, "bad_choice"))
    if column.kind in ("text", "long", "question", "answer") and len(text) > column.limit:
        raise BadCellError("too_long")
    if column.kind in ("whole", "figure") and isinstance(value, int | float) and value < 0:
        raise BadCellError("negative")
    if column.name not in MAY_BE_IN_THE_FUTURE and _after(column, value, as_at):
        raise BadCellError("future_date")
    return value


def _is_unreadable(text: str) -> bool:
    controls = (letter for letter in text if letter not in "\t\n")
    return bool(ERROR.fullmatch(text)) or any(
        unicodedata.category(letter) == "Cc" for letter in controls
    )


def _says_none(column: Column, text: str) -> bool:
    return text.lower() == "na" and not (column.key and column.kind == "text")


def _after(column: Column, value: Value, as_at: date) -> bool:
    if column.kind == "period" and isinstance(value, str):
        return value > as_at.isoformat()[: len(value)]
    return isinstance(value, date) and value > as_at


def _parsed(column: Column, text: str) -> Value:
    if column.kind in ("text", "long"):
        return text
    if column.kind in ("question", "answer"):
        return _choice(column.choices, text) or text
    if column.kind == "choice":
        return _choice(column.choices, text)
    if column.kind == "choices":
        return _joined(column.choices, text)
    return {
        "date": _date,
        "month": _month,
        "period": _period,
        "yes_no": lambda text: _YES_NO.get(text.lower()),
        "whole": _whole,
        "number": _number,
        "figure": _number,
    }[column.kind](text)


def _same(text: str) -> str:
    plain = "".join(letter for letter in text.lower() if letter not in SPACES + "\t\n_-")
    return re.sub(r"^([0-9]+)\.0+$", r"\1", plain.replace("’", "'").replace("‘", "'"))


def _choice(choices: tuple[str, ...], text: str) -> str | None:
    return next((choice for choice in choices if _same(choice) == _same(text)), None)


def _joined(choices: tuple[str, ...], text: str) -> str | None:
    given = [_choice(choices, part) for part in text.split("+")]
    return None if None in given else "+".join(choice for choice in choices if choice in given)


def _date(text: str) -> date | None:
    text = re.sub(
        r"[ T](00:00(:00(\.0+)?)?|12:00(:00)? am)$", "", text, flags=re.IGNORECASE
    ).lower()
    for pattern, names in (
        (r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})", {}),
        (r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})", {}),
        (r"(?P<d>[0-9]{1,2})[- ](?P<m>[a-z]+)(?<=[a-z])[- ](?P<y>[0-9]{4})", SHORT),
        (r"(?P<d>[0-9]{1,2}) (?P<m>[a-z]+) (?P<y>[0-9]{4})", MONTHS),
        (r"(?P<y>[0-9]{4})-(?P<m>[a-z]+)-(?P<d>[0-9]{1,2})", SHORT),
    ):
        found = re.fullmatch(pattern, text)
        if found and (not names or found["m"] in names) and text.count("-") != 1:
            return _day(int(found["y"]), names.get(found["m"]) or int(found["m"]), int(found["d"]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    if (
        (year, month, day) in ((1900, 1, 1), (1970, 1, 1))  # a system that knows no date
        or not 1900 <= year <= 2100
        or not 1 <= month <= 12
        or not 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return date(year, month, day)


def _month(text: str) -> date | None:
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
        return _day(int(found[1]), int(found[2]), 1)
    if found := re.fullmatch(r"([a-z]+) ([0-9]{4})", text.lower()):
        return _day(int(found[2]), (MONTHS | SHORT).get(found[1], 0), 1)
    day = _date(text)
    return day and day.replace(day=1)


def only_order(text: str) -> str | None:
    """`day` or `month`, where the numbers of a date, with or without a time, fit no other order."""
    found = re.match(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{4}([ t]|$)", text.lower())
    if not found:
        return None
    first, second = int(found[1]), int(found[2])
    if 1 <= first <= 12 < second <= 31:
        return "month"
    return "day" if 1 <= second <= 12 < first <= 31 else None


def _period(text: str) -> str | None:
    if re.fullmatch(r"(19|20)[0-9]{2}(\.0+)?", text):
        return text[:4]
    month = _month(text)
    return f"{month:%Y-%m}" if month else None


def _number(text: str) -> float | None:
    if not re.fullmatch(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?", text):
        return None
    return float(text.replace(",", ""))


def _whole(text: str) -> int | None:
    if not re.fullmatch(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.0*)?", text):
        return None
    number = int(text.replace(",", "").split(".")[0])
    return number if abs(number) < 2**63 else None
