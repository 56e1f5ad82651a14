"""The router shows every page, and answers a fault with words and a reference, never with a
traceback."""

import logging
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.extracts import extracts
from data.store import DatabaseError
from kpis.measures import measures
from pages.parts import source
from pages.parts.menu import MENU
from presentation.words.grammar import inside
from tests.browser.kit import steps
from tests.pages import reading, test_known_at
from tests.pages.conftest import Opened
from tests.pages.uploads import FIRST, HEAD, put

PAGES = {
    "overview": "Are we delivering the plan?",
    "sections": "1. Effective communications",
    "waiting_times": "Neurodevelopmental waiting times",
    "milestones": "Milestones",
    "round": "This month's round",
    "updates": "Update milestones",
    "governance": "Governance",
    "plan": "The improvement plan",
    "editions": "Editions",
    "papers": "Papers",
    "upload": "Upload an extract",
    "history": "History",
    "audit": "Audit trail",
    "people": "People",
    "tokens": "Tokens",
    "help": "How to read the charts",
    "accessibility": "Accessibility statement",
}
SECRET = "secret cell value"


def name_of(test: AppTest) -> str:
    assert not test.exception
    assert not test.error
    return reading.name_of(test)


def routes() -> dict[str, bool]:
    """Every page by the name of its file, and whether the menu leaves it out."""
    return {one.page: not one.listed for one in MENU}


def test_the_menu_leaves_out_only_pages_that_a_link_must_name() -> None:
    assert {page for page, hidden in routes().items() if hidden} == {"action", "measure"}


def test_every_page_of_the_router_is_in_the_lists_that_tests_go_through() -> None:
    routed = set(routes())
    assert set(PAGES) == routed - {"action", "measure"}, "These two name what they show."
    assert set(test_known_at.PAGES) == routed
    in_browsers = {path.partition("?")[0] or "overview" for path in steps.PAGES}
    assert in_browsers == routed - {"action"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_data_has_no_fault(bare: Opened, page: str) -> None:
    assert name_of(bare(page)) == PAGES[page]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_data_has_no_fault(shown: Opened, page: str) -> None:
    assert name_of(shown(page)) == PAGES[page]


def test_every_measure_has_a_page_with_and_without_data(shown: Opened) -> None:
    for id, measure in measures().items():
        assert name_of(shown("measure", id=id)) == measure.name
        assert name_of(shown("measure", id=id, chart="change", months="all")) == measure.name


def test_every_measure_without_data_says_which_extract_it_needs(bare: Opened) -> None:
    for id, measure in measures().items():
        test = bare("measure", id=id)
        assert name_of(test) == measure.name
        needed = set(measure.extracts) - {"benchmarks"}
        missing = (
            "extract, and none has" if len(needed) == 1 else "extracts, and not all of them have"
        )
        assert f"{missing} been loaded" in test.info[0].value, id
        for extract in needed:
            assert inside(extracts()[extract].title) in test.info[0].value, id


def test_a_section_without_data_names_every_extract_that_its_measures_need(bare: Opened) -> None:
    told = bare("sections", section="2").info[0].value
    for title in ("neurodevelopmental waits", "provider accreditation", "surveys"):
        assert title in told
    assert "benchmarks" not in told


def test_a_measure_that_counts_nothing_of_what_is_loaded_does_not_ask_for_it(
    opened: Opened, own_database: Path
) -> None:
    put(own_database, f"{HEAD}A,2026-12-10,,,Eden\n", date(2026, 6, 30), FIRST)
    told = opened("measure", id="annual_review_decision_4_weeks").info[0].value
    assert told == "The extracts are loaded, but they hold nothing that this measure counts."


@pytest.mark.parametrize(
    ("page", "query"), [("sections", {"section": "2"}), ("sections", {"section": "4"})]
)
def test_the_section_in_the_address_is_the_one_shown(
    bare: Opened, page: str, query: dict[str, str]
) -> None:
    assert name_of(bare(page, **query)).startswith(f"{query['section']}. ")


@pytest.mark.parametrize(
    "id", ["", "no_such_measure", "<script>", "![x](http://example.org/x.png)"]
)
def test_an_unknown_measure_is_named_as_plain_text(bare: Opened, id: str) -> None:
    test = bare("measure", id=id)
    assert name_of(test) == "No such measure"
    assert id in reading.finding_of(test)


@pytest.mark.parametrize("section", ["0", "9", "x", ""])
def test_an_unknown_section_is_named_and_the_first_is_shown(bare: Opened, section: str) -> None:
    test = bare("sections", section=section)
    assert name_of(test) == PAGES["sections"]
    assert f"There is no section “{section}”" in test.warning[0].value


def fails(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def results(month: str | None = None) -> None:
        raise error

    monkeypatch.setattr(source, "results", results)


@pytest.mark.parametrize("page", PAGES)
def test_a_database_that_cannot_be_used_is_told_in_its_own_words(
    bare: Opened, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    fails(monkeypatch, DatabaseError("Another process holds the database: end it first."))
    test = bare(page)
    assert not test.exception
    assert [box.value for box in test.error] == [
        "Another process holds the database: end it first."
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_fault_that_nobody_foresaw_shows_a_reference_and_nothing_of_itself(
    bare: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, page: str
) -> None:
    fails(monkeypatch, ValueError(SECRET))
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        test = bare(page)
    assert not test.exception
    [box] = test.error
    assert "What was stored before stays as it is." in box.value
    shown = box.value.rsplit("reference ", 1)[1].rstrip(".")
    assert len(shown) == 6
    assert SECRET not in box.value + caplog.text
    assert "ValueError" in caplog.text


def test_a_fault_in_a_part_that_is_drawn_anew_alone_is_answered_too(
    opened: Opened, own_database: Path, example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(SECRET)

    shutil.copy(example_file, own_database)
    monkeypatch.setattr("presentation.story.chart.line_chart", fail)
    test = opened("measure", id="nd_longest_wait")
    assert not test.exception
    assert "What was stored before stays as it is." in test.error[0].value
    assert SECRET not in test.error[0].value
    assert reading.texts(test, "h3")
