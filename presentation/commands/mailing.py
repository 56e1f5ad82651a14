"""Papers by e-mail: to whoever is named for the body of the meeting, once."""

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from data.audit import trail_of
from data.clock import uk_today
from data.commands import UsageError, usable_settings
from data.plurals import counted
from data.post import (
    Attachment,
    Delivered,
    Delivery,
    Mail,
    OnceMails,
    PostError,
    PostSettings,
    by_smtp,
    post_of,
)
from data.reader import Reader
from data.settings import Settings
from kpis.editions import PackSource
from presentation.mails import PapersMail, message_of
from presentation.papers import MeetingPeople, Paper, PapersWish

MEGABYTE = 1_000_000
_NO_SERVER = (
    "SEND_KPIS_SMTP_HOST is not set: say which mail server sends (docs/round.md), or leave out "
    "--mail. Nothing was made."
)
_AGAIN = (
    "They are made, and on record. Repeat the command for whoever did not get them; who may have "
    "got them gets no second mail: ask."
)
_MAYBE = "may have got them from a run that ended in the middle, and gets no second mail: ask"


@dataclass(frozen=True)
class Mailed:
    """Who got the papers now, who had them before, and of whom that is not known."""

    sent: tuple[str, ...]
    had: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def fields(self) -> dict[str, Any]:
        """For programs."""
        return {"sent": list(self.sent), "had": list(self.had), "unsure": list(self.unsure)}

    @property
    def lines(self) -> list[str]:
        """For people."""
        return [
            *(f"Sent: {one}" for one in self.sent),
            *(f"Not sent: {one} has had them" for one in self.had),
            *(f"Not sent: {one} {_MAYBE}" for one in self.unsure),
        ]


def mailing_of(options: Namespace) -> "Mailing | None":
    """How papers are mailed, where that was asked for. Raises UsageError."""
    if not options.mail:
        return None
    with usable_settings():
        post = PostSettings()
    if not post.smtp_host:
        raise UsageError(_NO_SERVER)
    return Mailing(post, options.by, alone=options.formats is None)


@dataclass(frozen=True)
class Mailing:
    """How papers are mailed, and who has them mailed; the PDF `alone`, or all that were made."""

    post: PostSettings
    by: str
    alone: bool

    def letters(
        self,
        source: PackSource,
        wish: PapersWish,
        papers: Sequence[Paper],
        people: MeetingPeople | None,
    ) -> list[Mail]:
        """The mails to all who are named. Raises UsageError where there is nobody, or where the
        files are too large."""
        meeting = wish.meeting or source.edition.name
        body, named = _named(people, meeting)
        attached = tuple(self._attached(papers))
        bring = PapersMail(
            edition=source.edition,
            meeting=meeting,
            body=body,
            attached=attached,
            key=_key(source, meeting, attached),
            base=self.post.address,
            demonstration=source.content.demonstration,
        )
        return [bring.to(address, name) for address, name in named]

    def _attached(self, papers: Sequence[Paper]) -> list[Attachment]:
        chosen = [one for one in papers if one.name.endswith(".pdf") or not self.alone]
        size, most = sum(len(one.data) for one in chosen), self.post.mail_limit_mb * MEGABYTE
        if size > most:
            raise UsageError(
                f"The files are {size / MEGABYTE:.1f} MB together, and one mail takes "
                f"{self.post.mail_limit_mb} MB (SEND_KPIS_MAIL_LIMIT_MB): name fewer with "
                "--formats. Nothing was made or sent."
            )
        return [Attachment(one.name, one.media, one.data) for one in chosen]

    def send(self, letters: Sequence[Mail], chosen: Settings) -> Mailed:
        """Send them, none to who had them. Raises PostError where one did not go, and
        AuditError."""
        (key,) = {key for mail in letters for key in mail.keys}
        edition = key.split(":")[1]
        kept = OnceMails(post_of(chosen.database, chosen), key, f"papers of edition {edition}")
        trail = trail_of(chosen.database, chosen)
        messages = (
            (mail, message_of(mail, uk_today(), self.post.smtp_from, chosen.contact))
            for mail in letters
        )
        with by_smtp(self.post) as way:
            done = Delivery(kept, trail, Reader(self.by), way).deliver(messages)
        if done.faults:
            raise PostError(_faults(done))
        return _mailed(letters, done, kept.states())


def _named(people: MeetingPeople | None, meeting: str) -> tuple[str, Sequence[tuple[str, str]]]:
    if people is None or not people.body:
        raise UsageError(
            f"“{meeting}” begins with the name of no body that the plan or the page People has: "
            "say which meeting it is with --meeting, its body first. Nothing was made or sent."
        )
    if not people.people:
        raise UsageError(
            f"Nobody is named for “{people.body}”: an administrator names them on the page People. "
            "Nothing was made or sent."
        )
    return people.body, people.people


def _key(source: PackSource, meeting: str, attached: Sequence[Attachment]) -> str:
    """By what it is known who had these papers: what they were made of and what they are called,
    and not their bytes, which another version of the dashboard may print otherwise."""
    told = json.dumps([source.edition.sha256, meeting, *(one.name for one in attached)])
    return f"pack:{source.edition.id}:{sha256(told.encode()).hexdigest()}"


def _faults(done: Delivered) -> str:
    faults = "; ".join(f"{mail.to}: {why}" for mail, why in done.faults)
    went = f"{counted(len(done.sent), 'mail')} went, and {len(done.faults)} did not"
    return f"{went}. {faults}. {_AGAIN}"


def _mailed(letters: Sequence[Mail], done: Delivered, now: Mapping[str, str]) -> Mailed:
    sent = tuple(mail.to for mail in done.sent)
    rest = [mail.to for mail in letters if mail.to not in sent]
    had = tuple(one for one in rest if now.get(one) == "sent")
    return Mailed(sent, had, tuple(one for one in rest if one not in had))
