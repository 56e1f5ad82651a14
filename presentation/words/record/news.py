"""What is new on the record in words: a line for each kind of entry, and all of them in one."""

from collections.abc import Mapping, Sequence

from data.plurals import counted
from kpis.changes import News, NewsKind
from kpis.measures import measures
from presentation.words.grammar import joined
from presentation.words.measures import Line, Way
from presentation.words.record.governance import SLUGS

_WORDS: dict[NewsKind, tuple[str, str]] = {
    "decision": ("new decision", "new decisions"),
    "action": ("new action", "new actions"),
    "commentary": ("new commentary", "new commentaries"),
    "done": ("action was done", "actions were done"),
    "evidence": ("new entry of evidence", "new entries of evidence"),
    "held": ("occasion of a recurring milestone", "occasions of recurring milestones"),
    "comment": ("new comment", "new comments"),
    "withdrawn": ("entry was taken back", "entries were taken back"),
    "undone": ("update was taken back", "updates were taken back"),
}
"""The words for one and for many of each kind of news, in the order in which the kinds are told."""


_DIARY: tuple[NewsKind, ...] = ("held", "comment")


def record_lines(news: News) -> list[Line]:
    """`2 new entries of evidence: 1.L4, 2.L4`, each with the way to where it stands."""
    return [_line(news[kind], *words) for kind, words in _WORDS.items() if kind in news]


def _line(subjects: Sequence[str], one: str, many: str) -> Line:
    return Line(
        counted(len(subjects), one, many), ": ", ways=tuple(map(_way, dict.fromkeys(subjects)))
    )


def _way(subject: str) -> Way:
    """The link to the page on which a subject of the record stands."""
    if subject in measures():
        return Way(measures()[subject].name, "measure", {"id": subject})
    if subject in SLUGS:
        return Way(subject, "governance", {})
    owner, _, number = subject.partition(".")
    if number and not number.isdigit():
        return Way(subject, "sections", {"section": owner})
    return Way(subject, "action", {"id": owner})


def record_summary(news: News, query: Mapping[str, str]) -> list[Line]:
    """What a board has to know of it in one line, which links to where all is said; none where
    nothing is new. Comments, and what recurs, are the diary of those who do the work."""
    told = [
        counted(len(news[kind]), *words)
        for kind, words in _WORDS.items()
        if kind in news and kind not in _DIARY
    ]
    return (
        [Line("On the record", f": {joined(told)}", page="milestones", query=query)] if told else []
    )
