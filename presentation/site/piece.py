"""The answer in short as a piece of HTML, to be pasted into a council's own page (`fragment.html`)
or shown inside one (`embed.html`, a document round the same piece)."""

from data.plurals import counted
from presentation.html.kit import Markup, join, tag
from presentation.palette import LIGHT
from presentation.site.page import as_bytes, document, standing
from presentation.site.told import PublicEdition
from presentation.words.public import TITLE, standing_counts, step_counts

_STYLES = {
    "whole": f"color:{LIGHT.text};background:{LIGHT.page};line-height:1.5;overflow-wrap:anywhere",
    "notice": f"background:{LIGHT.yellow.background};color:{LIGHT.yellow.text};padding:.5em .75em;"
    "font-weight:600;margin:0 0 .75em",
    "answer": "font-size:1.15em;margin:0 0 .75em",
    "row": "margin:0 0 .25em",
    "standing": f"color:{LIGHT.muted};font-size:.9em;margin:1em 0 0",
}
"""Styles stand at each element, for many systems take a stylesheet out of what is pasted."""
_BODY = (
    "body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5em}"
)
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
        tag(heading, TITLE, class_=f"{_PREFIX}-title"),
        _styled("p", "answer", told.answer),
        tag("p", f"Of {counted(len(results), 'measure')}:"),
        _list([words for _, words in standing_counts(results)]),
        tag("p", f"Of {counted(len(told.states), 'milestone')}, the steps of the plan:"),
        _list([words for _, words in step_counts(told.states)]),
        _styled("div", "standing", join(standing(told))),
        class_=_PREFIX,
        style=_STYLES["whole"],
    )


def _list(entries: list[str]) -> Markup:
    return tag("ul", *(_styled("li", "row", one) for one in entries), style="margin:0 0 .75em")


def _styled(name: str, kind: str, inside: object) -> Markup:
    return tag(name, inside, class_=f"{_PREFIX}-{kind}", style=_STYLES[kind])
