"""What is missing before an edition is made. It forbids nothing."""

from collections.abc import Iterator, Sequence

from kpis.judging import Freshness, Results
from kpis.milestones import Duty, DutyKind
from kpis.milestones.duties import duties
from pages.parts import source
from presentation.html.editions import Mend
from presentation.words.editions import LATE, NEED

Groups = list[tuple[str, list[Mend]]]


def missing(found: Results) -> Groups:
    """By kind, each with where it is mended: extracts that are late or were never loaded, and
    milestones of which an edition would say what is no longer so."""
    fresh = source.fresh(found)
    owed = duties(source.board().states, source.today())
    groups: Groups = [(words, list(_loads(fresh, state))) for state, words in LATE.items()]
    groups += [(words, list(_updates(owed, kind))) for kind, words in NEED.items()]
    return [(words, mends) for words, mends in groups if mends]


def _loads(fresh: Sequence[Freshness], state: str) -> Iterator[Mend]:
    for one in fresh:
        if one.state == state:
            yield Mend(one.title, "upload", {"extract": one.extract})


def _updates(owed: Sequence[Duty], kind: DutyKind) -> Iterator[Mend]:
    for one in owed:
        if one.kind == kind:
            id = one.state.milestone.id
            yield Mend(id, "updates", {"milestone": id})
