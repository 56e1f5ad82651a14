"""Matching a file's headings to the columns of an extract, and recognising the extract by them."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches

from data.extract import Column, Extract, squeeze
from data.extracts import extracts
from data.problems import Code, Notice, Problem, RefusedError

_IDENTITY = (
    ("name", ("name", "forename", "surname")),
    ("address", ("address", "street", "town")),
    ("postcode", ("postcode", "postalcode")),
    ("date of birth", ("dob", "birth")),
    ("NHS number", ("nhs",)),
    ("UPN or ULN", ("upn", "uln")),
)


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
        """The headings that were not recognised, as the file spells them."""
        return [self.header[at] for at in self.ignored]


def match(header: list[str], extract: Extract) -> Match:
    """Match a header to an extract. Raises RefusedError with every required column that is missing."""
    found: dict[str, list[int]] = defaultdict(list)
    ignored = []
    by_heading = {heading: column.name for column in extract.columns for heading in column.headings}
    for at, name in enumerate(header):
        column = by_heading.get(squeeze(name.strip()))
        found[column].append(at) if column else ignored.append(at)
    absent = [column for column in extract.columns if column.name not in found]
    problems = [_missing(column, header, ignored) for column in absent if column.required]
    if problems:
        raise RefusedError(problems)
    return Match(extract, header, dict(found), ignored, [column.name for column in absent])


def _missing(column: Column, header: list[str], ignored: list[int]) -> Problem:
    spare = [header[at] for at in ignored if header[at].strip()]
    near = get_close_matches(squeeze(column.name), [squeeze(name) for name in spare], n=1, cutoff=0.5)
    nearest = next((name for name in spare if near and squeeze(name) == near[0]), None)
    message = f"The column {column.name} is needed. {column.about}"
    if column.aliases:
        message += f" It may also be headed {' or '.join(column.aliases)}."
    message += f" The nearest heading in the file is “{nearest}”: rename it if it is this." if nearest else ""
    return Problem(line=1, column=column.name, value=nearest, code=Code.MISSING_COLUMN, message=message)


def recognise(header: list[str]) -> Extract:
    """The extract that this header belongs to. Raises RefusedError, naming the nearest, where there is none."""
    scored = sorted(extracts().values(), key=lambda extract: _fit(extract, header), reverse=True)
    best = scored[0]
    if not _lacking(best, header):
        return best
    message = "This header belongs to no extract."
    if best.recognised(header):
        message += f" The nearest is {best.title} ({best.name}), which also needs {', '.join(_lacking(best, header))}."
    raise RefusedError([Problem(line=1, column=None, value=None, code=Code.MISSING_COLUMN, message=message)])


def _lacking(extract: Extract, header: list[str]) -> list[str]:
    have = {squeeze(name.strip()) for name in header}
    return [column.name for column in extract.required if not column.headings & have]


def _fit(extract: Extract, header: list[str]) -> tuple[bool, int, int]:
    """Complete first, then by how many headings are known, then by how few are left over."""
    return (not _lacking(extract, header), extract.recognised(header), -len(extract.columns))


def identity_notices(names: list[str]) -> list[Notice]:
    """A warning for each ignored heading that looks like a person's identity."""
    notices = []
    for name in names:
        plain = squeeze(name)
        kind = next((kind for kind, signs in _IDENTITY if any(sign in plain for sign in signs)), None)
        if kind:
            message = f"The column “{name}” looks like a person's {kind}. It was not read and is not stored. "
            notices.append(Notice(code="identity_column", message=message + "Please leave it out next time."))
    return notices
