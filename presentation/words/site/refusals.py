"""What a model refused, in sentences that say what to do: a reader never sees a library's own
words."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kpis.record import NO_DATE, Fault
from presentation.words.grammar import begun

_SENTENCES = {
    "words": "Write the words: they are missing.",
    "source": "Say where the evidence comes from, for example: Family Conversation, autumn 2026.",
    "why": "Say why it is off.",
    "doing": "Say what will be done.",
    "owner": "Say by whom it will be done.",
    "reason": "Give the reason: it stands beside what you write.",
    "judgement": "Choose how strong the evidence is.",
    "link": "A link begins with https:// or http:// and has no spaces, for example "
    "https://example.org/minutes.",
    "id": "A milestone is numbered by its action, a full stop and a number from 1, for example "
    "1d.3.",
    "name": "Give the mapping a name.",
    "title": "Write the title of the action.",
    "leads": "Give each lead's post on a line of its own.",
    "body": "Choose the body that meets.",
    "criterion": "Choose the criterion.",
    "meeting": "Choose the meeting.",
    "about": "Choose the milestone or the measure that it is about.",
    **dict.fromkeys(("held_on", "dated_on", "from_date", "due", "done_on"), NO_DATE),
}


def refusals(error: ValidationError) -> list[str]:
    """One sentence for each field that was refused, in the order of the form, with the field."""
    return list(dict.fromkeys(map(_sentence, error.errors())))


def _sentence(detail: ErrorDetails) -> str:
    names = [str(step) for step in detail["loc"]]
    field = next((name for name in reversed(names) if name in _SENTENCES), "")
    if detail["type"] == "string_too_long":
        most = f"write at most {detail.get('ctx', {})['max_length']:,} characters."
        return Fault(f"{begun(field)}: {most}", field)
    unknown = "Something here cannot be stored. Go through the fields once more."
    return Fault(_SENTENCES.get(field, unknown), field)
