"""Matching a file's headings to the columns of an extract, and recognising the extract by them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from data.column import Column
from data.extract import Extract
from data.extracts import extracts
from data.problems import Code, Notice, Problem, RefusedError
from data.reading.top import Header
from data.text import readings, squeeze

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
_THINGS = re.compile(r"\b(file|user|provider|school|setting|survey|trust|district) ?name\b")
_ALIKE = 0.6
_SHOWN = 200
_LISTED = 6


@dataclass
class Match:
    """Which file columns hold which column of the extract: positions in the file's header, which is
    on that line. `within` are those of the columns within which a column's values count; `joined`
    the columns whose values are made of several cells, so that what counts within another is told
    apart; `unread`
    the positions in the file of columns that are ignored, and tell rows of one key apart."""

    extract: Extract
    header: list[str]
    found: dict[str, list[int]]
    ignored: list[int]
    missing: list[str]
    line: int
    within: dict[str, int] = field(default_factory=dict)
    joined: Collection[str] = ()
    unread: list[int] = field(default_factory=list)

    @property
    def read(self) -> set[int]:
        """The positions of all that is read."""
        return {at for each in self.found.values() for at in each} | set(self.within.values())

    @property
    def keys(self) -> set[int]:
        """The positions of what makes up the key."""
        return {at for key in self.extract.keys for at in self.found[key]} | {*self.within.values()}

    def cells(self, name: str) -> list[str]:
        """SQL for the texts of a column of the extract: none where the file lacks it, several where
        it has several."""
        before = f"c{self.within[name]} || '-' || " if name in self.within else ""
        return [f"{before}c{at}" for at in self.found.get(name, [])]

    @property
    def ignored_names(self) -> list[str]:
        """The headings that were not recognised, as the file spells them; a column without one by
        its place."""
        return [self.header[at].strip() or f"column {at + 1}" for at in self.ignored]


def match(header: Header, extract: Extract, where: str = "") -> Match:
    """Match a file's header to an extract. Raises RefusedError with every required column that is
    missing; `where` ends its messages."""
    found: dict[str, list[int]] = defaultdict(list)
    ignored = []
    for at, name in enumerate(extract.named_by(header.fields)):
        found[name].append(at) if name else ignored.append(at)
    within = {
        column.name: at
        for column in extract.columns
        for at in reversed(ignored)
        if column.name in found and {*map(squeeze, column.within)} & {*readings(header.fields[at])}
    }
    ignored = [at for at in ignored if at not in within.values()]
    absent = [column for column in extract.columns if column.name not in found]
    needed = [column for column in absent if column.required]
    if needed:
        spare = [header.fields[at].strip()[:_SHOWN] for at in ignored if header.fields[at].strip()]
        problems = [_missing(column, spare, header) for column in needed]
        problems[0] = _with_way_out(problems[0], spare, header, extract)
        raise RefusedError(
            [one.model_copy(update={"message": one.message + where}) for one in problems]
        )
    missing = [column.name for column in absent]
    return Match(
        extract, header.fields, dict(found), ignored, missing, header.line, within, within, ignored
    )


def _missing(column: Column, spare: list[str], header: Header) -> Problem:
    scored = [(_likeness(column, name), name) for name in spare]
    likeness, nearest = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    message = f"The column {column.name} is needed, and {_standing(header)} does not have it. "
    message += column.about
    if column.aliases:
        message += f" It may also be headed {' or '.join(column.aliases)}."
    if likeness > _ALIKE:
        message += f" The nearest heading is “{nearest}”: rename it if it is this."
    else:
        message += " No heading is like it."
    return Problem(
        line=header.line,
        column=column.name,
        value=nearest if likeness > _ALIKE else None,
        code=Code.MISSING_COLUMN,
        message=message,
    )


def _standing(header: Header) -> str:
    if header.nearest:
        return f"line {header.line}, which comes nearest to a row of headings,"
    return f"the row of headings (line {header.line})"


def _listed(headings: list[str]) -> str:
    more = ["and more"] * (len(headings) > _LISTED)
    return ", ".join([f"“{one}”" for one in headings[:_LISTED]] + more)


def _with_way_out(first: Problem, spare: list[str], header: Header, extract: Extract) -> Problem:
    """The first of the problems, with what holds for all of them: which headings nobody knows, and
    which extract the file looks like, where it is not the one that was chosen."""
    others = (one for one in extracts().values() if one != extract and one.accepts(header.fields))
    other = next(others, None)
    message = first.message
    if spare and first.value is None:
        message += f" Not recognised: {_listed(spare)}."
    if other:
        message += f" These are the headings of “{other.title}”: choose it if it is this."
    elif spare:
        message += " Or say by a mapping which heading is which: “Map the columns”, Upload page."
    return first.model_copy(update={"message": message})


def _likeness(column: Column, heading: str) -> float:
    if "date" in squeeze(heading) and column.kind not in ("date", "month", "period"):
        return 0.0  # a day is neither a key nor a name, however like the words are
    return max(SequenceMatcher(None, squeeze(heading), known).ratio() for known in column.headings)


def recognise(header: Header, where: str = "") -> Extract:
    """The extract that this header belongs to. Raises RefusedError, with what the nearest lacks,
    without one; `where` ends its messages."""
    fields = header.fields
    for extract in extracts().values():
        if any(adapter.takes(fields) for adapter in extract.adapters):
            return extract
    best = max(extracts().values(), key=lambda extract: _fit(extract, fields))
    if not best.lacking(fields):
        return best
    if best.recognised(fields) > 1:
        match(header, best, where)
    message = (
        f"The headings on line {header.line} ({_listed([one[:_SHOWN] for one in fields])}) belong "
        "to no extract. Choose the extract yourself, start from its template, or map the columns "
        "on the Upload page."
    )
    raise RefusedError(
        [
            Problem(
                line=header.line,
                column=None,
                value=None,
                code=Code.MISSING_COLUMN,
                message=message + where,
            )
        ]
    )


def _fit(extract: Extract, header: list[str]) -> tuple[bool, int, int]:
    """Complete first, then by how many headings are known, then by how few are left over."""
    return (not extract.lacking(header), extract.recognised(header), -len(extract.columns))


def identity_notices(header: list[str], known: Iterable[Extract]) -> list[Notice]:
    """A warning for each heading that looks like a person's identity and names no column of these
    extracts."""
    layouts = [layout for extract in known for layout in (extract, *extract.adapters)]
    named = zip(*(layout.named_by(header) for layout in layouts), strict=True)
    notices = []
    for name in (one.strip() for one, by in zip(header, named, strict=True) if not any(by)):
        if kind := identity_of(name):
            message = (
                f"The column “{name}” looks like a person's {kind}. It was not read and is not "
                "stored. "
            )
            notices.append(
                Notice(code="identity_column", message=message + "Please leave it out next time.")
            )
    return notices


def identity_of(heading: str) -> str | None:
    """What of a person a heading seems to name, such as `postcode`; None where it names nothing
    of the kind."""
    if squeeze(heading) == "email":
        return "e-mail address"
    found = _words(heading)
    return next(
        (kind for kind, sign in _IDENTITY if any(re.fullmatch(sign, word) for word in found)), None
    )


def _words(heading: str) -> set[str]:
    """The words of a heading, `DateOfBirth` being three, and all that follow each other (up to
    four) as one."""
    split = " ".join(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading))).lower()
    words = _THINGS.sub("", split).split()
    return {"".join(words[at : at + count]) for at in range(len(words)) for count in range(1, 5)}
