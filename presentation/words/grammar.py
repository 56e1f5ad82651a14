"""English: lists, capitals, words for small numbers, and dates. One and many stand in
`data.plurals`."""

from collections.abc import Sequence
from datetime import date

from kpis import months

_NAMES = ("Right to Choose",)
"""Names that go on after a small word: the capital of the second word tells of all others."""
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def joined(parts: Sequence[str]) -> str:
    """The parts as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def several(parts: Sequence[str], most: int = 8) -> str:
    """The first of many, and how many more there are: `1a.1, 1a.2 and 3 more`."""
    return ", ".join(parts[:most]) + (f" and {len(parts) - most} more" if len(parts) > most else "")


def ranges(numbers: Sequence[int]) -> str:
    """Whole numbers in order, those that follow one another as one: `2`, `1, 3–5, 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def in_words(number: int) -> str:
    """A number below ten as a word, others in figures; nought is `none`."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def begun(sentence: str) -> str:
    """The words with a capital at their beginning and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]


def inside(title: str) -> str:
    """A title inside a sentence: `surveys`, but `EHC assessments` and `Local Offer ambassadors`
    keep their capitals."""
    first, _, rest = title.partition(" ")
    named = first.isupper() or rest[:1].isupper() or title.startswith(_NAMES)
    return title if named else title[:1].lower() + title[1:]


def short_date(day: date) -> str:
    """The date as tables show it: `4 Sep 2026`."""
    return f"{day.day} {months.short(months.of(day))}"


def long_date(day: date) -> str:
    """The date as sentences write it: `4 September 2026`."""
    return f"{day.day} {months.long(months.of(day))}"
