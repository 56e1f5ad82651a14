"""The page itself: head, contents, and all parts in the order of the papers."""

from presentation.html.kit import Markup, tag
from presentation.packs import Pack, PackSection
from presentation.web.answer import answer, changed, changes, cover, cover_facts
from presentation.web.closing import hidden, methods, quality, reading
from presentation.web.exceptions import exceptions
from presentation.web.kit import clean
from presentation.web.look import stylesheet
from presentation.web.sections import evidence, section, section_id
from presentation.words.packs import HEADS, Head

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Nothing is fetched and nothing is run, whatever somebody typed."""
_BACK: tuple[Head, ...] = ("evidence", "quality", "methods", "hidden")


def print_web(pack: Pack) -> bytes:
    """The pack as one HTML file that asks for nothing else, to be mailed, kept and printed; the
    same bytes for the same pack."""
    page = tag("html", _head(pack), _body(pack), lang="en-GB")
    return f"<!DOCTYPE html>\n{clean(page)}\n".encode()


def _head(pack: Pack) -> Markup:
    begins = "".join(f"{one.partition('.')[0]}: " for one in pack.notices)
    return tag(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="robots" content="noindex">'),
        tag("title", f"{begins}{pack.meeting}, {pack.place}"),
        stylesheet(pack.notices),
    )


def _body(pack: Pack) -> Markup:
    parts = [
        answer(pack),
        tag("div", cover_facts(pack), _contents(pack)),
        exceptions(pack),
        changes(pack),
        reading(pack),
        *(section(one, pack) for one in pack.sections),
        evidence(pack),
        quality(pack),
        methods(pack),
        hidden(pack),
    ]
    skip = tag("a", "Skip to the answer", href="#answer", class_="skip")
    return tag("body", skip, cover(pack), tag("main", *parts, id="main"))


def _contents(pack: Pack) -> Markup:
    """Links to all parts; under each section its measures."""
    front = [("answer", pack.question), ("exceptions", HEADS["exceptions"])]
    since = ("changes", changed(pack))
    back = [(id, HEADS[id]) for id in _BACK]
    ways = [
        *(_way(*one) for one in (*front, since, ("reading", HEADS["reading"]))),
        *map(_section, pack.sections),
        *(_way(*one) for one in back),
    ]
    title = tag("h2", "Contents", id="contents")
    return tag("nav", title, tag("ul", *ways), aria_labelledby="contents")


def _section(one: PackSection) -> Markup:
    ways = [_way(f"measure-{each.id}", each.name) for each in one.measures]
    return _way(section_id(one), one.name, tag("ul", *ways) if ways else "")


def _way(id: str, words: str, below: Markup | str = "") -> Markup:
    return tag("li", tag("a", words, href=f"#{id}"), below)
