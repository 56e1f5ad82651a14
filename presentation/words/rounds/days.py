"""Days as somebody says them who speaks of the days around: `on Friday`, `on 10 December`."""

from datetime import date
from typing import Literal

from kpis import months
from presentation.words.grammar import long_date

NEAR = 6
"""So many days ahead a day has the name of its weekday, which no other day before it has."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_words(day: date, today: date, before: Literal["on", "by"] = "on") -> str:
    """`yesterday`, `today`, `tomorrow`, `on Friday`, `on 10 December`, and with its year where that
    is not today's."""
    ahead = (day - today).days
    if ahead in (-1, 0, 1):
        word = ("yesterday", "today", "tomorrow")[ahead + 1]
        return word if before == "on" else f"{before} {word}"
    if 0 < ahead <= NEAR:
        return f"{before} {_WEEKDAYS[day.weekday()]}"
    words = long_date(day)
    return f"{before} {words.removesuffix(f' {day.year}') if day.year == today.year else words}"


def due_words(day: date, today: date) -> str:
    """`is due on Friday`, `was due on 14 November`."""
    return f"{'was' if day < today else 'is'} due {day_words(day, today)}"


def month_words(month: str, today: date) -> str:
    """`September`, and with its year where it is a year or more ago."""
    words = months.long(month)
    return words.partition(" ")[0] if months.between(month, months.of(today)) < 12 else words
