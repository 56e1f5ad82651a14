"""What is done on the pages beside changes, on the audit trail: what is saved, looked at and
refused. Changes are recorded where they are stored."""

from data.audit import Kind, Trail, trail_of
from data.reader import Reader
from data.settings import Settings
from pages.parts.reader import loader


def trail() -> Trail:
    """The audit trail of this server."""
    settings = Settings()
    return trail_of(settings.database, settings)


def recorded(kind: Kind, what: str, by: Reader | None = None) -> None:
    """Put it on the trail, by whoever looks. Raises AuditError: then it is not to be done."""
    trail().record(by or loader(), kind, what)
