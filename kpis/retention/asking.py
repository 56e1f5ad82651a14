"""A run of retention that a command asks of the dashboard, which has the database open."""

from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from data.clock import uk_today
from data.reader import Reader
from data.settings import FEWEST_MONTHS, MOST_MONTHS
from data.store import Database, DatabaseError, ask
from kpis.retention.retain import Foreseen, foresee, retain

RETAIN = "retain"
"""The kind of request."""
_FORESEEN = TypeAdapter(Foreseen)


class Wish(BaseModel):
    """What is asked for: what would go where rows are kept for so many months, or that it goes. The
    months are held to the setting's limits here too, for what goes cannot come back."""

    months: int = Field(ge=FEWEST_MONTHS, le=MOST_MONTHS)
    by: str
    preview: bool


def ask_retain(path: Path, wish: Wish) -> Foreseen | None:
    """What the dashboard that has the database open says would go, or has removed; None if no
    dashboard answers. Raises DatabaseError."""
    said = ask(path, RETAIN, wish.model_dump_json())
    return _FORESEEN.validate_json(said) if said else None


def retain_asked(database: Database, words: str) -> str:
    """The dashboard's side: do it, and say what went. Raises DatabaseError, also where it was asked
    for what no command asks, and AuditError."""
    try:
        wish = Wish.model_validate_json(words)
    except ValidationError:
        raise DatabaseError("The dashboard cannot read what the command asked for.") from None
    return _FORESEEN.dump_json(granted(database, wish)).decode()


def granted(database: Database, wish: Wish) -> Foreseen:
    """What would go, or what went. Raises DatabaseError and AuditError."""
    if wish.preview:
        return foresee(database, uk_today(), wish.months)
    return retain(database, Reader(wish.by), uk_today(), wish.months)
