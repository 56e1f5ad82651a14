"""The block on a measure's page that compares us with others, as Streamlit draws it."""

from streamlit.testing.v1 import AppTest


def drawn(id: str) -> AppTest:
    def page(id: str) -> None:
        from data.store import open_database
        from kpis.read import read_results
        from pages.parts.compared import compared

        database = open_database()
        found = read_results(database)
        compared(found, found.by_id[id])
        database.close()

    test = AppTest.from_function(page, args=(id,)).run(timeout=60)
    assert not test.exception
    return test


def test_a_published_measure_has_a_finding_a_table_and_its_source() -> None:
    test = drawn("ehc_20_weeks")
    assert test.subheader[0].value.replace("\\", "") == (
        "In 2024 Westmorland and Furness was at 91.6%, better than England (46.4%) and 3rd of 11 similar authorities"
    )
    table = str(test.get("html")[0].proto)
    assert "274 of 299" in table
    assert "Source: Department for Education" in test.caption[0].value.replace("\\", "")


def test_a_measure_that_nobody_publishes_says_so() -> None:
    test = drawn("local_offer_ambassadors")
    assert [each.value for each in test.subheader] == ["Compared with others"]
    assert test.caption[0].value
    assert not test.get("html")
