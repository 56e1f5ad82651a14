"""What lists that people write call a post, and which post they mean."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

from data.extracts import extracts
from data.record import Entry, Post, plan_on
from data.text import squeeze
from kpis.record.fault import Fault
from kpis.record.holders import folded, holders
from kpis.record.posts import PostName, posts

POST_WORDS: Mapping[Post, str] = MappingProxyType(
    {"lead": "lead", "extract": "extract", "body": "meeting"}
)
"""What a list calls each kind of post."""
_KINDS: dict[str, Post] = {
    word: post for post, one in POST_WORDS.items() for word in (one, f"{one}s", post)
}


def post_title(name: PostName) -> str:
    """What a list calls a post: the lead title, the extract's title or the body."""
    extract = extracts().get(name.of) if name.post == "extract" else None
    return extract.title if extract else name.of


def post_named(kind: str, of: str, entries: Sequence[Entry], day: date) -> PostName | Fault:
    """The post that a list means, as the plan of a day prints it, or what is wrong with it; also
    one that only the record still names."""
    post = _KINDS.get(squeeze(kind))
    if post is None:
        allowed = ", ".join(POST_WORDS.values())
        return Fault(f"“{kind}” is no kind of post. Write one of: {allowed}.", "post")
    recorded = [PostName(one.post, one.of) for _, one in holders(entries)]
    every = [*recorded, *posts(plan_on(day, entries))]
    named = {words: one for one in every if one.post == post for words in _called(one)}
    if found := named.get(folded(of)):
        return found
    near = get_close_matches(folded(of), named, n=1)
    nearest = f"The nearest is “{post_title(named[near[0]])}”." if near else ""
    words = f"There is no {POST_WORDS[post]} called “{of}”. {nearest or 'The template has all.'}"
    return Fault(words, "of")


def _called(name: PostName) -> set[str]:
    return {folded(name.of), folded(post_title(name))}
