"""A lead's page: what needs an update first, the form and its rules, several in a table, and two
leads at once."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.reader import Reader
from data.record import Occurrence
from kpis.milestones import STATUSES
from kpis.milestones.board import MilestoneState, read_board
from kpis.milestones.duties import Duty
from kpis.milestones.updating import Reported, UpdateFault, report
from kpis.record.writing import record
from pages.parts import source
from pages.parts.milestones.update_table import offered
from presentation.words.milestones.duties import duties_summary
from presentation.words.milestones.updating import fault_words, possible_words
from tests.pages.conftest import Opened
from tests.pages.forms import enter, labelled, press
from tests.pages.reading import fields_of, finding_of, name_of, refused_by, texts, words
from tests.pages.uploads import clock
from tests.presentation.words_results import milestone

now = pytest.fixture(autouse=True)(clock)
TODAY = date(2026, 8, 20)
"""The day on the clock of these tests."""


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open the page over the example extracts."""
    shutil.copy(example_file, own_database)
    return lambda **query: opened("updates", **query)


def state(id: str) -> MilestoneState:
    return read_board(source.database(), TODAY).by_id[id]


def fill(test: AppTest, status: str | None, **typed: str) -> AppTest:
    """Fill in the form of one milestone and send it."""
    day = next(one for one in test.text_input if one.label.startswith("Date of the update"))
    if (given := typed.pop("Date_of_the_update", day.value)) != day.value:
        test = day.set_value(given).run()
    if status:
        test = test.radio[0].set_value(status).run()
    enter(test, {"Your name": "Ann Lead", **labelled(typed)})
    return press(test, "Save the update")


def test_a_lead_sees_first_what_is_overdue_among_their_own(page: Opened) -> None:
    test = page(lead="SEND Service Manager")
    assert name_of(test) == "Update milestones"
    assert re.match(
        r"\d+ of the 9 milestones of SEND Service Manager need an update: \d+ overdue",
        finding_of(test),
    )
    table = next(one.value for one in test.html if "Milestones that need an update" in one.value)
    assert "Overdue: was due by" in table[: table.index("3e.2") + 900]
    assert "3a.1" not in table


def table_of(test: AppTest, label: str) -> str:
    return next((one.value for one in test.html if f'aria-label="{label}' in one.value), "")


def test_a_lead_sees_all_that_they_have_to_see_to_and_everybody_the_first_with_a_way_to_the_rest(
    page: Opened,
) -> None:
    own, everybody = page(lead="SENDAC Chair"), page()
    assert table_of(own, "More milestones") == ""
    shown = table_of(everybody, "Milestones that need an update")
    first, rest = shown.split("<details>")
    assert first.count('role="rowheader"') == 12
    assert f"{rest.count('rowheader')} more that need an update" in rest
    total = int(finding_of(everybody).split(" ")[0])
    assert 12 + rest.count('role="rowheader"') == total


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_a_lead_is_found_however_the_address_prints_the_post(page: Opened, apostrophe: str) -> None:
    test = page(lead=f"Head of Children{apostrophe}s Services – SEND & Complexities (ICB)")
    picked = next(one for one in test.selectbox if one.label == "Whose milestones")
    assert str(picked.value).startswith("Head of Children")
    assert sum(one.startswith("Head of Children") for one in picked.options) == 1
    listed = next(one for one in test.selectbox if one.label == "Milestone").options
    assert len({one.split(".")[0] for one in listed}) == 2


def test_who_comes_back_without_an_address_finds_whose_milestones_they_looked_at(
    page: Opened,
) -> None:
    test = page(lead="SENDAC Chair")
    del test.query_params["lead"]
    test = test.switch_page("governance.py").run().switch_page("updates.py").run()
    assert "of SENDAC Chair" in finding_of(test)
    everybody = next(one for one in test.selectbox if one.label == "Whose milestones")
    test = everybody.set_value("any").run()
    assert "of SENDAC Chair" not in finding_of(test)
    test = test.switch_page("governance.py").run().switch_page("updates.py").run()
    assert "of SENDAC Chair" not in finding_of(test)


def test_what_nobody_picked_stays_while_others_save_and_is_named_when_it_is_stored(
    page: Opened,
) -> None:
    test = page(lead="SENDAC Chair")
    first = [Reported("1c.1", "Blue", TODAY, "Done", None, "SEND Partnership Board")]
    assert report(source.database(), first, Reader("Bob"), {"1c.1": 0}, TODAY).batch
    test = fill(test, "Red", Update_or_impact="a" * 2_500, New_completion="2026-12")
    assert "1c.1: In the meantime Bob reported Blue" in " ".join(refused_by(test))
    assert test.text_area[0].value == "a" * 2_500
    test = next(one for one in test.button if one.label == "Save the update").click().run()
    assert "The update of 1c.1 is stored" in words(test).replace("\\", "")
    assert "Update 1c.1" in words(test)


def test_a_text_that_is_too_long_is_refused_with_its_length_and_stays(page: Opened) -> None:
    test = fill(
        page(milestone="2a.2"), "Red", Update_or_impact="a" * 10_001, New_completion="2026-12"
    )
    assert "has 10,001 characters and may have 10,000. Shorten it." in words(test).replace("\\", "")
    assert len(test.text_area[0].value or "") == 10_001


@pytest.mark.parametrize(
    ("id", "told"),
    [
        (
            "2a.2",
            "may be Blue, signed off, or Red, with a new deadline: the deadline was 31 Jan 2026.",
        ),
        ("4c.1", "may be Blue, Green, Amber or Grey. Without a deadline it is never Red."),
    ],
)
def test_the_statuses_that_are_possible_are_said_before_one_is_chosen(
    page: Opened, id: str, told: str
) -> None:
    assert f"An update of today {told}" in words(page(milestone=id))


@pytest.mark.parametrize(
    ("id", "day", "statuses"),
    [
        ("2a.2", None, ["Blue", "Red"]),
        ("2a.2", "20/01/2026", ["Blue", "Green", "Amber", "Grey"]),
        ("4c.1", None, ["Blue", "Green", "Amber", "Grey"]),
    ],
)
def test_only_the_statuses_that_are_possible_on_that_day_are_offered(
    page: Opened, id: str, day: str | None, statuses: list[str]
) -> None:
    test = page(milestone=id)
    if day:
        field = next(one for one in test.text_input if one.label.startswith("Date of the update"))
        test = field.set_value(day).run()
    assert [one.split(" ")[0] for one in test.radio[0].options] == statuses


def test_a_field_appears_when_its_status_is_chosen(page: Opened) -> None:
    test = page(milestone="2a.2")

    def labels() -> set[str]:
        return {one.label for one in [*test.text_input, *test.selectbox]}

    assert not labels() & {"Signed off by", "New completion deadline"}
    test = test.radio[0].set_value("Red").run()
    assert labels() & {"Signed off by", "New completion deadline"} == {"New completion deadline"}
    test = test.radio[0].set_value("Blue").run()
    assert labels() & {"Signed off by", "New completion deadline"} == {"Signed off by"}


def test_after_a_red_with_a_new_month_the_form_judges_by_the_new_month(page: Opened) -> None:
    now = Reported("2a.2", "Red", TODAY, "Late", "2027-02")
    page()
    assert report(
        source.database(), [now], Reader("Ann"), {"2a.2": state("2a.2").newest_batch}, TODAY
    ).batch
    told = words(page(milestone="2a.2"))
    assert "Recovering, due February 2027, as reported today: from tomorrow on" in told
    assert "Red · Missed, recovering" in told
    found = read_board(source.database(), date(2026, 8, 21)).by_id["2a.2"]
    assert possible_words(found, date(2026, 8, 21)) == (
        "Recovering, due February 2027. An update of today may be Blue, Green, Amber or Grey. Red "
        "is for the time after the deadline, 28 Feb 2027."
    )


def test_everything_that_is_wrong_is_told_at_once(page: Opened) -> None:
    test = fill(page(milestone="2a.2"), "Blue", Your_name=" ", Date_of_the_update="8 Dec")
    said = " ".join(refused_by(test))
    for part in ("Give your name", "date: Write the date day first", "signed off by: Blue means"):
        assert part in said


def test_the_table_shows_when_each_is_due_and_keeps_its_rows_while_others_save(
    page: Opened,
) -> None:
    test = page(lead="SENDAC Chair", view="table")

    def rows() -> list[tuple[str, str]]:
        frame = test.dataframe[0].value
        return list(zip(frame["Milestone"], frame["Due"], strict=True))

    before = rows()
    assert before[0] == ("1c.1", "Overdue: Jun 2025")
    assert set(test.dataframe[0].value["May be"]) == {"Blue or Red"}
    first = [Reported("1c.1", "Blue", TODAY, "Done", None, "SEND Partnership Board")]
    assert report(source.database(), first, Reader("Bob"), {"1c.1": 0}, TODAY).batch
    test = test.run()
    assert [id for id, _ in rows()] == [id for id, _ in before]
    assert rows()[0] == ("1c.1", "Jun 2025")


def test_the_table_offers_no_status_that_is_possible_in_none_of_its_rows(page: Opened) -> None:
    page()
    states = {id: state(id) for id in ("1c.1", "2c.2")}
    assert offered(["1c.1"], states, TODAY) == ["Blue", "Red"]
    assert offered(["2c.2", "gone"], states, TODAY) == ["Blue", "Green", "Amber", "Grey"]
    assert offered(["1c.1", "2c.2"], states, TODAY) == list(STATUSES)


def test_what_is_refused_of_a_table_leads_to_its_rows(page: Opened) -> None:
    test = page(lead="SENDAC Chair", view="table")
    test = next(one for one in test.button if one.label == "Save these updates").click().run()
    assert refused_by(test) == ["Choose a status in at least one row."]
    assert fields_of(test) == ["rows"]


def test_an_update_is_stored_with_its_author_and_every_field(page: Opened) -> None:
    test = fill(
        page(milestone="2a.2"),
        "Red",
        Update_or_impact="Two providers left",
        New_completion="2026-11",
        Link="https://example.org/minutes",
    )
    assert not test.exception
    assert not test.error
    assert "The update of 2a.2 is stored" in words(test).replace("\\", "")
    found = state("2a.2")
    newest = found.history[-1]
    assert (newest.status, newest.status_date, newest.text) == ("Red", TODAY, "Two providers left")
    assert (newest.revised_due, newest.evidence, newest.by) == (
        "2026-11",
        "https://example.org/minutes",
        "Ann Lead",
    )
    assert [one.status for one in found.history] == ["Amber", "Red"]
    assert (found.due, found.slipped_months, found.overdue) == ("2026-11", 10, False)


@pytest.mark.parametrize(
    ("status", "typed", "told"),
    [
        (None, {}, "2a.2, status: Choose the status."),
        ("Blue", {}, "signed off by: Blue means completed and signed off"),
        ("Red", {}, "new deadline: Red needs a new completion deadline"),
        (
            "Blue",
            {"Signed": "Board", "Date_of_the_update": "21/08/2026"},
            "The date is in the future",
        ),
        (
            "Blue",
            {"Signed": "Board", "Date_of_the_update": "08/12/2025"},
            "give that day or a later one",
        ),
        ("Blue", {"Signed": "Board", "Date_of_the_update": "8 Dec"}, "Write the date day first"),
        ("Blue", {"Signed": "Board", "Your_name": "  "}, "Give your name"),
        ("Blue", {"Signed": "Board", "Link": "javascript:alert(1)"}, "evidence"),
    ],
)
def test_what_the_plan_forbids_is_refused_and_what_was_typed_stays(
    page: Opened, status: str | None, typed: dict[str, str], told: str
) -> None:
    test = fill(page(milestone="2a.2"), status, Update_or_impact="Kept", **typed)
    assert not test.exception
    assert told in " ".join(refused_by(test))
    assert test.text_area[0].value == "Kept"
    assert len(state("2a.2").history) == 1


def test_a_correction_of_the_same_day_is_a_new_entry_and_the_old_one_is_kept(page: Opened) -> None:
    test = fill(
        page(milestone="2c.2"),
        "Green",
        Update_or_impact="Frist draft",
        Date_of_the_update="20/08/2026",
    )
    test = fill(test, "Green", Update_or_impact="First draft")
    assert not test.error
    history = state("2c.2").history
    assert [(one.text, one.superseded) for one in history if one.by == "Ann Lead"] == [
        ("Frist draft", True),
        ("First draft", False),
    ]
    assert "Superseded: it no longer counts." in words(test)


def test_the_second_of_two_leads_sees_what_the_first_saved_and_writes_over_nothing(
    page: Opened,
) -> None:
    test = page(milestone="2a.2")
    first = [Reported("2a.2", "Blue", TODAY, "All replied", None, "SEND Partnership Board")]
    assert report(
        source.database(), first, Reader("Bob"), {"2a.2": state("2a.2").newest_batch}, TODAY
    ).batch
    test = fill(test, "Red", Update_or_impact="Mine", New_completion="2026-12")
    [why] = refused_by(test)
    assert "In the meantime Bob reported Blue" in why
    assert "All replied" in words(test)
    assert test.text_area[0].value == "Mine"
    assert state("2a.2").status == "Blue"
    test = next(one for one in test.button if one.label == "Save the update").click().run()
    assert not test.error
    assert [one.by for one in state("2a.2").history][-2:] == ["Bob", "Ann Lead"]


def test_an_unknown_milestone_is_named_and_the_form_stands(page: Opened) -> None:
    test = page(milestone="<b>9z.1</b>")
    assert "The plan has no milestone" in test.warning[0].value
    assert len(test.radio) == 1


def test_that_a_recurring_milestone_was_held_goes_on_the_record(page: Opened) -> None:
    test = page(milestone="4c.1")
    held = next(one for one in test.text_input if one.label.startswith("Date on which it was held"))
    held.set_value("18/08/2026")
    [name] = [one for one in test.text_input if one.key and one.key.startswith("author-held-4c.1")]
    name.set_value("Ann Lead")
    test = next(one for one in test.button if one.label == "Record it").click().run()
    assert not test.error
    assert state("4c.1").last_held == date(2026, 8, 18)
    assert "Last held 18 Aug 2026." in words(test)


def test_what_was_recorded_as_held_is_shown_and_can_be_taken_back(page: Opened) -> None:
    page()
    said = Occurrence(
        milestone="4c.1",
        held_on=date(2026, 8, 18),
        words="<b>Two</b> panels",
        link="https://example.org/",
    )
    assert record(source.database(), said, Reader("Ann Lead"), 10**6, today=TODAY) == []
    test = page(milestone="4c.1")
    assert "18 Aug 2026: &lt;b&gt;Two&lt;/b&gt; panels" in words(test)
    assert "Written by Ann Lead" in words(test)
    next(one for one in test.selectbox if one.label == "Held on").set_value(1)
    next(one for one in test.text_area if one.label.startswith("Reason")).set_value(
        "Held a week later"
    )
    next(one for one in test.text_input if one.key == "author-unhold-held-4c.1-0").set_value(
        "Ann Lead"
    )
    test = next(one for one in test.button if one.label == "Take it back").click().run()
    assert not test.error
    assert state("4c.1").last_held is None
    assert "Taken back by Ann Lead" in words(test)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://a b", "minutes"])
def test_what_is_no_link_is_refused_in_words(page: Opened, link: str) -> None:
    test = page(milestone="4c.1")
    next(one for one in test.text_input if one.label == "Link to what shows it").set_value(link)
    next(one for one in test.text_input if one.key == "author-held-4c.1-0").set_value("Ann Lead")
    test = next(one for one in test.button if one.label == "Record it").click().run()
    assert not test.exception
    assert test.error
    assert "could not be shown" not in words(test)
    assert state("4c.1").last_held is None


def test_nothing_is_written_while_an_earlier_moment_is_shown(page: Opened) -> None:
    test = page(known_at="2026-08-01T12:00")
    assert "nothing can be written" in words(test)
    assert not test.radio


def test_the_updates_are_there_as_a_file(page: Opened) -> None:
    assert "Download all updates (CSV)" in [one.label for one in page().download_button]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (UpdateFault("3e.5", "revised_due", "Say when."), "3e.5, new deadline: Say when."),
        (UpdateFault("3e.5", "", "Read it."), "3e.5: Read it."),
        (UpdateFault("", "", "Give your name."), "Give your name."),
    ],
)
def test_a_fault_names_its_milestone_and_field(fault: UpdateFault, told: str) -> None:
    assert fault_words(fault) == told


@pytest.mark.parametrize(
    ("wanting", "total", "lead", "told"),
    [
        (1, 1, "Ann", "The only milestone of Ann needs an update: 1 overdue{AT}."),
        (0, 1, "Ann", "The only milestone of Ann needs no update now."),
        (1, 2, "Ann", "1 of the 2 milestones of Ann needs an update: 1 overdue{AT}."),
        (0, 2, "", "None of the 2 milestones needs an update now."),
    ],
)
def test_how_many_need_an_update_is_said_in_plain_words(
    wanting: int, total: int, lead: str, told: str
) -> None:
    found = [Duty(milestone("2a.2", "Grey", overdue=True), "overdue", TODAY)] * wanting
    assert duties_summary(found, total, lead) == told.replace("{AT}", " as at 31 October 2026")


def test_an_action_tells_its_whole_story_on_one_page(
    opened: Opened, own_database: Path, example_file: Path
) -> None:
    shutil.copy(example_file, own_database)
    test = opened("action", id="3e")
    assert not test.exception
    assert name_of(test).startswith("3e. ")
    said = words(test)
    assert "412 reviews outstanding" in said
    assert "New completion deadline: June 2026." in said
    assert "Signed off by SEND Partnership Board." in said
    assert len(texts(test, "h4")) == 9


@pytest.mark.parametrize("id", ["", "9z", "<b>3e</b>"])
def test_an_unknown_action_is_named_as_text(opened: Opened, id: str) -> None:
    test = opened("action", id=id)
    assert not test.exception
    assert name_of(test) == "No such action"
    assert id in finding_of(test)
