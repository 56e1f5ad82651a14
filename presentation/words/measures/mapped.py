"""What counted as positive where a survey has a scale of its own: told beside the measure."""

from collections.abc import Sequence

from data.mapping import listed, said_by
from kpis.parts import MappedAnswers


def mapped_words(answers: Sequence[MappedAnswers]) -> list[str]:
    """A sentence for each mapping through which answers came."""
    return [_sentence(one) for one in answers]


def _sentence(one: MappedAnswers) -> str:
    kept = one.kept
    numbers = [word for word in one.every if word.isdecimal()]
    scale = f" on a scale of {listed(numbers)}" if len(numbers) == len(one.every) else ""
    noun, verb = ("Answer", "counts") if len(one.positive) == 1 else ("Answers", "count")
    by = said_by(kept.mapping.name, kept.version, kept.author, kept.moment)
    return f"{noun} {listed(one.positive)}{scale} {verb} as positive (mapping {by})."
