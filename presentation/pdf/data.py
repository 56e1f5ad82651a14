"""A pack as data for the template: texts, numbers, lists and pictures, nothing else."""

from dataclasses import asdict

from presentation.packs import Pack, PackException
from presentation.palette import LIGHT, Square
from presentation.pdf.measures import Data, measure_data, table_data
from presentation.pdf.sections import milestone_data, row_data, section_data
from presentation.words import begun, long_date
from presentation.words.packs import HEADS

_LINE = 90
_NOTICE = 115
"""How many letters of a meeting's name and of a notice stand at the head of a page; the cover has
all."""


def data_of(pack: Pack) -> Data:
    """All that the template sets."""
    return {
        "colours": _colours(),
        "heads": dict(HEADS),
        **_front(pack),
        "measures": {one.id: measure_data(one) for one in pack.measures},
        "exceptions": [_exception(one) for one in pack.exceptions],
        "exception_means": pack.exception_means,
        "changes": asdict(pack.changes),
        "sections": [section_data(one) for one in pack.sections],
        "quality": table_data(pack.quality),
        "quality_words": pack.quality_words,
        "hidden": table_data(pack.hidden),
        "hidden_words": pack.hidden_words,
        "reading": pack.reading,
        "methods": [(one.title, one.sentences) for one in pack.methods],
        "ratings": pack.ratings,
        "statuses": pack.statuses,
    }


def _front(pack: Pack) -> Data:
    """The cover, the answer, and what stands on every page."""
    return {
        "working": pack.working,
        "place": pack.place,
        "plan": pack.plan,
        "meeting": pack.meeting,
        "head": _head(pack),
        "edition": pack.edition.id,
        "day": long_date(pack.day),
        "notices": pack.notices,
        "facts": pack.facts,
        "standing": pack.standing,
        "chosen": pack.chosen,
        "question": pack.question,
        "finding": pack.finding,
        "measure_counts": pack.measure_counts,
        "milestone_counts": pack.milestone_counts,
        "overdue": pack.overdue,
        "rows": [row_data(row) for row in pack.rows],
        "attention": pack.attention,
    }


def _head(pack: Pack) -> Data:
    """What stands at the head of every page, each on one line."""
    return {
        "meeting": _short(pack.meeting, _LINE),
        "notices": [_short(words, _NOTICE) for words in pack.notices],
    }


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _exception(one: PackException) -> Data:
    return {
        "name": one.name,
        "section": one.section,
        "grounds": begun(one.grounds),
        "said": one.said,
        "asked": one.asked,
        "when": one.when,
        "late": one.late,
        "measure": one.measure and one.measure.id,
        "milestone": milestone_data(one.milestone) if one.milestone else None,
    }


def _colours() -> Data:
    names = ("text", "muted", "primary", "border", "row", "panel", "page")
    return {
        **{name: getattr(LIGHT, name) for name in names},
        "red": LIGHT.red.text,
        "status": dict(LIGHT.status),
        "squares": {name: _square(one) for name, one in LIGHT.squares.items()},
        "overdue": {name: _square(one) for name, one in LIGHT.overdue.items()},
    }


def _square(one: Square) -> Data:
    return {"fill": one.fill, "text": one.text, "edge": one.edge}
