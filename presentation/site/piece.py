"""The answer in short as a piece of HTML, to be pasted into a council's own page (`fragment.html`)
or shown inside one (`embed.html`, a document round the same piece)."""

from data.plurals import counted
from presentation.html.kit import Markup, join, tag
from presentation.palette import LIGHT
from presentation.site.page import as_bytes, document, standing
from presentation.site.told import PublicEdition
from presentation.words.public import TITLE, standing_counts, step_counts

_TEXT, _MUTED = f"color:{LIGHT.text}", f"color:{LIGHT.muted}"
_STYLES = {
    "whole": f"{_TEXT};background:{LIGHT.page};line-height:1.5;overflow-wrap:anywhere",
    "notice": f"background:{LIGHT.yellow.background};color:{LIGHT.yellow.text};padding:.5em .75em;"
    "font-weight:600;margin:0 0 .75em",
    "title": f"{_TEXT};line-height:1.25;margin:0 0 .5em",
    "answer": f"{_TEXT};font-size:1.15em;margin:0 0 .75em",
    "of": f"{_TEXT};margin:0 0 .25em",
    "rows": f"{_TEXT};margin:0 0 .75em;padding:0 0 0 1.5em",
    "row": f"{_TEXT};display:list-item;list-style:disc;float:none;width:auto;margin:0 0 .25em",
    "standing": f"{_MUTED};font-size:.9em;margin:1em 0 0",
    "stands": f"{_MUTED};margin:0",
}
"""Styles stand at each element, for many systems take a stylesheet out of what is pasted. Each has
its colour too: what it gets from round it is outdone by any rule of the page that it is put in."""
_BODY = "body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}"
_PREFIX = "send-plan"


def fragment(told: PublicEdition) -> bytes:
    """The piece by itself: no document, no main heading, no link, no id."""
    return as_bytes(f"{_piece(told, 'h2')}\n")


def embed(told: PublicEdition) -> bytes:
    """A small document that shows the piece, for a frame in another page."""
    body = tag("body", tag("main", _piece(told, "h1")))
    return document(told, TITLE, body, _BODY)


def _piece(told: PublicEdition, heading: str) -> Markup:
    results = tuple(told.results.by_id.values())
    return tag(
        "div",
        *(_styled("p", "notice", one) for one in told.notices),
        _styled(heading, "title", TITLE),
        _styled("p", "answer", told.answer),
        _styled("p", "of", f"Of {counted(len(results), 'measure')}:"),
        _list([words for _, words in standing_counts(results)]),
        _styled("p", "of", f"Of {counted(len(told.states), 'milestone')}, the steps of the plan:"),
        _list([words for _, words in step_counts(told.states)]),
        _styled("div", "standing", join(standing(told, _STYLES["stands"]))),
        class_=_PREFIX,
        style=_STYLES["whole"],
    )


def _list(entries: list[str]) -> Markup:
    return _styled("ul", "rows", join(_styled("li", "row", one) for one in entries))


def _styled(name: str, kind: str, inside: object) -> Markup:
    return tag(name, inside, class_=f"{_PREFIX}-{kind}", style=_STYLES[kind])
