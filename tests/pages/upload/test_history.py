"""The History page: every upload on the record, undo and redo with the effect first, and what is
late."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from data.reader import Reader
from data.store import open_database, release
from data.store.undo import undo
from kpis.milestones import Reported, report
from pages.parts import source
from pages.parts.upload.batch import NAMELESS, NO_REASON, download_of
from presentation.words.milestones.milestones import NO_UPDATE
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, signed
from tests.pages.reading import finding_of, name_of, words
from tests.pages.uploads import (
    BETWEEN,
    FIRST,
    LATE,
    MAY,
    SECOND,
    clock,
    events,
    figures,
    put,
    put_both,
    stored,
)

GREEN = (
    "milestone_id,status_date,status,update,revised_due,signed_off_by\n"
    "2a.2,2025-12-09,Green,On the way,,\n"
)

now = pytest.fixture(autouse=True)(clock)


@pytest.fixture
def page(opened: Opened, own_database: Path) -> Opened:
    """Open a page over both uploads."""
    put_both(own_database)
    return opened


def test_every_upload_is_listed_with_what_is_on_the_record(page: Opened) -> None:
    said = words(page("history"))
    assert "2 uploads, all in use. The newest is number 2, annual reviews." in said
    for part in ("june.csv", "4 Aug 2026, 16:00", "by Jo", "31 Jul 2026", "In use"):
        assert part in said
    assert said.index("june.csv") < said.index("may.csv")


def test_an_upload_of_one_extract_can_be_looked_for(page: Opened) -> None:
    test = page("history")
    assert list(test.selectbox[0].options) == ["All extracts", "Annual reviews"]


def test_an_upload_has_a_page_of_its_own(page: Opened) -> None:
    test = page("history", batch="2")
    said = words(test)
    assert name_of(test) == "Upload 2: annual reviews"
    assert "In use. Loaded by Jo on 4 August 2026 at 16:00." in said
    assert stored()[1].sha256 in said
    assert "What it did when it was loaded" in said
    assert "Undo upload 2" in buttons(test)


def test_undo_shows_its_effect_first_and_redo_brings_exactly_the_same_back(page: Opened) -> None:
    test = page("history", batch="2")
    with_it = figures()
    assert "What undoing it would do" in words(test)
    assert "3 of 4" in words(test)
    assert "3 of 4" not in "".join(one.value for one in test.html if "restated" in one.value)
    assert [one.state for one in stored()] == ["in_use", "in_use"]
    test = signed(test, "Undo upload 2")
    assert "Taken out of every figure." in words(test)
    assert [one.state for one in stored()] == ["in_use", "undone"]
    assert figures() != with_it
    assert "What redoing it would do" in words(test)
    test = signed(test, "Redo upload 2")
    assert "Put back into every figure." in words(test)
    assert figures() == with_it
    assert [event.action for event in events(2)] == ["loaded", "undone", "redone"]
    assert words(test).count("Undone by Ann Lead on 20 August 2026") == 1
    assert [event.by for event in events(2)] == ["Jo", "Ann Lead", "Ann Lead"]


def test_who_undoes_an_upload_says_who_they_are_and_may_say_why(page: Opened) -> None:
    test = signed(page("history", batch="2"), "Undo upload 2", name=" ")
    assert NAMELESS in words(test)
    assert stored()[1].state == "in_use"
    test = signed(test, "Undo upload 2", why="The wrong month.")
    assert [(event.by, event.reason) for event in events(2)] == [
        ("Jo", None),
        ("Ann Lead", "The wrong month."),
    ]
    assert "Undone by Ann Lead on 20 August 2026 at 11:00: The wrong month" in words(test)


def test_updates_of_milestones_are_taken_back_with_a_reason_and_stay_readable(
    opened: Opened, own_database: Path
) -> None:
    put(own_database, GREEN, date(2026, 6, 30), FIRST, of="milestone_updates")
    test = signed(opened("history", batch="1"), "Undo upload 1")
    assert NO_REASON in words(test)
    assert stored()[0].state == "in_use"
    signed(test, "Undo upload 1", why="Of another milestone")
    said = words(opened("action", id="2a"))
    assert "On the way" in said and NO_UPDATE in said
    assert "Taken back by Ann Lead, on 20 Aug 2026: Of another milestone" in said
    signed(opened("history", batch="1"), "Redo upload 1")
    said = words(opened("action", id="2a"))
    assert "On the way" in said and "Taken back" not in said


@pytest.fixture
def amber(opened: Opened, own_database: Path) -> Opened:
    """Open a page over a file of a milestone's updates, upload 1, and an update that Ann Lead wrote
    in the dashboard, upload 2."""
    put(own_database, GREEN, date(2026, 6, 30), FIRST, of="milestone_updates")
    database, day = open_database(own_database), date(2026, 1, 20)
    amber = Reported("2a.2", "Amber", date(2026, 1, 15), "Two providers are late")
    assert report(database, [amber], Reader("Ann Lead"), {"2a.2": 1}, day).batch == 2
    database.close()
    return opened


@pytest.mark.parametrize("name", ["Ann Lead", "Bob Lead"])
def test_a_lead_takes_back_what_was_written_in_the_dashboard_and_no_file(
    amber: Opened, name: str
) -> None:
    assert "undo an update that was written in the dashboard" in words(
        amber("history", view_as="lead")
    )
    assert buttons(amber("history", batch="1", view_as="lead")) == []
    test = amber("history", batch="2", view_as="lead")
    assert "What undoing it would do" in words(test)
    signed(test, "Undo upload 2", name=name, why="Of another milestone")
    assert [one.state for one in stored()] == ["in_use", "undone"]
    said = words(amber("action", id="2a"))
    assert f"Taken back by {name}, on 20 Aug 2026: Of another milestone" in said
    signed(amber("history", batch="2", view_as="lead"), "Redo upload 2", name=name)
    assert [one.state for one in stored()] == ["in_use", "in_use"]


@pytest.mark.parametrize("role", ["board", "administrator"])
def test_who_may_not_write_takes_nothing_back(amber: Opened, role: str) -> None:
    assert buttons(amber("history", batch="2", view_as=role)) == []


def test_undoing_the_newest_gives_the_figures_from_before_it(
    opened: Opened, own_database: Path
) -> None:
    put(own_database, MAY, date(2026, 6, 30), FIRST)
    opened("history")
    before = figures()
    release()
    put(own_database, LATE, date(2026, 7, 31), SECOND)
    test = opened("history", batch="2")
    assert figures() != before
    signed(test, "Undo upload 2")
    assert figures() == before


def test_a_button_that_showed_another_effect_does_nothing(page: Opened) -> None:
    test = page("history", batch="2")
    undo(source.database(), 1, Reader("Ann"))
    test = signed(test, "Undo upload 2")
    assert [one.state for one in stored()] == ["undone", "in_use"]
    signed(test, "Undo upload 2")
    assert [one.state for one in stored()] == ["undone", "undone"]


def test_an_unknown_upload_is_named_as_text(page: Opened) -> None:
    test = page("history", batch="**9**")
    assert name_of(test) == "No such upload"
    assert finding_of(test) == "There is no upload with the number “**9**”."


def test_the_stored_rows_can_be_saved(page: Opened) -> None:
    test = page("history", batch="1")
    assert [one.label for one in test.download_button] == ["Download its rows (CSV)"]
    rows = list(csv.reader(io.StringIO(download_of(stored()[0]).decode("utf-8-sig"))))
    assert rows[0][:2] == ["review_id", "review_due_date"]
    assert [row[0] for row in rows[1:]] == ["A", "B", "C"]


def test_what_is_late_is_named_first_with_the_month_that_was_expected(page: Opened) -> None:
    undo_later = page("history")
    undo(source.database(), 2, Reader("Ann"))
    said = words(undo_later.run())
    assert (
        "2 uploads, 1 of them undone. The newest is number 2, annual reviews. Late: annual reviews."
        in said
    )
    test = page("history", view="freshness")
    assert test.warning[0].value == "- Annual reviews: July 2026 was due by 14 August 2026."
    table = next(one.proto.body for one in test.html if "Expected next" in one.proto.body)
    assert table.index("Annual reviews") < table.index("Surveys")
    assert "July 2026, by 14 August 2026" in table


def test_without_an_upload_there_is_a_way_to_make_one(opened: Opened) -> None:
    test = opened("history")
    assert "Nothing has been uploaded yet." in words(test)
    assert "Upload: which file, and its template" in [
        link.proto.label for link in test.get("page_link")
    ]


def test_an_earlier_moment_has_only_what_was_known_then_and_nothing_to_undo(page: Opened) -> None:
    test = page("history", known_at=BETWEEN)
    assert "1 upload, all in use." in words(test)
    test = page("history", known_at=BETWEEN, batch="1")
    assert buttons(test) == ["Show the newest figures"]
    assert "Nothing can be undone or redone while an earlier moment is shown." in words(test)
    assert name_of(page("history", known_at=BETWEEN, batch="2")) == "No such upload"


def test_the_extract_that_is_chosen_stands_in_the_address_by_its_name(page: Opened) -> None:
    test = page("history")
    assert "of" not in test.query_params
    test.selectbox[0].set_value("annual_reviews").run()
    assert test.query_params["of"] == "annual_reviews"
    assert page("history", of="annual_reviews").selectbox[0].value == "annual_reviews"
    assert page("history", of="nobody's").selectbox[0].value == page("history").selectbox[0].value
