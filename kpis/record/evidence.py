"""The criteria that no number measures: what has been shown for each, and how strong the newest of
it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from data.plan import Criterion, Section, section_of
from data.record import Entry, Evidence, standing

Judgement = Literal["strong", "some", "none", "no_entry"]
JUDGEMENTS: tuple[Judgement, ...] = ("strong", "some", "none", "no_entry")
"""The judgements in the order in which they are shown everywhere. Only "strong" and "some" say that
anything has been shown."""


@dataclass(frozen=True)
class JudgedCriterion:
    """A criterion with what stands on the record about it, the latest dated first; of one day, the
    later written."""

    criterion: Criterion
    evidence: tuple[tuple[Entry, Evidence], ...]

    @property
    def section(self) -> int:
        """The section it belongs to."""
        return section_of(self.criterion.id)

    @property
    def judgement(self) -> Judgement:
        """The judgement of the latest dated entry. `no_entry` where there is none: nothing is known
        for the criterion or against it."""
        return self.evidence[0][1].judgement if self.evidence else "no_entry"


def judged_criteria(sections: Iterable[Section], entries: Sequence[Entry]) -> list[JudgedCriterion]:
    """Every judged criterion of these sections, in the plan's order."""
    stand = evidence_in(standing(entries))
    return [
        JudgedCriterion(one, evidence_of(one, stand))
        for section in sections
        for one in section.qualitative
    ]


def evidence_in(entries: Iterable[Entry]) -> list[tuple[Entry, Evidence]]:
    """The evidence among these entries, the latest dated first."""
    found = [(entry, entry.written) for entry in entries if isinstance(entry.written, Evidence)]
    return sorted(found, key=lambda pair: (pair[1].dated_on, pair[0].id), reverse=True)


def evidence_of(
    criterion: Criterion, found: Iterable[tuple[Entry, Evidence]]
) -> tuple[tuple[Entry, Evidence], ...]:
    """Those of one criterion, in the same order."""
    return tuple(pair for pair in found if pair[1].criterion == criterion.id)


def judgement_counts(found: Iterable[JudgedCriterion]) -> dict[Judgement, int]:
    """How many criteria have each judgement; every judgement is there, with 0 where none has it."""
    counts = Counter(one.judgement for one in found)
    return {judgement: counts[judgement] for judgement in JUDGEMENTS}
