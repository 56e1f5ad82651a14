"""What is missing before an edition is made. It forbids nothing."""

from collections.abc import Collection, Iterator, Sequence

from kpis.exceptions import without_commentary
from kpis.judging import Freshness, Results
from kpis.measures import measures
from kpis.milestones import Duty, DutyKind
from kpis.milestones.duties import duties
from pages.parts import source
from pages.parts.record.commentary import exceptions
from presentation.html.editions import Mend
from presentation.words.editions import LATE, NEED, UNSAID
from presentation.words.rounds import explain_way

Groups = list[tuple[str, list[Mend]]]


def missing(found: Results) -> Groups:
    """By kind, each with where it is mended: extracts that are late or were never loaded,
    milestones of which an edition would say what is no longer so, and exceptions of which nobody
    has said anything."""
    fresh = source.fresh(found)
    owed = duties(source.board().states, source.today())
    groups: Groups = [(words, list(_loads(fresh, state))) for state, words in LATE.items()]
    groups += [(words, list(_updates(owed, kind))) for kind, words in NEED.items()]
    groups.append((UNSAID, list(_unsaid({one.state.milestone.id for one in owed}))))
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


def _unsaid(asked: Collection[str]) -> Iterator[Mend]:
    """A milestone that is `asked` for an update has that first: it may settle the exception."""
    for case in without_commentary(exceptions(), source.entries()):
        if case.about not in asked:
            name = measures()[case.about].name if case.about in measures() else case.about
            yield Mend(name, *explain_way(case.about))
