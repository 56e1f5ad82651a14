"""Who answers for what, in words: posts as readers call them, and how many have nobody."""

from collections.abc import Sequence
from datetime import date

from data.plurals import counted, have, one_or_many
from data.record import Entry, Holder, Post
from kpis.record import PostHeld, PostName, post_title
from presentation.words.grammar import long_date, short_date
from presentation.words.record import the

KINDS: dict[Post, str] = {
    "lead": "Lead title of the plan",
    "extract": "Extract",
    "body": "Meetings",
}
"""What each kind of post is called."""
POST_HEAD = ("Post", "Who answers for it", "Deputy", "From", "Until")
GONE = "no longer in the plan"
NOBODY_YET = "Nobody"


def post_words(name: PostName) -> str:
    """A post in a list: the lead title, the extract's title, or `Meetings of Cabinet`."""
    return f"Meetings of {the(name.of)}" if name.post == "body" else post_title(name)


def post_choice(name: PostName) -> str:
    """The same where all kinds stand in one list, in which nothing else tells an extract."""
    return f"Extract: {post_words(name)}" if name.post == "extract" else post_words(name)


def posts_summary(found: Sequence[PostHeld]) -> str:
    """The page's finding: how many posts nobody answers for."""
    asked = sum(one.asked for one in found)
    empty = sum(one.empty for one in found)
    if not empty:
        return f"Somebody answers for each of the {counted(asked, 'post')}."
    them = one_or_many(empty, "it", "them")
    return f"{empty} of {counted(asked, 'post')} {have(empty)} nobody who answers for {them}."


def holder_choice(entry: Entry) -> str:
    """An entry in a list to choose from: `7. Ann Lead, SENDAC Chair, from 1 Jan 2026`."""
    one = entry.written
    if not isinstance(one, Holder):
        return str(entry.id)
    until = f" until {short_date(one.until)}" if one.until else ""
    post = post_choice(PostName(one.post, one.of))
    return f"{entry.id}. {one.name}, {post}, from {short_date(one.from_date)}{until}"


def person_names(held: Sequence[tuple[Entry, Holder]], day: date) -> dict[str, str]:
    """Everybody who answers for something after a day, or stands in for somebody, by their address:
    `Ann Lead, ann.lead@example.org`."""
    lasting = [one for _, one in held if (one.until or date.max) > day]
    people = [(one.deputy_address or "", one.deputy or "") for one in lasting]
    people += [(one.address, one.name) for one in lasting]
    named = {address: f"{name}, {address}" for address, name in people if address}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def left_choice(one: Holder, address: str) -> str:
    """A post that somebody of that address leaves, where they are a deputy with whose."""
    of = "" if one.address == address else f", as deputy of {one.name}"
    return f"{post_choice(PostName(one.post, one.of))}{of}"


def left_words(named: str, last: date) -> str:
    """What was stored of who leaves."""
    return f"It is on the record: after {long_date(last)} nothing of this is asked of {named}."


def named_words(made: Sequence[Holder]) -> str:
    """What was stored: who answers for how many posts from when on, and until when."""
    first, posts = made[0], counted(len(made), "post")
    until = f" until {long_date(first.until)}" if first.until else " on"
    when = f"from {long_date(first.from_date)}{until}"
    return f"It is on the record: {first.name} answers for {posts} {when}."
