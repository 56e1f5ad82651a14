"""Sentences about the people who are signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime

from data.clock import uk_time
from data.plurals import counted, one_or_many
from data.sign_in import Session
from presentation.words.site.roles import roles_words

PEOPLE = "People"
PEOPLE_HEAD = ("Name", "Address", "Role", "Last active", "Signed in at most until")
NOBODY_SIGNS_IN = (
    "This dashboard has no sign-in and serves this machine only. How to set up sign-in stands in "
    "docs/security.md, which came with the dashboard."
)
POSTS_NOTE = (
    "Names and addresses are shown to those who run the round, and are in no edition. Whoever "
    "answers for a lead title is asked for the updates of its milestones, and for words on what is "
    "off; for an extract, for its files; for meetings, for their actions."
)
REVOKING = (
    "Who is signed out here may sign in again: take the role away first, in the roles file or at "
    "the sign-in service."
)


def people_summary(signed_in: Sequence[Session]) -> str:
    """The page's finding."""
    people = len({one.person.address.casefold() for one in signed_in})
    if not people:
        return "Nobody is signed in."
    return f"{counted(people, 'person', 'people')} {one_or_many(people, 'is', 'are')} signed in."


def person_cells(session: Session) -> tuple[str, ...]:
    """A row of the table."""
    person = session.person
    return (
        person.name,
        person.address,
        roles_words(session.roles),
        _time(session.used),
        _time(session.over),
    )


def revoked_words(name: str) -> str:
    """What was done."""
    return f"{name} is signed out everywhere. An open page closes within 15 seconds."


def _time(seconds: float) -> str:
    return f"{uk_time(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)):%d/%m/%Y %H:%M}"
