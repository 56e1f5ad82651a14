"""A page of the public site: its head, what stands above and below its content, and its bytes."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from presentation.html.kit import Markup, join, tag
from presentation.site.holding import holdable
from presentation.site.look import STYLE
from presentation.site.told import PublicEdition
from presentation.words.plan import meanings
from presentation.words.public import (
    ABOUT,
    EASY,
    HOME,
    SKIP,
    approved_words,
    figures_to,
    public_terms,
    title_of,
)

INDEX, EASY_READ, ABOUT_PAGE = "index.html", "easy-read.html", "about.html"
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


def page(told: PublicEdition, file: str, name: str, *inside: object, kind: str = "") -> bytes:
    """The page of this file. `name` is what it is called, which its main heading says too; `kind`
    is a class for its looks."""
    body = join(
        (
            tag("a", SKIP, href="#main", class_="skip"),
            tag("header", _notices(told), tag("p", _typed(told.plan), class_="plan"), _menu(file)),
            tag("main", *inside, id="main", tabindex="-1"),
            tag("footer", *standing(told)),
        )
    )
    return document(told, name, tag("body", body, class_=kind), STYLE)


class Headed(Protocol):
    """What the head of a page is made of: whose it is, what must stand on each sheet of paper, and
    whether figures are invented."""

    @property
    def place(self) -> str:
        """Whose page it is."""
        ...

    @property
    def notices(self) -> Sequence[str]:
        """What stands on each sheet."""
        ...

    @property
    def demonstration(self) -> bool:
        """Figures are invented."""
        ...


def document(told: Headed, name: str, body: Markup, style: str) -> bytes:
    """A whole document round a body."""
    title = title_of(f"{name} – {told.place}", demonstration=told.demonstration)
    head = join(
        (
            Markup('<meta charset="utf-8">'),
            Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
            Markup('<meta name="referrer" content="no-referrer">'),
            Markup('<link rel="icon" href="data:,">'),
            tag("title", title),
            Markup(f"<style>{style}{_on_paper(told)}</style>"),
        )
    )
    html = tag("html", tag("head", head), body, lang="en-GB")
    return as_bytes(f"<!DOCTYPE html>{html}\n")


def as_bytes(text: str) -> bytes:
    """The text as UTF-8, without what no page may hold."""
    return holdable(text).encode("utf-8")


def _on_paper(told: Headed) -> str:
    """That no figure is real stands on each sheet of paper too."""
    said = " ".join(told.notices).replace("\\", "").replace('"', "'").replace("<", "")
    return f'@page{{@top-center{{content:"{said}";font:9pt sans-serif}}}}' if said else ""


def _notices(told: PublicEdition) -> Markup:
    return join(tag("p", one, class_="notice") for one in told.notices)


def _menu(file: str) -> Markup:
    links = ((INDEX, HOME), (EASY_READ, EASY), (ABOUT_PAGE, ABOUT))
    entries = (
        tag("li", tag("a", words, href=where, aria_current="page" if where == file else ""))
        for where, words in links
    )
    return tag("nav", tag("ul", *entries), aria_label="Pages")


def standing(told: PublicEdition, style: str = "") -> Iterable[Markup]:
    """For which meeting the figures are, to which month they go, and who approved them when."""
    edition = told.edition
    return (
        tag("p", tag("b", _typed(edition.name)), f". {figures_to(edition)}", style=style),
        tag("p", _typed(approved_words(edition)), style=style),
    )


def _typed(words: str) -> Markup:
    """What somebody typed, whatever its direction, apart from what stands round it."""
    return tag("bdi", words)


def explained(*texts: str) -> Markup:
    """What the abbreviations in these texts mean, before they are read; nothing without one."""
    terms = public_terms(texts)
    return tag("p", meanings(terms), class_="soft") if terms else Markup("")


def listed(entries: Iterable[object], kind: str = "") -> Markup:
    """A list; nothing without an entry. It keeps its role where it has no bullets."""
    told = [tag("li", one) for one in entries]
    return tag("ul", *told, class_=kind, role="list") if told else Markup("")
