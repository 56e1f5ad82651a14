"""What is missing before an edition is made. It forbids nothing."""

from collections.abc import Iterator

from kpis.judging import Freshness, Results
from kpis.milestones import Duty, DutyKind
from kpis.milestones.duties import duties
from pages.parts import source
from presentation.html.editions import Mend
from presentation.words.editions import LATE_EXTRACTS, UNHEARD
from presentation.words.milestones import duty_words
from presentation.words.site import overdue_words

NEED: tuple[DutyKind, ...] = ("overdue", "passed", "silent")
"""What of a lead's duties an edition would be without."""
Groups = list[tuple[str, list[Mend]]]


def missing(found: Results) -> Groups:
    """By kind, each with where it is mended."""
    fresh = [one for one in source.fresh(found) if one.state in ("Late", "Never loaded")]
    owed = [one for one in duties(source.board().states, source.today()) if one.kind in NEED]
    groups: Groups = [(LATE_EXTRACTS, list(_loads(fresh))), (UNHEARD, list(_updates(owed)))]
    return [(words, mends) for words, mends in groups if mends]


def _loads(fresh: list[Freshness]) -> Iterator[Mend]:
    for one in fresh:
        yield Mend(overdue_words(one), "upload", {"extract": one.extract})


def _updates(owed: list[Duty]) -> Iterator[Mend]:
    for one in owed:
        id = one.state.milestone.id
        yield Mend(f"{id}: {duty_words(one)}", "updates", {"milestone": id})
