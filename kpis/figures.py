"""The one way by which every shown figure passes: rounding half up, signs, units, and what stands
for nothing.

Values are stored and compared unrounded; they are rounded only here, half up to one decimal place
as the DfE rounds (Python's own `round` goes to the even neighbour and would differ from published
figures).
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from data.plurals import one_or_many

Unit = Literal["%", "weeks", "per 1,000 residents", "per 1,000 followers", "people"]

NOTHING = "–"
MINUS = "−"
_SHORT = {"%": " pts", "weeks": " wks"}
_WORDS = {"%": ("point", "points"), "weeks": ("week", "weeks"), "people": ("person", "people")}


def round_half_up(value: float, places: int = 1) -> Decimal:
    """The value rounded half up (away from zero at a half), from its shortest decimal form: 62.65
    gives 62.7."""
    rounded = Decimal(repr(float(value))).quantize(
        Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )
    return rounded if rounded else abs(rounded)


def number(value: float | None, places: int = 1) -> str:
    """A figure with thousands commas and a true minus; an en dash where there is none."""
    if value is None:
        return NOTHING
    return f"{round_half_up(value, places):,f}".replace("-", MINUS)


def count(value: float | None) -> str:
    """A whole number of cases, people or answers, with thousands commas."""
    return number(value, 0)


def count_of(part: float | None, whole: float | None) -> str:
    """How many of how many: `98 of 155`. An en dash stands for what is not known."""
    return f"{count(part)} of {count(whole)}"


def places(unit: Unit) -> int:
    """Decimal places shown for a unit: none for people, one for all else."""
    return 0 if unit == "people" else 1


def figure(value: float | None, unit: Unit) -> str:
    """The value as it stands alone: `63.2%`, `28.9 weeks`, `23.5`, `30`."""
    text = number(value, places(unit))
    if value is None:
        return text
    return text + {"%": "%", "weeks": " weeks"}.get(unit, "")


def told_figure(value: float | None, unit: Unit) -> str:
    """The value where nothing else says its unit: `63.2%`, `28.9 weeks`,
    `23.5 per 1,000 residents`, `30 people`."""
    return f"{figure(value, unit)} {unit_note(unit)}".rstrip() if value is not None else NOTHING


def unit_note(unit: Unit) -> str:
    """The unit, where the figure by itself does not carry it; else nothing."""
    return "" if unit in ("%", "weeks") else unit


def table_figure(value: float | None, unit: Unit) -> str:
    """The value as a table's bold cell shows it: `63.2%`, `28.9 wks`, `23.5`."""
    return figure(value, unit).replace(" weeks", " wks")


def plain_figure(value: float | None, unit: Unit) -> str:
    """The value where its unit is already said: `63.2%`, `28.9`."""
    return figure(value, unit).replace(" weeks", "")


def too_little(unit: Unit) -> str:
    """What a difference is called that would be shown as none: `less than 0.1 points`."""
    return f"less than {amount(10.0 ** -places(unit), unit)}"


def signed(value: float | None, unit: Unit, *, short: bool = True) -> str:
    """A change with its sign: `+21.3 pts`, `−3.7 wks`, `+4.5`; written out (`+21.3 points`) when
    not short."""
    if value is None:
        return NOTHING
    text = number(value, places(unit))
    text = text if text.startswith(MINUS) or not round_half_up(value, places(unit)) else f"+{text}"
    return text + (_SHORT.get(unit, "") if short else f" {amount_words(value, unit)}".rstrip())


def rounds_apart(value: float, other: float, unit: Unit) -> bool:
    """Whether the two as they are shown differ by another amount than their difference shows:
    106.6 and 154.4 beside 47.9."""
    shown = round_half_up(value, places(unit)) - round_half_up(other, places(unit))
    return shown != round_half_up(value - other, places(unit))


def amount_words(value: float, unit: Unit) -> str:
    """The word that follows a difference: `point` or `points`, `week` or `weeks`, or nothing for a
    rate."""
    one, many = _WORDS.get(unit, ("", ""))
    return one_or_many(abs(round_half_up(value, places(unit))), one, many)


def amount(value: float, unit: Unit) -> str:
    """The size of a difference in words: `21.3 points`, `3.7 weeks`, `4.5`."""
    return f"{number(abs(value), places(unit))} {amount_words(value, unit)}".rstrip()
