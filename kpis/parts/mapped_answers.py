"""What counted as positive where a survey's own answers were mapped to those of the contract."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.extracts import extracts
from data.mapping import Question
from data.record import Batch, Entry, KeptMapping, in_use, kept_mappings
from data.text import squeeze
from kpis.definitions import POSITIVE, Measure

_SURVEYS = "survey_responses"


@dataclass(frozen=True)
class MappedAnswers:
    """The mapping that read answers which count now, the answers of the file that it takes for
    positive, and all of which it says something."""

    kept: KeptMapping
    positive: tuple[str, ...]
    every: tuple[str, ...]


def mapped_answers(
    measure: Measure, batches: Sequence[Batch], entries: Sequence[Entry]
) -> list[MappedAnswers]:
    """What mappings took for positive among the answers that a measure reads; of each mapping that
    read an upload in use, once for each question where it differs."""
    asked = _questions(measure)
    if not asked:
        return []
    used = {batch.mapping for batch in in_use(batches, _SURVEYS)}
    found = [
        _positive(kept, question)
        for kept in kept_mappings(entries)
        if kept.entry in used
        for question in kept.mapping.questions
        if question.question in asked and question.answers
    ]
    return [one for at, one in enumerate(found) if one.positive and one not in found[:at]]


def _questions(measure: Measure) -> set[str]:
    """The questions that a measure reads: those that its SQL names."""
    if _SURVEYS not in measure.extracts:
        return set()
    known = extracts()[_SURVEYS].column("question").choices
    return {one for one in known if f"question = '{one}'" in measure.calculation.cases}


def _positive(kept: KeptMapping, question: Question) -> MappedAnswers:
    positive = set(map(squeeze, POSITIVE))
    return MappedAnswers(
        kept,
        tuple(one.word for one in question.answers if squeeze(one.means or "") in positive),
        tuple(one.word for one in question.answers),
    )
