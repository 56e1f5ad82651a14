"""Sentences about the tokens of machines."""

from collections.abc import Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted, one_or_many
from data.tokens import READING, Token
from presentation.words.grammar import inside, joined, short_date

TOKENS = "Tokens"
TOKEN_HEAD = ("Name", "Issued", "Last used", "State", "May")
NO_TOKENS = (
    "A token lets a scheduled job load its extract while the dashboard runs, or lets Excel or "
    "Power BI read the newest edition."
)
ISSUED = (
    "The token is issued. Copy it now to where only its user can read it: it is not shown again, "
    "and nobody can look it up."
)


def tokens_summary(every: Sequence[Token]) -> str:
    """The page's finding."""
    standing = sum(not one.ended for one in every)
    if not standing:
        return "No machine may load or read anything."
    them = one_or_many(standing, "lets a machine", "let machines")
    return f"{counted(standing, 'token')} {them} load or read."


def token_cells(token: Token) -> tuple[str, ...]:
    """A row of the table."""
    used = f"{uk_time(token.used):%d/%m/%Y %H:%M}" if token.used else "Never"
    return (
        token.name,
        f"{short_date(uk_time(token.issued).date())}, by {token.issued_by}",
        used,
        _state(token),
        joined(_may(token)),
    )


def _may(token: Token) -> list[str]:
    known = [inside(extracts()[name].title) for name in token.extracts if name in extracts()]
    loads = [f"load {joined(known)}"] if known else []
    return [*loads, *[f"read {READING}"] * token.reads]


def end_words(token: Token) -> str:
    """A token where it may be chosen."""
    return f"{token.name}, issued {short_date(uk_time(token.issued).date())}"


def _state(token: Token) -> str:
    if not token.ended:
        return "Open"
    return f"Ended {short_date(uk_time(token.ended).date())}, by {token.ended_by}"
