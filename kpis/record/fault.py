"""Why something may not be written: a sentence, and the field of the form that it is about."""

from typing import Self


class Fault(str):
    """A sentence that says what to do. `field` is the name of the field that it is about, as the
    entry or the extract calls it; empty where it is about none, or about several."""

    field: str

    def __new__(cls, words: str, field: str = "") -> Self:
        """The sentence, and the field."""
        made = super().__new__(cls, words)
        made.field = field
        return made


def field_of(words: str) -> str:
    """The field that a sentence is about; empty where it names none."""
    return words.field if isinstance(words, Fault) else ""


NOTHING_NEW = "Nothing of this is different: it is on the record already."
TOO_FAR = "That day is more than three years ahead. Correct the year."
