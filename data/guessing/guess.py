"""What a file's headings and words may mean: guesses, for an analyst to confirm or change. Nothing
is loaded by them."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from difflib import SequenceMatcher

from data.column import Column
from data.extract import Extract
from data.extracts import extracts
from data.guessing.look import MOST_WORDS, Seen, of_survey_tool
from data.guessing.words import guess_question, guess_words
from data.mapping import MappedColumn, Mapping, Means, Question
from data.reading import identity_of
from data.text import squeeze

SURVEYS = "survey_responses"
GUESS = "guess"
"""The name of a mapping that nobody has made."""
_ALIKE = 0.72
_PART = {
    "response_id": ("id", "respondentid", "responseid", "submissionid", "responsenumber"),
    "completed_date": (
        "completiontime",
        "enddate",
        "timestamp",
        "datesubmitted",
        "submitted",
        "submissiondate",
        "date",
    ),
    "survey": ("survey", "surveyname", "surveytitle"),
    "area": ("area", "district", "locality"),
}
_LIVES = re.compile(r"where do you live|which (area|district)|your area|district", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?:$|[ ,])")
_TIMED = re.compile(r"\d:\d\d")
_MIDNIGHT = re.compile(r"(^|[ T])(00:00(:00(\.0+)?)?|12:00(:00)? am)$", re.IGNORECASE)
_LATEST_MONTH = 12


def guess_kind(seen: Seen) -> tuple[str, bool]:
    """The extract whose rows the file may hold, or none where it is like no one of them, and
    whether each of its rows is a person's answers to several questions."""
    asked = sum(bool(guess_question(one)) for one in seen.headings)
    if asked and (of_survey_tool(seen.headings) or asked > 1):
        return SURVEYS, True
    scored = {
        name: sum(_best(one, seen)[0] for one in extract.required) / len(extract.required)
        for name, extract in extracts().items()
    }
    best = max(scored, key=lambda name: scored[name])
    return (best if scored[best] >= _ALIKE else ""), False


def guess(seen: Seen, extract: Extract, *, answers: bool) -> Mapping:
    """A mapping that may fit; `answers` where each row of the file is a person's answers."""
    columns = _parts(seen, extract) if answers else _columns(seen, extract)
    used = {one.heading for one in columns}
    asked = _questions(seen, used) if answers else ()
    dated = [one.heading for one in columns if extract.column(one.column).kind == "date"]
    days = [word for heading in dated for word in seen.under(heading)]
    return Mapping(
        name=GUESS,
        extract=extract.name,
        headings=seen.headings,
        columns=tuple(columns),
        questions=asked,
        month_first=month_first(days) or False,
        short_years=any(len(found[3]) == len("26") for found in _slashed(days)),
        drop_times=any(_TIMED.search(day) and not _MIDNIGHT.search(day) for day in days),
    )


def month_first(days: Sequence[str]) -> bool | None:
    """Whether dates can only be month first, or only day first; None where they fit both ways, or
    neither."""
    found = _slashed(days)
    first = any(int(one[1]) > _LATEST_MONTH for one in found)
    second = any(int(one[2]) > _LATEST_MONTH for one in found)
    return None if first == second else second


def _slashed(days: Iterable[str]) -> list[re.Match[str]]:
    return [found for found in map(_SLASHED.match, days) if found]


def _columns(seen: Seen, extract: Extract) -> list[MappedColumn]:
    """The likest heading of each column, the likest pairs first; a heading is taken once."""
    pairs = sorted(
        ((*_best(column, seen), column) for column in extract.columns),
        key=lambda pair: pair[0],
        reverse=True,
    )
    taken: dict[str, Column] = {}
    for likeness, heading, column in pairs:
        if likeness >= _ALIKE and heading not in taken:
            taken[heading] = column
    return [_column(seen, heading, column) for heading, column in taken.items()]


def _column(seen: Seen, heading: str, column: Column) -> MappedColumn:
    words = guess_words(column, seen.under(heading))
    return MappedColumn(heading=heading, column=column.name, words=words)


def _best(column: Column, seen: Seen) -> tuple[float, str]:
    """The heading that is likest a column by its name and its words, and how like, from 0 to
    1.3."""
    scored = [
        (_likeness(column, heading) + _fits(column, words), heading)
        for heading, words in zip(seen.headings, seen.words, strict=True)
        if not identity_of(heading)
    ]
    return max(scored, default=(0.0, ""), key=lambda pair: pair[0])


def _likeness(column: Column, heading: str) -> float:
    given = squeeze(heading)
    return max(SequenceMatcher(None, given, known).ratio() for known in column.headings)


def _fits(column: Column, words: Sequence[str]) -> float:
    """What the words under a heading add to its likeness: those of a list of choices are telling,
    and dates are where dates are wanted."""
    if not words:
        return 0.0
    if column.choices:
        known = set(map(squeeze, column.choices))
        return 0.3 if {squeeze(one) for one in words} <= known else 0.0
    dates = sum(bool(re.search(r"\d{4}|/\d\d/", one)) for one in words)
    if column.kind == "date":
        return 0.1 if dates == len(words) else -0.5
    return 0.0


def _parts(seen: Seen, extract: Extract) -> list[MappedColumn]:
    """When, who, where and the number of the response, by how the survey tools call them."""
    found: Dictionary[str, str] = {}
    for name, known in _PART.items():
        called = [one for sign in known for one in seen.headings if squeeze(one) == sign]
        found |= {name: called[0]} if called else {}
    if "area" not in found:
        lives = [one for one in seen.headings if _LIVES.search(one)]
        found |= {"area": lives[0]} if lives else {}
    said = [_column(seen, heading, extract.column(name)) for name, heading in found.items()]
    return said + _who(seen, extract.column("audience"), set(found.values()))


def _who(seen: Seen, audience: Column, taken: set[str]) -> list[MappedColumn]:
    """The heading under which most words name an audience."""
    for heading, words in zip(seen.headings, seen.words, strict=True):
        meant = guess_words(audience, words)
        known = len(meant) + sum(squeeze(one) in map(squeeze, audience.choices) for one in words)
        if heading not in taken and words and len(words) <= MOST_WORDS and known * 2 > len(words):
            return [MappedColumn(heading=heading, column=audience.name, words=meant)]
    return []


def _questions(seen: Seen, taken: set[str]) -> tuple[Question, ...]:
    asked = {one: guess_question(one) for one in seen.headings if one not in taken}
    return tuple(
        Question(heading=heading, question=question, answers=guess_answers(seen.under(heading)))
        for heading, question in asked.items()
        if question and not identity_of(heading)
    )


def guess_answers(words: Sequence[str]) -> tuple[Means, ...]:
    """What the words under a question may mean, those that the contract does not have itself."""
    return guess_words(extracts()[SURVEYS].column("answer"), words)
