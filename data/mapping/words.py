"""What a mapping says, in words, for people who did not make it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from data.clock import uk_time
from data.mapping.model import Mapping, Means


def told(mapping: Mapping) -> list[tuple[str, str]]:
    """Each thing that it says: of what, and what."""
    return [
        *((f"“{one.heading}”", _column(one.column, one.words)) for one in mapping.columns),
        *((f"“{one.heading}”", _column(one.question, one.answers)) for one in mapping.questions),
        *((one.column, f"“{one.value}” in every row") for one in mapping.fixed),
        *([("Before each number", f"“{mapping.before}”")] if mapping.before else []),
        *([("Number of an answer", "response_id and question")] if mapping.by_question else []),
        ("Dates", _dates(mapping)),
    ]


def _column(name: str, words: Sequence[Means]) -> str:
    return f"{name}. {meaning_words(words)}." if words else name


def _dates(mapping: Mapping) -> str:
    order = "month first" if mapping.month_first else "day first"
    years = ["two-digit years are of this century"] if mapping.short_years else []
    times = ["times of day are dropped"] if mapping.drop_times else []
    return ", ".join([order, *years, *times])


def meaning_words(words: Sequence[Means]) -> str:
    """What words mean, those with one meaning together: “8 to 10: Agree; 5: Disagree”."""
    by_meaning: dict[str, list[str]] = defaultdict(list)
    for one in words:
        by_meaning[one.means or "left out"].append(one.word)
    return "; ".join(f"{listed(theirs)}: {means}" for means, theirs in by_meaning.items())


def listed(words: Sequence[str]) -> str:
    """Words, or numbers that follow each other as a range."""
    if all(one.isdecimal() for one in words):
        numbers = sorted(map(int, words))
        if numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 1:
            return f"{numbers[0]} to {numbers[-1]}"
    return ", ".join(f"“{one}”" for one in words)


def said_by(name: str, version: int | None, author: str, moment: datetime) -> str:
    """A mapping as it is called where something is told of it."""
    number = f", version {version}" if version and version > 1 else ""
    day = uk_time(moment)
    return f"“{name}”{number}, {author}, {day.day} {day:%b %Y}"
