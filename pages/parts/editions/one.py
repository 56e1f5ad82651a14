"""What an edition shows and hides, what it has other than the one before, and what may be done with
it: for who makes and approves editions, never for a board."""

import streamlit as st

from data.access import Right
from data.record import Edition
from kpis.editions import read_findings
from pages.parts import source
from pages.parts.editions.desk import MAKE, EditionDesk
from pages.parts.editions.every import way_to
from pages.parts.editions.moved import moved_between
from pages.parts.editions.releasing import releasing
from pages.parts.frame import opening
from pages.parts.known import now_may
from presentation.html.editions import found_table, hidden_table
from presentation.html.kit import caption, heading, join, link, tag, whole
from presentation.rows import found_rows, hidden_rows
from presentation.words.editions import REASONS_NOTE, SHOWS, found_summary, made_by_words
from presentation.words.site import edition_words, relations


def one(edition: Edition, *, demonstration: bool) -> None:
    """Draw the part."""
    told = " ".join([edition_words(edition), *relations(edition, source.view().editions)])
    name = f"Edition {edition.id}"
    opening(name, told, demonstration=demonstration, way=link("All editions", "editions", {}))
    EditionDesk.of(MAKE).say()
    see = tag("a", f"See the pages of edition {edition.id}", href=way_to(edition))
    st.html(whole(tag("p", made_by_words(edition)), tag("p", see)))
    _found(edition)
    if before := _before(edition):
        moved_between(before, edition)
    if now_may(Right.RELEASE):
        releasing(edition)


def _found(edition: Edition) -> None:
    findings = read_findings(source.database(), edition.id)
    shares, least = source.content_of(edition).shares, edition.threshold
    st.html(
        join(
            [
                heading(SHOWS),
                whole(tag("p", found_summary(findings.shown, findings.reasons, least))),
                found_table(found_rows(findings, shares), least),
                caption(REASONS_NOTE),
                hidden_table(hidden_rows(findings, least)),
            ]
        )
    )


def _before(edition: Edition) -> Edition | None:
    """The one that it corrects, or the approved one before it."""
    editions = source.view().editions
    earlier = [
        other
        for other in editions
        if other.state == "approved" and (other.month, other.id) < (edition.month, edition.id)
    ]
    corrected = next((other for other in editions if other.id == edition.corrects), None)
    return corrected or max(earlier, key=lambda other: (other.month, other.id), default=None)
