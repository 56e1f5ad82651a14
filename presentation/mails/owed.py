"""Things that somebody owes, in a mail: what each is, by when, and where it is done. A mail may be
read days later, so that each day is told with its date."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import shorten
from types import MappingProxyType
from urllib.parse import urlencode

from data.extracts import extracts
from data.plan import load_plan
from data.plurals import counted
from kpis.definitions import Measure
from kpis.measures import measures
from kpis.rounds import Owed, OwedKind
from presentation.words import inside, joined, long_date
from presentation.words.rounds import way_of

_ASKED: Mapping[OwedKind, str] = MappingProxyType(
    {
        "extract": "Upload the extract of {about}",
        "milestone": "Update {about}",
        "commentary": "Say why {about} is off, and what will be done",
        "action": "Do, or say that it is done: an action of a meeting about {about}",
        "promise": "Do, or say that it is done: what was promised about {about}",
    }
)
_NOUNS: Mapping[OwedKind, tuple[str, str]] = MappingProxyType(
    {
        "milestone": ("milestone update", "milestone updates"),
        "extract": ("upload", "uploads"),
        "commentary": ("commentary", "commentaries"),
        "action": ("action of a meeting", "actions of meetings"),
        "promise": ("promise", "promises"),
    }
)
_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "upload": "the page Upload",
        "updates": "the page Update milestones",
        "governance": "the page Governance",
        "measure": "the measure's page",
        "action": "the page of its action",
    }
)
_LONGEST = 70
"""Letters of a milestone's words: enough to know it again."""


def lines_of(owed: Owed, base: str) -> tuple[str, str]:
    """What is asked, and below it the link to the form; without the `base` of links, on which page
    it is done."""
    page, query = way_of(owed)
    was = f" (was due on {long_date(owed.day)})" if owed.late and owed.day else ""
    link = f"  {base}/{page}?{urlencode(query)}" if base else f"  On {_PAGES[page]}."
    return f"- {_ASKED[owed.kind].format(about=_named(owed.about))}{was}", link


def short_name(about: str) -> str:
    """The measure or extract by its name, the milestone by its number, inside a sentence."""
    known = {**measures(), **extracts()}.get(about)
    if known is None:
        return f"milestone {about}"
    return inside(known.name if isinstance(known, Measure) else known.title)


def counts(owed: Sequence[Owed]) -> str:
    """How many of each kind: `2 milestones and 1 upload`."""
    numbers = [(sum(one.kind == kind for one in owed), nouns) for kind, nouns in _NOUNS.items()]
    return joined([counted(n, *nouns) for n, nouns in numbers if n])


def mail_day(day: date) -> str:
    """`Friday 6 November`: a day near the one on which the mail is sent."""
    return f"{day:%A} {long_date(day)}".removesuffix(f" {day.year}")


def _named(about: str) -> str:
    """The same, with the plan's words of a milestone, shortened, and a measure as such."""
    if about in measures():
        return f"the measure “{measures()[about].name}”"
    words = next((one.words for one in load_plan().milestones if one.id == about), "")
    told = shorten(words, _LONGEST, placeholder=" …")
    return f"{short_name(about)}, “{told}”" if told else short_name(about)
