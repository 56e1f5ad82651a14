"""Mapping the columns of a file on the Upload page: guesses are shown, nothing is taken without a
press, and what is kept is offered for the next file."""

import pytest
from streamlit.testing.v1 import AppTest

from data.record import standing_mappings
from pages.parts import source
from tests.data.mapping.samples import FORMS, GOOGLE, INCLUDED, SATISFIED
from tests.pages.conftest import Opened, open_page
from tests.pages.forms import buttons, press, signed
from tests.pages.reading import words
from tests.pages.uploads import clock, give, stored

now = pytest.fixture(autouse=True)(clock)
WIDE = FORMS.replace("/28/26", "/28/2026").replace("9/", "6/").replace("10/2/26", "7/2/26").replace("6/30/26", "6/30/26")  # fmt: skip


def box(test: AppTest, label: str) -> str | None:
    return next(one.value for one in test.selectbox if one.label == label)


def type_in(test: AppTest, label: str, value: str) -> None:
    next(one for one in test.text_input if one.label.startswith(label)).set_value(value)


def fill(test: AppTest, label: str, value: str) -> AppTest:
    type_in(test, label, value)
    return test.run()


def saved(test: AppTest, name: str = "Autumn survey", author: str = "Ann Analyst") -> AppTest:
    type_in(test, "Name of the mapping", name)
    type_in(test, "Your name", author)
    return press(test, "Save and read the file by it")


def mapping_names() -> list[str]:
    return list(standing_mappings(source.entries()))


def test_a_wide_survey_is_mapped_tried_kept_and_loaded(opened: Opened) -> None:
    test = give(opened("upload"), WIDE)
    assert "This file was refused" in words(test)
    press(test, "Map the columns")
    assert not test.exception
    assert box(test, "What each row of the file holds") == "answers"
    assert box(test, "When it was answered (needed)") == "Completion time"
    assert box(test, "Who answered (needed)") == "I am a..."
    assert box(test, "“I work with families” means") == "professional"
    assert box(test, "The order of its dates") == "month"
    asked = {one.label: one.value for one in test.multiselect}
    assert (asked["Satisfaction"], asked["Included in decisions"]) == ([SATISFIED], [INCLUDED])
    press(test, "Show the rows that come out")
    assert "Choose the heading that is survey: it is needed." in words(test)
    fill(test, "Survey in every row", "Summer 2026")
    assert "Something was changed since" in words(test)
    press(test, "Show the rows that come out")
    said = words(test)
    assert "5 rows would come out." in said
    assert "1-satisfaction" in said
    assert "28/06/2026" in said
    assert (stored(), mapping_names()) == ([], [])
    saved(test)
    assert not test.exception
    assert mapping_names() == ["Autumn survey"]
    assert "Read by the mapping “Autumn survey”" in words(test)
    assert "Load this file" in buttons(test)
    press(test, "Load this file")
    (batch,) = stored()
    assert (batch.rows, batch.mapping) == (5, 1)
    read_by_its_mapping_in_history()


def read_by_its_mapping_in_history() -> None:
    told = words(open_page("history", batch="1"))
    assert "“Autumn survey”, Ann Analyst, 20 Aug 2026" in told
    assert "month first, two-digit years are of this century, times of day are dropped" in told


def test_a_mapping_is_refused_without_a_name_and_what_was_typed_stays(opened: Opened) -> None:
    test = press(give(opened("upload"), WIDE), "Map the columns")
    fill(test, "Survey in every row", "Summer 2026")
    saved(test, name=" ", author="")
    said = words(test)
    assert "Give the mapping a name." in said
    assert "Give your name: it stands beside what you write." in said
    assert next(one.value for one in test.text_input if one.label == "Survey in every row") == "Summer 2026"  # fmt: skip
    assert mapping_names() == []


def test_a_kept_mapping_is_offered_for_the_next_file_and_can_be_changed(opened: Opened) -> None:
    test = press(give(opened("upload"), WIDE), "Map the columns")
    fill(test, "Survey in every row", "Summer 2026")
    saved(test)
    press(test, "Cancel")
    give(test, WIDE.replace("1,", "11,", 1))
    assert "A mapping fits this file" in words(test)
    assert "Load this file" not in buttons(test)
    press(test, "Read it by “Autumn survey”")
    assert "Load this file" in buttons(test)
    press(test, "Change the mapping")
    fill(test, "What to put before each number", "S-")
    type_in(test, "Your name", "Ben")
    press(test, "Save as version 2 and read the file by it")
    kept = standing_mappings(source.entries())["Autumn survey"]
    assert (kept.version, kept.author, kept.mapping.before) == (2, "Ben", "S-")
    assert "“Autumn survey”, version 2, Ben" in words(test)
    press(test, "Read the file without it")
    assert "This file was refused" in words(test)


def test_what_counts_as_positive_is_chosen_and_never_guessed(opened: Opened) -> None:
    test = press(give(opened("upload"), GOOGLE.replace("2026/11", "2026/06").replace("2026/09", "2026/06")), "Map the columns")  # fmt: skip
    assert box(test, "The scale") is None
    next(one for one in test.selectbox if one.label == "The scale").set_value("1 to 7, 1 is best").run()  # fmt: skip
    assert box(test, "The last that counts as positive") is None
    fill(test, "Survey in every row", "Summer 2026")
    saved(test)
    assert "Choose the scale of the numbers; where it is not 1 to 5" in words(test)
    assert mapping_names() == []
    for label, value in (("The last that counts as positive", "2"), ("The first that counts as negative", "5")):  # fmt: skip
        next(one for one in test.selectbox if one.label == label).set_value(value).run()
    saved(test)
    assert mapping_names() == ["Autumn survey"]
    kept = standing_mappings(source.entries())["Autumn survey"].mapping
    assert [(one.word, one.means) for one in kept.questions[0].answers if one.word in "2345"] == [
        ("2", "Satisfied"),
        ("3", "Neither satisfied nor dissatisfied"),
        ("4", "Neither satisfied nor dissatisfied"),
        ("5", "Dissatisfied"),
    ]


def test_dates_that_fit_both_orders_are_read_in_none_before_one_is_chosen(opened: Opened) -> None:
    both = WIDE.replace("6/28/2026", "6/7/2026").replace("6/30/26", "6/8/26")
    test = press(give(opened("upload"), both), "Map the columns")
    assert box(test, "The order of its dates") is None
    fill(test, "Survey in every row", "Summer 2026")
    press(test, "Show the rows that come out")
    assert "Say in which order the dates are: they could be read both ways." in words(test)


def test_a_file_with_a_number_for_each_person_is_mended_by_joining_it_to_the_question(
    opened: Opened,
) -> None:
    head = "response_id,survey,completed_date,audience,question,answer\n"
    rows = [
        f"7,S,28/06/2026,child,{asked},Agree\n"
        for asked in ("satisfaction", "health_support_access")
    ]
    test = press(give(opened("upload"), head + "".join(rows)), "Map the columns")
    next(one for one in test.selectbox if one.label == "What each row of the file holds").set_value("survey_responses").run()  # fmt: skip
    next(one for one in test.checkbox if one.label.startswith("One number")).check().run()
    saved(test)
    press(test, "Load this file")
    assert [one.rows for one in stored()] == [2]


def test_a_mapping_is_shown_and_taken_back_with_a_reason(opened: Opened) -> None:
    test = press(give(opened("upload"), WIDE), "Map the columns")
    fill(test, "Survey in every row", "Summer 2026")
    saved(test)
    test.session_state["mappings-box"] = True
    test.run()
    assert "What “Autumn survey” says" in words(test)
    next(one for one in test.selectbox if one.label == "Take back the mapping").set_value(1)
    test.text_area[0].set_value("The wrong heading")
    signed(test, "Take it back")
    assert not test.exception
    assert mapping_names() == []
    assert "This file was refused" in words(test)


def test_a_word_may_mean_several_choices_where_the_column_holds_several(opened: Opened) -> None:
    text = "Ref,Pathway,Provider,Referral date\nR1,Both of them,Clinic,28/01/2026\n"
    test = press(give(opened("upload"), text), "Map the columns")
    for label, value in (
        ("What each row of the file holds", "nd_waits"),
        ("Referral id (needed)", "Ref"),
        ("“Both of them” means", "ASD+ADHD"),
    ):
        next(one for one in test.selectbox if one.label == label).set_value(value).run()
    saved(test)
    press(test, "Load this file")
    with source.database().reading() as cursor:
        found = cursor.execute("SELECT referral_id, pathway FROM stored.nd_waits").fetchall()
    assert found == [("R1", "ASD+ADHD")]
