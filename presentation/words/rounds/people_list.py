"""A list of who answers for what that somebody pasted, in words: what each line would do."""

from collections.abc import Sequence
from datetime import date

from data.plurals import are, counted
from data.record import Holder
from kpis.record import PersonLine, field_of
from presentation.words.grammar import joined, short_date

LIST_HEAD = ("Line", "What it does", "Post", "Who answers for it", "From", "Until")
WRONG_HEAD = ("Line", "Column", "What to do")
HOW_TO_PASTE = (
    "Save the template, or the list as it is, and open it in a spreadsheet. Write a line for each "
    "person and post: lines without a name are passed over. Then copy all of it with its headings, "
    "and paste it here. Nothing is stored before you have seen what it would do."
)
_DONE = {
    "new": "new",
    "changed": "changed",
    "unchanged": "on the record already",
    "wrong": "wrong",
    "blank": "without a name",
}
_FIELDS = {
    "name": "name",
    "address": "address",
    "deputy": "deputy",
    "deputy_address": "deputy's address",
    "until": "until",
}


def list_summary(lines: Sequence[PersonLine]) -> str:
    """`12 lines: 8 new, 1 changed and 3 on the record already.`"""
    every = [one.what for one in lines]
    told = [f"{every.count(what)} {words}" for what, words in _DONE.items() if what in every]
    return f"{counted(len(lines), 'line')}: {joined(told)}." if told else "There is no line."


def list_refused(lines: Sequence[PersonLine]) -> str:
    """Why nothing can be stored."""
    wrong = sum(one.what == "wrong" for one in lines)
    return (
        f"{counted(wrong, 'line')} {are(wrong)} wrong: below stands what to do. Mend this in your "
        "spreadsheet, and paste all of it again."
    )


def column_of(fault: str) -> str:
    """The column that a fault is about."""
    return field_of(fault).replace("from_date", "from") or "–"


def line_words(one: PersonLine) -> str:
    """What a line would do: `New`, or `Changed. until: – → 30 Nov 2026`."""
    old = one.old.written if one.old else None
    if one.what != "changed" or not isinstance(old, Holder) or one.holder is None:
        return "New" if one.what == "new" else "On the record already"
    moved = [
        f"{words}: {_value(getattr(old, name))} → {_value(getattr(one.holder, name))}"
        for name, words in _FIELDS.items()
        if getattr(old, name) != getattr(one.holder, name)
    ]
    return f"Changed. {'; '.join(moved)}"


def _value(value: str | date | None) -> str:
    return short_date(value) if isinstance(value, date) else value or "–"
