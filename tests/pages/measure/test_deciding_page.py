"""The form on a measure's page: the effect first, nothing stored before it is confirmed, the
record, and undoing."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.reader import Reader
from data.record.decisions import Decided, decisions
from data.store.records import records
from kpis.judging.deciding import decide
from pages.parts import source
from pages.parts.measure.decision_forms import NO_DATE
from tests.kpis.decided import APPEALS, FOUR_WEEKS, ON_TIME, proposed
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.reading import finding_of, texts

LOCAL = "Local target, set by the board on 3 October 2026"
FILLED = {
    "Reason": "Agreed at the July meeting",
    "Decided by": "Ann Lead",
    "Date of the decision": "03/10/2026",
}


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open the page of a measure over the example extracts."""
    own_database.write_bytes(example_file.read_bytes())

    return lambda id: opened("measure", id=id, do="decide")


def fill(test: AppTest, **fields: Any) -> AppTest:
    enter(test, {**FILLED, **labelled(fields)})
    return press(test, "Show what it would change")


def ask_target(test: AppTest, value: float | None, **fields: Any) -> AppTest:
    test.radio[0].set_value("target").run()
    return fill(test, Target=value, **fields)


def record() -> list[Decided]:
    with source.database().reading() as cursor:
        return list(decisions(records(cursor).entries()))


def text(test: AppTest) -> str:
    parts = [*test.html, *test.markdown, *test.caption, *test.info, *test.success, *test.error]
    return "\n".join(one.value.replace("\\", "") for one in parts)


def test_the_effect_is_shown_before_anything_is_stored(page: Opened) -> None:
    test = ask_target(page(APPEALS), 0.5)
    assert "Appeal rate: Status would change from No target · worse to Not improving." in text(test)
    assert "to reach the local target of 0.5%, set by the board on 3 October 2026.”" in text(test)
    assert record() == []
    assert "local target" not in finding_of(test)


def test_a_confirmed_target_stands_on_the_page_and_on_the_record(page: Opened) -> None:
    test = press(ask_target(page(APPEALS), 1.5), "Put it on the record")
    assert not test.exception
    [stored] = record()
    assert (stored.measure, stored.kind, stored.figure, stored.author) == (
        APPEALS,
        "target",
        1.5,
        "Ann Lead",
    )
    assert "That meets the local target of 1.5%, set by the board on 3 October 2026." in finding_of(
        test
    )
    assert texts(test, "dt")[2] == "Local target"
    assert "It is on the record" in text(test)
    assert "Set by Ann Lead on 3 October 2026: Agreed at the July meeting" in text(test)
    assert "In force." in text(test)
    assert field(test, "Reason").value == ""


def test_cancelling_stores_nothing_and_empties_the_form(page: Opened) -> None:
    test = press(ask_target(page(APPEALS), 1.5), "Cancel")
    assert record() == []
    assert "What it would change" not in text(test)
    assert field(test, "Reason").value == ""


def test_an_undo_can_be_left_before_it_is_sent(page: Opened) -> None:
    test = press(ask_target(page(APPEALS), 1.5), "Put it on the record")
    test = press(press(test, "Undo decision 1"), "Cancel")
    assert test.radio[0].label == "What to change"
    assert len(record()) == 1


def test_turning_to_another_kind_leaves_what_was_asked_for(page: Opened) -> None:
    test = ask_target(page(APPEALS), 1.5)
    test.radio[0].set_value("baseline_month").run()
    assert "What it would change" not in text(test)


def test_a_baseline_month_moves_the_change_and_is_said(page: Opened) -> None:
    test = page("nd_average_wait")
    assert test.radio[0].options == [
        "The baseline: the figure of another month",
        "The baseline: a figure from elsewhere",
        "A course: what is to be reached by when, step by step",
    ]
    test = press(fill(test, Month="2026-03"), "Put it on the record")
    assert "since March 2026." in finding_of(test)
    assert "The board set March 2026 as the baseline on 3 October 2026." in finding_of(test)
    assert texts(test, "dt")[1] == "Baseline, March 2026, set by the board"


def test_a_baseline_figure_needs_its_month(page: Opened) -> None:
    test = page("nd_average_wait")
    test.radio[0].set_value("baseline_figure").run()
    test = press(fill(test, Month="2023-05", Figure=40.0), "Put it on the record")
    assert "The board set the baseline, 40.0 weeks in May 2023, on 3 October 2026." in finding_of(
        test
    )
    assert (record()[0].period, record()[0].figure) == ("2023-05", 40.0)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"Reason": " "}, "Give the reason"),
        ({"Decided_by": ""}, "Say who decided"),
        ({"Date_of": "31/13/2026"}, NO_DATE),
        ({"Date_of": "01/01/2999"}, "in the future"),
        ({"Target": None}, "as a number"),
        ({"Target": 120.0}, "between 0 and 100"),
    ],
)
def test_what_is_wrong_is_said_and_cannot_be_confirmed(
    page: Opened, fields: dict[str, Any], words: str
) -> None:
    test = ask_target(page(APPEALS), fields.pop("Target", 1.5), **fields)
    assert words in test.error[0].value.replace("\\", "")
    assert "Put it on the record" not in [one.label for one in test.button]


def test_undoing_needs_a_reason_and_gives_the_plan_back(page: Opened) -> None:
    test = press(ask_target(page(APPEALS), 1.5), "Put it on the record")
    test = press(test, "Undo decision 1")
    assert "Give the reason" in fill(test, Reason="").error[0].value
    test = fill(test, Reason="A mistake")
    assert "Status would change from Met to No target · worse." in text(test)
    test = press(test, "Put it on the record")
    assert "The plan sets no figure to reach." in finding_of(test)
    assert "Undone by Ann Lead on 3 October 2026: A mistake" in text(test)
    assert "Undone." in text(test)
    assert not [one for one in test.button if one.label.startswith("Undo")]
    assert [one.undoes for one in record()] == [None, 1]


def test_the_other_reading_is_offered_and_shown_on_both_measures(page: Opened) -> None:
    test = page(FOUR_WEEKS)
    test.radio[0].set_value("reading").run()
    test = fill(test)
    assert "Annual reviews completed by their due date: Status would change from No target" in text(
        test
    )
    test = press(test, "Put it on the record")
    assert "to judge the plan's target by another measure" in finding_of(test)
    other = page(ON_TIME)
    assert (
        "The board chose on 3 October 2026 to judge the plan's target by this measure."
        in finding_of(other)
    )
    assert "Undo decision 1" in [one.label for one in other.button]
    assert other.radio[0].options == test.radio[0].options


def test_the_second_lead_sees_what_the_first_saved_before_the_effect(page: Opened) -> None:
    test = page(APPEALS)
    assert (
        decide(source.database(), proposed("target", figure=0.9), Reader("Bea [First](x)"), seen=0)
        == []
    )
    test = fill(test)
    assert "Bea [First](x) put another decision about this measure on the record" in text(test)
    assert "Local target: 0.9% or less" in text(test)
    assert [one.figure for one in record()] == [0.9]
    test = press(fill(test), "Put it on the record")
    assert [one.figure for one in record()] == [0.9, None]


def test_the_second_lead_is_refused_where_the_first_saved_after_the_effect(page: Opened) -> None:
    test = ask_target(page(APPEALS), 1.5)
    assert (
        decide(source.database(), proposed("target", figure=0.9), Reader("Bea First"), seen=0) == []
    )
    test = press(test, "Put it on the record")
    assert (
        "In the meantime Bea First put another decision about this measure on the record."
        in text(test)
    )
    assert [one.figure for one in record()] == [0.9]
    assert "local target of 0.9%" in finding_of(test)


def test_a_decision_on_another_measure_gets_in_nobodys_way(page: Opened) -> None:
    test = ask_target(page(APPEALS), 1.5)
    assert (
        decide(
            source.database(),
            proposed("target", "nd_supported_while_waiting", figure=60),
            Reader("Ann Lead"),
            seen=0,
        )
        == []
    )
    press(test, "Put it on the record")
    assert [one.measure for one in record()] == ["nd_supported_while_waiting", APPEALS]


def test_words_that_somebody_typed_are_shown_as_text(page: Opened) -> None:
    test = ask_target(
        page(APPEALS), 1.5, Reason="![x](http://example.org/x.png)", Decided_by="<b>*Ann*</b>"
    )
    test = press(test, "Put it on the record")
    told = [one.value for one in test.caption if "example" in one.value]
    assert len(told) == 1
    assert r"\!\[x\]\(http\:" in told[0]
    assert r"\<b\>\*Ann\*\<" in told[0]
    assert "&lt;b&gt;*Ann*&lt;/b&gt;" in test.html[0].value


def test_a_local_target_is_named_on_the_section_and_the_overview(
    page: Opened, opened: Opened
) -> None:
    page(APPEALS)
    assert (
        decide(source.database(), proposed("target", figure=1.5), Reader("Ann Lead"), seen=0) == []
    )
    assert f"{LOCAL}." in text(opened("sections", section="3"))
    overview = opened("overview")
    assert LOCAL[1:] in "".join(one.proto.body for one in overview.get("html"))
    assert "1 measure has a local target, set by the board." in text(overview)


def test_one_boards_baseline_leaves_the_trends_of_all_others_where_they_begin(
    page: Opened, opened: Opened
) -> None:
    page("nd_average_wait")
    figure = proposed("baseline_figure", "nd_average_wait", period="2023-05", figure=40.0)
    assert decide(source.database(), figure, Reader("Ann Lead"), seen=0) == []
    assert "Since June 2024" in "".join(one.proto.body for one in opened("overview").get("html"))


def test_the_waiting_times_page_bears_a_baseline_of_a_month_without_figures(
    page: Opened, opened: Opened
) -> None:
    page("nd_average_wait")
    figure = proposed("baseline_figure", "nd_average_wait", period="2023-05", figure=40.0)
    assert decide(source.database(), figure, Reader("Ann Lead"), seen=0) == []
    test = opened("waiting_times")
    assert not test.exception
    assert not test.error
    assert "The board set the baseline, 40.0 weeks in May 2023" in text(test)
