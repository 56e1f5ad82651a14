"""The mail that brings the papers of an edition: what they are, and where the same stands. Its text
has no figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.post import Attachment, Mail, MailPart
from data.record import Edition
from kpis import months
from presentation.mails.message import mail_to
from presentation.words.site import state_words


@dataclass(frozen=True)
class PapersMail:
    """What the people of a meeting are sent: of which edition, for which meeting and of which body,
    which files, and the `key` by which it is known who had them. `base` is the address of the
    dashboard, or empty."""

    edition: Edition
    meeting: str
    body: str
    attached: tuple[Attachment, ...]
    key: str
    base: str
    demonstration: bool

    def to(self, address: str, name: str) -> Mail:
        """The mail to one of them."""
        part = MailPart(f"Papers for {self.meeting}", tuple(self._lines()), (self.key,))
        mail = mail_to(address, name, (part,), demonstration=self.demonstration)
        return replace(mail, attached=self.attached)

    def _lines(self) -> Iterator[str]:
        yield f"They are of edition {self.edition.id}, with figures to {self._month}."
        yield state_words(self.edition)
        yield "Attached:"
        yield from (f"- {one.name}" for one in self.attached)
        if self.base:
            yield f"The same on the dashboard: {self.base}/?edition={self.edition.id}"
        yield (
            f"You get this because you are named for “{self.body}” on the page People, which an "
            "administrator of the dashboard keeps."
        )

    @property
    def _month(self) -> str:
        return months.long(self.edition.month)
