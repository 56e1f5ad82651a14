"""Matching a file's headings to the columns of an extract, and recognising the extract by them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from data.extract import Column, Extract, squeeze
from data.extracts import extracts
from data.problems import Code, Notice, Problem, RefusedError

_IDENTITY = (
    ("name", r".*names?|initials"),
    ("address", r".*address(es)?|street|town"),
    ("postcode", r".*post(al)?codes?"),
    ("date of birth", r".*(dob|birth(date|day|place)?)"),
    ("NHS number", r".*nhs(no|number|id)?"),
    ("UPN or ULN", r".*(u[pl]n(no|number)?|(pupil|learner)number)"),
)
"""What a word of a heading must be to look like an identity, or several that follow each other and
are written as one. What comes before in a word may be anything, for `pupilfullname` names a child
too."""
_THINGS = re.compile(r"\b(file|user) ?name\b")
_ALIKE = 0.6
_SHOWN = 200


@dataclass
class Match:
    """Which file columns hold which column of the extract: positions in the file's header."""

    extract: Extract
    header: list[str]
    found: dict[str, list[int]]
    ignored: list[int]
    missing: list[str]

    @property
    def ignored_names(self) -> list[str]:
        """The headings that were not recognised, as the file spells them; a column without one by
        its place."""
        return [self.header[at].strip() or f"column {at + 1}" for at in self.ignored]


def match(header: list[str], extract: Extract, where: str = "") -> Match:
    """Match a header to an extract. Raises RefusedError with every required column that is missing;
    `where` ends its messages."""
    found: dict[str, list[int]] = defaultdict(list)
    ignored = []
    by_heading = {heading: column.name for column in extract.columns for heading in column.headings}
    for at, name in enumerate(header):
        column = by_heading.get(squeeze(name))
        found[column].append(at) if column else ignored.append(at)
    absent = [column for column in extract.columns if column.name not in found]
    spare = [header[at].strip()[:_SHOWN] for at in ignored if header[at].strip()]
    problems = [_missing(column, spare or header, where) for column in absent if column.required]
    if problems:
        raise RefusedError(problems)
    return Match(extract, header, dict(found), ignored, [column.name for column in absent])


def _missing(column: Column, headings: list[str], where: str) -> Problem:
    nearest, likeness = max(
        ((name, _likeness(column, name)) for name in headings), key=lambda pair: pair[1]
    )
    message = f"The column {column.name} is needed. {column.about}"
    if column.aliases:
        message += f" It may also be headed {' or '.join(column.aliases)}."
    message += f" The nearest heading in the file is “{nearest}”"
    message += ": rename it if it is this." if likeness > _ALIKE else ", which is not much like it."
    return Problem(
        line=1, column=column.name, value=nearest, code=Code.MISSING_COLUMN, message=message + where
    )


def _likeness(column: Column, heading: str) -> float:
    return max(SequenceMatcher(None, squeeze(heading), known).ratio() for known in column.headings)


def recognise(header: list[str], where: str = "") -> Extract:
    """The extract that this header belongs to. Raises RefusedError, with what the nearest lacks,
    without one; `where` ends its messages."""
    for extract in extracts().values():
        if any(adapter.takes(header) for adapter in extract.adapters):
            return extract
    scored = sorted(extracts().values(), key=lambda extract: _fit(extract, header), reverse=True)
    best = scored[0]
    if not _lacking(best, header):
        return best
    if best.recognised(header) > 1:
        match(header, best, where)
    message = (
        "This header belongs to no extract. Choose the extract yourself, or start from its "
        "template."
    )
    raise RefusedError(
        [
            Problem(
                line=1, column=None, value=None, code=Code.MISSING_COLUMN, message=message + where
            )
        ]
    )


def _lacking(extract: Extract, header: list[str]) -> list[str]:
    have = {squeeze(name) for name in header}
    return [column.name for column in extract.required if not column.headings & have]


def _fit(extract: Extract, header: list[str]) -> tuple[bool, int, int]:
    """Complete first, then by how many headings are known, then by how few are left over."""
    return (not _lacking(extract, header), extract.recognised(header), -len(extract.columns))


def identity_notices(header: list[str], known: Iterable[Extract]) -> list[Notice]:
    """A warning for each heading that looks like a person's identity and names no column of these
    extracts."""
    read = {
        heading
        for extract in known
        for layout in (extract, *extract.adapters)
        for column in layout.columns
        for heading in column.headings
    }
    notices = []
    for name in (one.strip() for one in header if squeeze(one) not in read):
        found = _words(name)
        kind = next(
            (kind for kind, sign in _IDENTITY if any(re.fullmatch(sign, word) for word in found)),
            None,
        )
        if kind:
            message = (
                f"The column “{name}” looks like a person's {kind}. It was not read and is not "
                "stored. "
            )
            notices.append(
                Notice(code="identity_column", message=message + "Please leave it out next time.")
            )
    return notices


def _words(heading: str) -> set[str]:
    """The words of a heading, `DateOfBirth` being three, and all that follow each other (up to
    four) as one."""
    split = " ".join(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading))).lower()
    words = _THINGS.sub("", split).split()
    return {"".join(words[at : at + count]) for at in range(len(words)) for count in range(1, 5)}
