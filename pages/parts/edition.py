"""What the figures of a page are, said above each: an edition with its meeting, or working figures
with what has moved since the newest edition."""

import streamlit as st

from data.access import Right
from data.record import Edition, released
from kpis.editions import moved_since
from pages.parts import source
from pages.parts.frame import beginning
from pages.parts.reader import looking
from pages.parts.released import NAME, leave
from pages.parts.view import KEYED, CacheKey
from presentation.html.editions import papers_link
from presentation.html.kit import Markup, join, link, standing, tag, whole
from presentation.words.site import (
    EDITION,
    INSTEAD_NEWEST,
    INSTEAD_WORKING,
    NEWER,
    NONE_TITLE,
    NONE_YET,
    NOT_SHARED,
    OTHERS,
    WORKING,
    edition_named,
    missed_words,
    moved_words,
    relations,
    standing_words,
)

FIGURELESS = ("papers", "help", "accessibility")
"""Pages that every reader may read, and that show no figures."""
FIGURED = (Right.READ, Right.SEE_WORKING)
"""The rights that pages ask for on which figures stand, or what follows from them."""


def carry(kept: dict[str, str]) -> tuple[dict[str, str], Markup]:
    """What every link takes along of the edition that was `kept`, and, where it is not shown to the
    reader, why: that is told once, and goes from the address."""
    asked = kept.get(NAME)
    if asked is None:
        return {}, Markup()
    view = source.view()
    if view.edition and str(view.edition.id) == asked:
        return kept, Markup()
    leave()
    there = next((one for one in view.editions if str(one.id) == asked), None)
    newest = INSTEAD_NEWEST if view.edition else ""
    words = missed_words(asked, there, INSTEAD_WORKING if view.working else newest)
    return {}, whole(tag("p", words.strip(), role="status"))


def figures_stand(page: str, right: Right) -> Markup:
    """What the page says of its figures; nothing where it has none."""
    reader = looking()
    if page in FIGURELESS or right not in FIGURED or not reader.may(right):
        return Markup()
    view = source.view()
    if view.edition:
        return _of(view.edition, papers=page == "overview")
    return _working() if view.working else Markup()


def nothing_released(page: str, right: Right) -> bool:
    """Whether there is no edition yet for a reader who sees nothing else."""
    if page in FIGURELESS or right is not Right.READ or not looking().may(right):
        return False
    return source.view().shown is not None and source.view().edition is None


def say_nothing_released() -> None:
    """In the place of a page: that nothing has been released yet."""
    demonstration = source.results().demonstration
    st.html(beginning(NONE_TITLE, NONE_YET, demonstration=demonstration))


def figures_words() -> str:
    """What the figures are, for a file that leaves the page."""
    edition = source.view().edition
    return edition_named(edition) if edition else f"{WORKING}: {NOT_SHARED.lower()}"


def file_name(name: str) -> str:
    """The name of a file of figures, which says what they are."""
    edition = source.view().edition
    return f"edition_{edition.id}_{name}" if edition else f"working_figures_{name}"


def _of(edition: Edition, *, papers: bool) -> Markup:
    """What it is; with `papers` the way to these, for who came for them."""
    approved = edition.state == "approved"
    name = tag("b", f"{edition.name}:")
    told = [name, standing_words(edition), *relations(edition, told_of())]
    others = NEWER if approved and edition != _newest() else OTHERS
    ways = [link(others, "editions", {}), *[papers_link(edition.id)] * papers]
    return standing(EDITION, *told, join(ways, " · "), kind="" if approved else "demonstration")


def _newest() -> Edition | None:
    return next(iter(released(source.view().editions)), None)


def told_of() -> list[Edition]:
    """The editions that the reader is told of: all, or those that were released."""
    may = looking().may(Right.SEE_WORKING)
    return [one for one in source.view().editions if may or one.approval]


def _working() -> Markup:
    newest = _newest()
    moved = _moved(source.view().figures, newest.id) if newest else None
    way = link(moved_words(moved), "editions", {})
    return standing(WORKING, NOT_SHARED, way, kind="demonstration")


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=KEYED)
def _moved(key: CacheKey, edition: int) -> int:  # noqa: ARG001 - the key stands for the figures
    newest = next(one for one in source.view().editions if one.id == edition)
    return len(moved_since(source.content_of(newest), source.results()).measures)


def address_of(edition: Edition) -> dict[str, str]:
    """What stands behind the question mark of a page that shows this edition."""
    return {NAME: str(edition.id)}
