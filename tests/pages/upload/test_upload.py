"""The Upload page: what a file would do, with the choice about missing rows; a refusal that helps;
nothing stored before."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from presentation.words.site import POLICIES
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, press
from tests.pages.reading import words
from tests.pages.uploads import (
    BETWEEN,
    FIRST,
    HEAD,
    JUNE,
    LATE,
    MAY,
    SECOND,
    clock,
    figures,
    give,
    put,
    put_both,
    stored,
)

now = pytest.fixture(autouse=True)(clock)
HOSTILE = "![x](http://example.org/x.png) <b>www.example.org</b> a@example.org"


@pytest.fixture
def page(opened: Opened, own_database: Path) -> Opened:
    """Open a page over May's reviews."""
    put(own_database, MAY, date(2026, 6, 30), FIRST)
    return opened


def test_the_changed_new_and_missing_rows_are_shown_with_what_they_do(page: Opened) -> None:
    test = give(page("upload"), LATE.replace("C,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    assert not test.exception
    said = words(test)
    assert [(one.label, one.value) for one in test.metric] == [
        ("New", "1"),
        ("Changed", "1"),
        ("Unchanged", "1"),
        ("Missing", "1"),
    ]
    assert [one.label for one in test.expander] == ["See the reviews: 1 changed, 1 new, 1 missing"]
    assert "Changed columns: decision date in 1 row." in said
    for cell in ("02/06/2026", "22/06/2026", ">D<", ">C<"):
        assert cell in said
    assert "measures move; " in said
    assert (
        "History is restated: 1 new and 1 changed rows concern the time up to 30 June 2026, which "
        "upload 1" in said
    )
    assert "Earlier months whose figure changes" in said
    assert len(stored()) == 1


def test_the_effect_is_that_of_the_choice_about_missing_rows(page: Opened) -> None:
    test = give(page("upload"), JUNE.replace("A,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    kept = words(test)
    assert "The missing reviews are kept." in kept
    assert "History is restated: 1 new row concerns" in kept
    test.radio[0].set_value("remove").run()
    removed = words(test)
    assert "The missing reviews are removed." in removed
    assert "History is restated: 1 new and 1 removed rows concern" in removed
    assert "2 of 2" in removed
    assert "2 of 2" not in kept
    press(test, "Load this file")
    assert [(one.missing, one.missing_policy) for one in stored()] == [(0, "keep"), (1, "remove")]


def test_a_choice_to_remove_rows_stays_where_newer_files_hold_them_all(
    page: Opened, own_database: Path
) -> None:
    put(own_database, LATE, date(2026, 7, 31), SECOND)
    older = MAY.replace("A,2026-05-10,2026-05-05,2026-06-02,Eden\n", "")
    test = give(page("upload"), older, as_at="15/07/2026")
    assert test.radio[0].label == "In use, but not in this file: 2 reviews"
    test.radio[0].set_value("remove").run()
    assert (test.radio[0].value, test.radio[0].label) == (
        "remove",
        "In use, and would no longer count: 0 reviews",
    )
    press(test, "Load this file")
    assert (stored()[-1].missing, stored()[-1].missing_policy) == (0, "remove")


def test_a_choice_to_remove_rows_does_not_outlive_its_file(page: Opened) -> None:
    test = give(page("upload"), JUNE.replace("A,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    test.radio[0].set_value("remove").run()
    press(test, "Cancel")
    give(test, JUNE.replace("B,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    assert test.radio[0].value == "keep"
    assert "The missing reviews are kept." in words(test)
    assert list(test.radio[0].options) == [POLICIES["keep"], POLICIES["remove"]]


def test_a_file_that_is_loaded_already_may_still_remove_rows(page: Opened) -> None:
    test = give(page("upload"), MAY.replace("A,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    press(test, "Load this file")
    give(test, MAY.replace("A,2026-05-10,2026-05-05,2026-06-02,Eden\n", ""))
    assert "This file is loaded already" in words(test)
    assert "Load this file" not in buttons(test)
    test.radio[0].set_value("remove").run()
    press(test, "Load this file")
    assert [one.missing_policy for one in stored()] == ["keep", "keep", "remove"]


def test_after_loading_the_way_to_undo_it_is_offered(page: Opened) -> None:
    test = press(give(page("upload"), JUNE), "Load this file")
    assert "Loaded as upload 2" in words(test)
    links = {
        link.proto.label: (link.proto.page, link.proto.query_string)
        for link in test.get("page_link")
    }
    assert links["Undo this upload"] == ("history", "batch=2")


def test_a_button_that_showed_another_effect_does_nothing(page: Opened) -> None:
    test = give(page("upload"), JUNE)
    other = press(give(page("upload"), LATE), "Load this file")
    assert "Loaded as upload 2" in words(other)
    press(test, "Load this file")
    assert len(stored()) == 2
    assert "What is stored has changed meanwhile. This is what the file would do now." in words(
        test
    )
    press(test, "Load this file")
    assert len(stored()) == 3


BAD = HEAD + "A,soon,,,\nB,31/02/2026,,,\nC,2026-13-01,,,\nD,x,,,\nE,,2026-05-01,,\n"
BAD += "F,2026-05-01 10:00,,,\nG,01/05/26,,,\n"


def test_a_refusal_groups_the_problems_and_stores_nothing(page: Opened) -> None:
    before = figures()
    test = give(page("upload"), BAD)
    said = words(test)
    assert "7 problems need correcting." in said
    common, rare = "Not a date that can be read with certainty", "A value that is needed is blank"
    assert f"{common}<small> · 6 places<" in said
    assert f"{rare}<small> · 1 place<" in said
    assert said.index(common) < said.index(rare)
    assert "bad_date" not in said
    assert "and 1 more like this" in said
    assert "The same on line 5." in said
    assert "31/02/2026" in said
    assert "Load this file" not in buttons(test)
    assert [one.label for one in test.download_button] == [
        "Download the list (CSV)",
        "Download the file to mend (Excel)",
    ]
    assert (figures(), len(stored())) == (before, 1)


def test_a_file_without_a_needed_column_comes_with_the_template(page: Opened) -> None:
    test = page("upload")
    test.selectbox[0].set_value("annual_reviews").run()
    give(test, "review_id,meeting_date\nA,2026-05-05\n")
    assert "Empty template (Excel)" in [one.label for one in test.download_button]
    assert "Download the file to mend (Excel)" not in [one.label for one in test.download_button]


SAME = "The newest date in the file is 2 June 2026, "


def as_at(test: AppTest) -> str:
    (field,) = (one for one in test.text_input if one.label.startswith("As-at date"))
    return field.value or ""


def test_a_file_dated_too_late_is_warned_of_and_offers_the_date_that_it_suggests(
    page: Opened,
) -> None:
    test = give(page("upload"), MAY, as_at="20/08/2026")
    (box,) = test.warning
    assert box.proto.title == "Look at this before you load it"
    assert words(test).count(SAME + "79 days before the as-at date") == 1
    assert "(newest date in the file: 2 June 2026)" in words(test)
    assert not test.success
    press(test, "Use 02/06/2026 as the as-at date")
    assert as_at(test) == "02/06/2026"
    assert SAME not in words(test)
    assert not [label for label in buttons(test) if label.startswith("Use ")]
    assert len(stored()) == 1


def test_a_file_that_is_older_than_it_may_be_offers_its_date_when_it_is_refused(
    page: Opened,
) -> None:
    test = give(page("upload"), JUNE, as_at="31/05/2026")
    assert "This file was refused" in words(test)
    press(test, "Use 20/06/2026 as the as-at date")
    assert "This file was refused" not in words(test)


def test_a_file_without_a_warning_has_a_green_box(page: Opened) -> None:
    july = MAY + "E,2026-07-10,2026-07-05,2026-07-20,Eden\n"
    test = give(page("upload"), july)
    assert not test.warning
    assert "The file can be loaded" in [one.proto.title for one in test.success]


def test_the_worst_warning_comes_first_and_a_yes_is_owed_where_no_row_is_known(
    page: Opened,
) -> None:
    test = give(
        page("upload"), MAY.replace("\nA,", "\nX,").replace("\nB,", "\nY,").replace("\nC,", "\nZ,")
    )
    (box,) = test.error
    assert box.proto.title == "Stop, and check that this is the right file"
    said = words(test)
    assert said.index("None of the 3 reviews in the file was there before") < said.index(SAME)
    press(test, "Load this file")
    assert "Nothing was loaded: type yes in the field above first." in words(test)
    assert len(stored()) == 1
    (field,) = (one for one in test.text_input if "Type yes" in one.label)
    field.set_value("Yes")
    press(test, "Load this file")
    assert "Loaded as upload 2" in words(test)


def test_a_yes_is_owed_where_more_than_half_of_the_rows_are_gone(page: Opened) -> None:
    test = give(page("upload"), "\n".join(MAY.split("\n")[:2]) + "\n")
    assert "More than half of the 3 reviews in use are not in this file: 2." in words(test)
    press(test, "Load this file")
    assert "Nothing was loaded: type yes in the field above first." in words(test)
    assert any(
        one.label.startswith("More than half of the rows in use are not in this file. Type yes")
        for one in test.text_input
    )


def test_a_column_that_identifies_a_person_is_named_in_a_refusal(page: Opened) -> None:
    test = give(page("upload"), HEAD.replace("area", "Child Name") + "A,soon,,,x\n")
    assert "This file was refused" in words(test)
    assert "The column “Child Name” looks like a person's name." in words(test)


def test_that_no_measure_changes_is_said_with_the_reason(page: Opened) -> None:
    test = give(page("upload"), MAY, as_at="01/07/2026")
    assert "No measure changes. No row is new or different." in words(test)


def test_the_example_of_an_as_at_date_is_one_that_is_accepted(page: Opened) -> None:
    test = page("upload")
    (field,) = (one for one in test.text_input if one.label.startswith("As-at date"))
    example = field.label.rpartition(" ")[2]
    assert example == "31/07/2026"
    field.set_value("31/7/26").run()
    assert example in words(test)
    next(one for one in test.text_input if one.label.startswith("As-at date")).set_value(
        example
    ).run()
    assert not test.warning


def test_words_from_a_file_are_never_obeyed(page: Opened) -> None:
    head = HEAD.replace("area", "area," + HOSTILE.replace(",", ""))
    test = give(page("upload"), head + f"D,2026-06-10,2026-06-05,2026-06-20,{HOSTILE},x\n")
    boxes = [one.value for one in [*test.error, *test.warning]]
    assert len(boxes) == 1
    for live in ("![", "](", "<b>", "http://e", "www.e", "@e"):
        assert live not in boxes[0]
    assert "<b>" not in "".join(
        one.proto.body for one in test.html if "style" not in one.proto.body
    )


def test_nothing_is_uploaded_while_an_earlier_moment_is_shown(
    opened: Opened, own_database: Path
) -> None:
    put_both(own_database)
    test = opened("upload", known_at=BETWEEN)
    assert "Nothing can be uploaded now" in words(test)
    assert not test.file_uploader


def test_the_extract_that_is_chosen_stands_in_the_address_by_its_name(page: Opened) -> None:
    test = page("upload")
    assert "extract" not in test.query_params
    test.selectbox[0].set_value("annual_reviews").run()
    assert test.query_params["extract"] == "annual_reviews"
    assert page("upload", extract="annual_reviews").selectbox[0].value == "annual_reviews"
    assert (
        page("upload", extract="nobody's").selectbox[0].value == page("upload").selectbox[0].value
    )


def test_an_empty_database_says_which_file_comes_first_and_what_each_unlocks(
    bare: Opened,
) -> None:
    test = bare("upload")
    said = words(test)
    assert "Start here: which file first" in said
    assert said.index("Neurodevelopmental waits") < said.index("Provider accreditation")
    assert "6 measures: Autism: waiting 13 weeks or more;" in said
    assert 'href="upload?extract=nd_waits"' in said
    chosen = bare("upload", extract="nd_waits")
    assert "Empty template (Excel)" in [one.label for one in chosen.download_button]


@pytest.mark.parametrize("name", ["overview", "sections", "waiting_times", "milestones", "history"])
def test_every_page_without_data_leads_to_the_start(bare: Opened, name: str) -> None:
    links = {link.proto.label: link.proto.page for link in bare(name).get("page_link")}
    assert links["Upload: which file, and its template"] == "upload"


LIST = "referral_id,pathway,provider,referral_date\n"


def test_a_list_of_who_waits_shows_who_left_and_what_it_does(
    opened: Opened, own_database: Path
) -> None:
    ten = LIST + "".join(f"{at},ASD,Clinic,2026-01-0{at % 5 + 1}\n" for at in range(1, 11))
    put(own_database, ten, date(2026, 6, 30), FIRST, of="nd_waits")
    test = give(opened("upload"), ten.replace("1,ASD,Clinic,2026-01-02\n", "", 1))
    assert list(test.radio[0].options) == list(POLICIES.values())
    test.radio[0].set_value("left").run()
    said = words(test)
    assert test.radio[0].label == "Left between 30 June 2026 and 31 July 2026: 1 row"
    assert "They count as waiting at every month end before then, and none counts" in said
    assert [one.label for one in test.metric][-1] == "Left"
    assert [one.label for one in test.expander] == ["See the referrals: 1 left"]
    press(test, "Load this file")
    assert "Left between 30 June 2026 and 31 July 2026: 1 row." in words(test)
    assert (stored()[-1].missing, stored()[-1].missing_policy) == (1, "left")
    assert "1 left" in words(opened("history"))
