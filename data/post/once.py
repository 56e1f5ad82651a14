"""Mails that a person gets once and never again, whatever day it is: the papers of an edition. They
are apart from the mails of a day, so that neither keeps the other back."""

from collections.abc import Mapping

from data.clock import utc_now
from data.post.keeping import PostBox
from data.post.mail import Mail
from data.post.sent import SentState

_TAKEN = """
    INSERT INTO once (key, address, at, subject, way, state, fault)
    VALUES (?, ?, ?, ?, ?, 'begun', '')
    ON CONFLICT (key, address) DO UPDATE SET at = excluded.at, subject = excluded.subject,
        way = excluded.way, state = 'begun', fault = ''
        WHERE once.state = 'failed'
    RETURNING id"""


class OnceMails:
    """The mails of a `key`, which says what they bring; `what` in the words of the audit trail."""

    def __init__(self, post: PostBox, key: str, what: str) -> None:
        self._post, self._key, self._what = post, key, what

    def begin(self, mail: Mail, way: str) -> int | None:
        """Take the one mail that a person gets of it; its number, or None where it is taken: it was
        sent, may have been, or is being sent. Raises PostError."""
        values = (self._key, mail.to, utc_now().isoformat(), mail.subject, way)
        with self._post.opened() as connection:
            found = connection.execute(_TAKEN, values).fetchone()
        return found[0] if found else None

    def end(self, id: int, state: SentState, fault: str = "") -> None:
        """Say what became of it. Raises PostError."""
        with self._post.opened() as connection:
            connection.execute(
                "UPDATE once SET at = ?, state = ?, fault = ? WHERE id = ?",
                (utc_now().isoformat(), state, fault, id),
            )

    def called(self, id: int, mail: Mail) -> str:
        """What the audit trail calls it."""
        return f"{self._what}, mail {id} to {mail.to}"

    def states(self) -> Mapping[str, SentState]:
        """What became of those that were begun, by the addresses. Raises PostError."""
        if not self._post.there():
            return {}
        with self._post.opened() as connection:
            found = connection.execute(
                "SELECT address, state FROM once WHERE key = ? ORDER BY address", [self._key]
            ).fetchall()
        return dict(found)
