"""The block on a measure's page that compares us with others."""

from data.store import open_database
from kpis.judging.read import read_results
from pages.parts.measure.compared import compared


def drawn(id: str) -> str:
    database = open_database()
    found = read_results(database)
    database.close()
    return compared(found, found.by_id[id])


def test_a_published_measure_has_a_finding_a_table_and_its_source() -> None:
    markup = drawn("ehc_20_weeks")
    assert (
        "<h3>In 2024 Westmorland and Furness was at 91.6%, better than England (46.4%) and 3rd of "
        "11 similar authorities"
    ) in markup
    assert "274 of 299" in markup
    assert "Source: Department for Education" in markup


def test_a_measure_that_nobody_publishes_says_so() -> None:
    markup = drawn("local_offer_ambassadors")
    assert "<h3>Compared with others</h3>" in markup
    assert "<small>" in markup
    assert "<table" not in markup
