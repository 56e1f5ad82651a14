"""What was said of an exception in words: why, what will be done, by whom and by when, and what is
asked of the Board."""

from data.record import Commentary
from presentation.words.grammar import long_date

OVERDUE_PROMISE = "That day is over, and it is not said to be done."
_ENDS = (".", "!", "?", "…")


def _sentence(words: str) -> str:
    """What somebody typed, with a full stop where it has no end."""
    return words if words.endswith(_ENDS) else f"{words}."


def _promise(said: Commentary) -> str:
    """By whom and by when, and that it is done: `Ann Lead, by 30 November 2026; done on 3 November
    2026.`"""
    done = f"; done on {long_date(said.done_on)}" if said.done_on else ""
    return f"{said.owner}, by {long_date(said.due)}{done}."


def parts_words(said: Commentary) -> list[tuple[str, str]]:
    """Why, what will be done by whom and by when, and what is asked of the Board, each with what
    stands before it."""
    parts = [("Why", _sentence(said.why))]
    parts.append(("What will be done", f"{_sentence(said.doing)} {_promise(said)}"))
    return [*parts, *([("Asked of the Board", _sentence(said.asked))] if said.asked else [])]


def commentary_words(said: Commentary) -> str:
    """All of it in one piece, as lists have it."""
    return " ".join(f"{head}: {words}" for head, words in parts_words(said))
