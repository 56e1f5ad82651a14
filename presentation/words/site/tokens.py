"""Sentences about the tokens of machines."""

from collections.abc import Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted, one_or_many
from data.tokens import Token
from presentation.words.grammar import inside, joined, short_date

TOKENS = "Tokens"
TOKEN_HEAD = ("Name", "Issued", "Last used", "State", "May load")
NO_TOKENS = "A token lets a scheduled job load its extract while the dashboard runs."
ISSUED = (
    "The token is issued. Copy it now into a file that only the job’s user can read: it is not "
    "shown again, and nobody can look it up."
)


def tokens_summary(every: Sequence[Token]) -> str:
    """The page's finding."""
    standing = sum(not one.ended for one in every)
    if not standing:
        return "No machine may load anything."
    them = one_or_many(standing, "lets a machine", "let machines")
    return f"{counted(standing, 'token')} {them} load extracts."


def token_cells(token: Token) -> tuple[str, ...]:
    """A row of the table."""
    used = f"{uk_time(token.used):%d/%m/%Y %H:%M}" if token.used else "Never"
    return (
        token.name,
        f"{short_date(uk_time(token.issued).date())}, by {token.issued_by}",
        used,
        _state(token),
        joined([inside(extracts()[name].title) for name in token.extracts if name in extracts()]),
    )


def end_words(token: Token) -> str:
    """A token where it may be chosen."""
    return f"{token.name}, issued {short_date(uk_time(token.issued).date())}"


def _state(token: Token) -> str:
    if not token.ended:
        return "Open"
    return f"Ended {short_date(uk_time(token.ended).date())}, by {token.ended_by}"
