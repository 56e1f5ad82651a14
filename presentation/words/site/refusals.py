"""What a model refused, in sentences that say what to do: a reader never sees a library's own
words."""

from collections.abc import Mapping

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
_OF_A_MODEL = {
    "Holder": {
        "of": "Choose what they answer for.",
        "name": "Give the name of who answers for it.",
        "address": "Give one e-mail address, for example ann.lead@example.org.",
        "deputy_address": "Give one e-mail address of the deputy, for example dee@example.org.",
        "until": f"{NO_DATE} Or leave the last day blank.",
        "": "Give the deputy's name and their address, or neither.",
    }
}
"""What is said otherwise of the fields of a model; without a field, of all together."""


def refusals(error: ValidationError) -> list[str]:
    """One sentence for each field that was refused, in the order of the form, with the field."""
    sentences = _SENTENCES | _OF_A_MODEL.get(error.title, {})
    return list(dict.fromkeys(_sentence(detail, sentences) for detail in error.errors()))


def _sentence(detail: ErrorDetails, sentences: Mapping[str, str]) -> str:
    names = [str(step) for step in detail["loc"]]
    field = next((name for name in reversed(names) if name in sentences), "")
    if detail["type"] == "string_too_long":
        most = f"write at most {detail.get('ctx', {})['max_length']:,} characters."
        return Fault(f"{begun(field.replace('_', ' '))}: {most}", field)
    unknown = "Something here cannot be stored. Go through the fields once more."
    return Fault(sentences.get(field, unknown), field)
