"""Judged criteria in words: what each judgement means, how many stand where, and whether an entry
still counts."""

from collections.abc import Iterable

from data.plurals import counted
from data.record import Entry, Evidence
from kpis.record import JudgedCriterion, Judgement, judgement_counts
from presentation.words.grammar import joined, short_date
from presentation.words.record.record import written_by

CRITERION = ("criterion", "criteria")
JUDGEMENT_NAMES: dict[Judgement, str] = {
    "strong": "Strong evidence",
    "some": "Some evidence",
    "none": "None yet",
    "no_entry": "No entry",
}
MEANINGS: dict[Judgement, str] = {
    "strong": "shows that the criterion is met",
    "some": "points that way, and does not settle it",
    "none": "somebody has looked, and nothing shows it yet",
}
"""What somebody says who chooses a judgement."""
_COUNTED: dict[Judgement, str] = {
    "strong": "strong",
    "some": "some",
    "none": "none yet",
    "no_entry": "without an entry",
}


def evidence_counts(found: Iterable[JudgedCriterion]) -> str:
    """`2 strong, 3 some, 1 none yet, 3 without an entry`."""
    counts = judgement_counts(found)
    return ", ".join(
        f"{number} {_COUNTED[judgement]}" for judgement, number in counts.items() if number
    )


def evidence_caption(found: list[JudgedCriterion]) -> str:
    """How many criteria there are, and how many have what:
    `9 criteria: 2 with strong evidence, …`."""
    number = counted(len(found), *CRITERION)
    counts = judgement_counts(found)
    if counts["no_entry"] == len(found):
        return f"{number}, none of them with an entry yet: nothing is known for or against them."
    words = {
        "strong": "with strong evidence",
        "some": "with some",
        "none": "with none yet",
        "no_entry": "without an entry",
    }
    if not counts["strong"]:
        words["some"] = "with some evidence"
    return f"{number}: {joined([f'{counts[one]} {words[one]}' for one in counts if counts[one]])}."


def evidence_words(written: Evidence) -> str:
    """What was just put on the record: `1.L4, strong evidence: “63 of 80 families were content.”
    (EHC plan survey, 12 Oct 2026)`."""
    head = f"{written.criterion}, {JUDGEMENT_NAMES[written.judgement].lower()}"
    return f"{head}: “{written.words}” ({written.source}, {short_date(written.dated_on)})"


def choice_words(entry: Entry, written: Evidence) -> str:
    """An entry where it is chosen, to be corrected: its number, criterion, day and source."""
    return (
        f"{entry.id}. {written.criterion}, {short_date(written.dated_on)}: {written.source} "
        f"({written_by(entry)})"
    )
