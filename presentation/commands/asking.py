"""The mails of a day that a command asks of the dashboard, which has the database open. The
dashboard works them out, and sends none: a slow mail server holds up nobody, and the secret of that
server is the command's alone."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from data.post import PostError
from data.store import Database, DatabaseError, ask
from presentation.commands.drafting import Drafts, DraftsWish, drafts

REMIND = "remind"
"""The kind of request."""
_DRAFTS = TypeAdapter(Drafts)


def ask_drafts(path: Path, wish: DraftsWish) -> Drafts | None:
    """What the dashboard that has the database open would have sent; None if no dashboard answers.
    Raises DatabaseError."""
    said = ask(path, REMIND, wish.model_dump_json())
    return _DRAFTS.validate_json(said) if said else None


def remind_asked(database: Database, words: str) -> str:
    """The dashboard's side. Raises DatabaseError."""
    try:
        wish = DraftsWish.model_validate_json(words)
        return _DRAFTS.dump_json(drafts(database, wish)).decode()
    except ValidationError:
        raise DatabaseError("The dashboard cannot read what the command asked for.") from None
    except PostError as error:
        raise DatabaseError(str(error)) from error
