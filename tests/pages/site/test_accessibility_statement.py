"""The accessibility statement has the parts that the law asks for, is reached from every page, and
names a contact."""

import pytest

from data.store import DatabaseError
from pages.parts.text import as_text
from presentation.words.site.accessibility import (
    FAULTS,
    PREPARED,
    REVIEWED,
    TESTED,
    statement,
    statement_summary,
)
from tests.pages.conftest import Opened
from tests.pages.test_router import PAGES, fails

LINK = '<a href="accessibility">Accessibility statement</a>'


def said(contact: str = "") -> dict[str, str]:
    return {part.heading: " ".join(part.words.split()) for part in statement(contact, as_text)}


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("What this statement covers", "SEND improvement dashboard"),
        ("What this statement covers", "No paper has been tested with a screen reader yet."),
        ("What you can do here", "magnify a page to 400%"),
        ("Feedback and contact", "Tell us if you cannot use a part of the dashboard"),
        (
            "If you are not content with the answer",
            "The Equality and Human Rights Commission (EHRC) enforces",
        ),
        (
            "If you are not content with the answer",
            "Public Sector Bodies (Websites and Mobile Applications) (No. 2)",
        ),
        ("If you are not content with the answer", "https://www.equalityadvisoryservice.com/"),
        ("Compliance status", "complies in part"),
        ("Compliance status", "version 2.2, level AA"),
        ("Content that is not accessible", "disproportionate burden"),
        ("How it was tested", "The dashboard has not yet been tested by disabled people"),
        (
            "When this statement was prepared",
            "It was prepared on 24 November 2026 and last reviewed on",
        ),
    ],
)
def test_what_the_law_asks_for_is_there(heading: str, words: str) -> None:
    assert words in said()[heading]


def test_each_known_fault_is_told_with_its_criterion_and_a_way_round() -> None:
    for fault in FAULTS:
        assert f"{fault.what} {fault.way_round}" in said()["How accessible the dashboard is"]
        assert (
            f"{fault.what} (WCAG: {fault.criterion}.)" in said()["Content that is not accessible"]
        )
    assert "We know of six things" in statement_summary()


def test_it_was_not_reviewed_before_it_was_prepared() -> None:
    assert PREPARED <= REVIEWED
    assert TESTED <= REVIEWED


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("send@example.gov.uk", "Contact: [send@example.gov.uk](mailto:send@example.gov.uk)"),
        (
            "Ann (01539 000000) or a.b@c.org",
            "Contact: Ann \\(01539 000000\\) or [a.b@c.org](mailto:a.b@c.org)",
        ),
        ("![x](y)", "Contact: \\!\\[x\\]\\(y\\)"),
    ],
)
def test_the_contact_is_shown_as_it_was_entered(contact: str, shown: str) -> None:
    assert shown in said(contact)["Feedback and contact"]


@pytest.mark.parametrize("contact", ["", "  "])
def test_without_a_contact_that_is_said(contact: str) -> None:
    assert (
        "No contact has been entered for this dashboard yet"
        in said(contact)["Feedback and contact"]
    )


def test_the_page_shows_the_contact_of_the_settings(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_KPIS_CONTACT", "send@example.gov.uk")
    test = opened("accessibility")
    assert not test.exception
    assert any("mailto:send@example.gov.uk" in one.value for one in test.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_leads_to_it(bare: Opened, page: str) -> None:
    assert LINK in bare(page).html[-1].value


def test_a_page_that_cannot_be_shown_leads_to_it(
    bare: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(monkeypatch, DatabaseError("Another process holds the database."))
    test = bare("overview")
    assert test.error
    assert any(LINK in one.value for one in test.html)
