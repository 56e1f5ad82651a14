"""What counted as positive where a survey has a scale of its own, told beside the measures that read
its answers."""

from datetime import date, datetime

from data.record import Batch, Entry
from kpis.measures import measures
from kpis.parts import mapped_answers
from presentation.words.measures import mapped_words
from tests.data.mapping.samples import OF_GOOGLE, OF_MONKEY

MOMENT = datetime(2026, 10, 3, 9)


def batch(mapping: int | None, **more: object) -> Batch:
    fields = {
        "id": 1,
        "extract": "survey_responses",
        "file": "a.csv",
        "sha256": "x",
        "as_at": date(2026, 10, 31),
        "by": "Ann",
        "at": MOMENT,
        **dict.fromkeys(("rows", "new", "changed", "unchanged", "missing"), 1),
        "missing_policy": "keep",
        "mapping": mapping,
        "state": "in_use",
    }
    return Batch.model_validate(fields | more)


def told(id: str, *batches: Batch) -> list[str]:
    written = (OF_MONKEY, OF_GOOGLE.model_copy(update={"name": "Google"}))
    entries = [
        Entry(id=at, moment=MOMENT, author="A. Analyst", replaces=None, written=one)
        for at, one in enumerate(written, start=1)
    ]
    return mapped_words(mapped_answers(measures()[id], batches, entries))


def test_a_scale_of_its_own_is_told_beside_the_measure_that_reads_its_answers() -> None:
    assert told("survey_satisfaction", batch(2)) == [
        "Answers 1 to 2 on a scale of 1 to 7 count as positive (mapping “Google”, A. Analyst, "
        "3 Oct 2026)."
    ]


def test_nothing_is_told_where_no_mapped_answer_counts() -> None:
    assert told("survey_satisfaction", batch(None)) == []
    assert told("survey_satisfaction", batch(2, state="undone")) == []
    # Its answers were in the contract's words, or to another question.
    assert told("included_in_decisions", batch(2)) == []
    assert told("nd_average_wait", batch(2)) == []
