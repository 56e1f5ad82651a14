"""Changing the plan: seen before it is stored, kept with its reason, marked where it was changed,
and any day's plan."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.loading.load import Request, load
from data.plan import load_plan
from data.reader import Reader
from data.record import PlanChange, Withdrawal
from kpis.record.plan_changes import steps
from kpis.record.writing import record
from pages.parts import source
from presentation.html.plan_changes import change_record, side_by_side, step_notes
from presentation.words.grammar import short_date
from presentation.words.plan.plan_changes import changes_sentence, version_choices, version_notice
from tests.kpis.record.test_plan_changes import entry, heading, milestone
from tests.pages.conftest import Opened
from tests.pages.forms import buttons, field, press
from tests.pages.on_record import on_record
from tests.pages.reading import html, refused_by

ADD, CHANGE, HEADING, BACK = (
    "Add a milestone",
    "Change a milestone",
    "Change an action's title, leads or parts",
    "Take a change back",
)
REST = {
    "In force from": "03/11/2026",
    "Reason": "The missing pages were found",
    "Your name": "Ann Lead",
}
NEW = {
    "Number": "1d.1",
    "Words of the milestone": "Local Offer refreshed with families",
    "Due month": "2027-03",
    **REST,
}
PROPOSED = "Show what it would change"
GO = "Put it on the record"
WORDS_3E5 = load_plan().milestone("3e.5").words
HOSTILE = "<script>alert(1)</script> ![x](http://example.org/x.png)"


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open the plan over the example extracts with the form unfolded."""
    shutil.copy(example_file, own_database)

    def unfolded(**query: str) -> AppTest:
        test = opened("plan", **{"part": "changes", **query})
        test.session_state["plan-box"] = True
        return test.run()

    return unfolded


def turn(test: AppTest, way: str) -> AppTest:
    return field(test, "What to do").set_value(way).run()


def choose(test: AppTest, label: str, value: str) -> AppTest:
    return field(test, label).set_value(value).run()


def fill(test: AppTest, fields: dict[str, Any]) -> AppTest:
    for label, value in fields.items():
        one = field(test, label)
        if label == "Number" and value not in one.options:
            one.options.append(
                value
            )  # typed by the reader, which the test's own selectbox does not know
        one.set_value(value)
    return press(test, PROPOSED)


def said(test: AppTest) -> str:
    words = re.sub(r"<[^>]+>", " ", html(test))
    shown = [
        one.value.replace("\\", "")
        for one in (*test.subheader, *test.markdown, *test.caption, *test.warning)
    ]
    return (
        "\n".join([re.sub(r"\s+", " ", words), *shown]).replace("&amp;", "&").replace("&#39;", "'")
    )


def save(*changes: PlanChange, author: str = "Bea First") -> None:
    for change in changes:
        assert record(source.database(), change, Reader(author), seen=10**6) == []


def test_a_missing_milestone_is_seen_before_it_is_stored_and_then_stands_in_the_plan(
    page: Opened, opened: Opened
) -> None:
    test = choose(page(), "Action", "1d")
    assert field(test, "Number").options == [f"1d.{number}" for number in (*range(1, 11), 12)]
    test = fill(test, NEW)
    assert "What it would change of milestone 1d.1 from 3 November 2026 on." in said(test)
    assert "Words Not in the plan Local Offer refreshed with families" in said(test)
    assert "Date Not in the plan March 2027" in said(test)
    assert on_record() == []
    test = press(test, GO)
    [held] = on_record()
    assert held.author == "Ann Lead"
    assert held.written == milestone(
        "1d.1", date(2026, 11, 3), words=NEW["Words of the milestone"]
    ).model_copy(update={"reason": REST["Reason"]})
    assert "Milestone 1d.1 added" in said(test)
    test = choose(test, "Action", "1d")
    assert field(test, "Words of the milestone").value == ""
    action = said(opened("plan", part="1", block="1d"))
    assert "1d.1 · Grey · Not started · due Mar 2027" in action
    written = f"Ann Lead, written {short_date(uk_today())}"
    assert f"Added from 3 Nov 2026: The missing pages were found ({written})" in action
    assert "86 milestones" in said(opened("plan"))
    assert "1 change since it was printed." in said(opened("plan"))


def test_a_number_of_ones_own_may_be_typed(page: Opened) -> None:
    test = choose(page(), "Action", "1d")
    test = fill(test, {**NEW, "Number": "15"})
    field(test, "Number").options.append("15")
    press(test, GO)
    assert on_record()[0].written.subject == "1d.15"


def test_cancelling_stores_nothing_and_empties_the_form(page: Opened) -> None:
    test = press(fill(choose(page(), "Action", "1d"), NEW), "Cancel")
    assert on_record() == []
    assert "What it would change" not in said(test)
    test = choose(test, "Action", "1d")
    assert field(test, "Words of the milestone").value == ""


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"Number": "1d.x"},
            "A milestone is numbered by its action, a full stop and a number from 1, for example "
            "1d.3.",
        ),
        (
            {"Number": "seven"},
            "A milestone is numbered by its action, a full stop and a number from 1, for example "
            "1d.3.",
        ),
        (
            {"Number": "0"},
            "A milestone is numbered by its action, a full stop and a number from 1, for example "
            "1d.3.",
        ),
        ({"Number": "1c.9"}, "A milestone of action 1d has a number such as 1d.3."),
        (
            {"Number": "11"},
            "Milestone 1d.11 is in the plan already. To change it, choose “Change a milestone”.",
        ),
        ({"Words of the milestone": "  "}, "Write the words of the milestone."),
        (
            {"Due month": None},
            "Choose the month in which it is due, or how often it recurs without one.",
        ),
        (
            {"In force from": "3rd of May"},
            "Write the date day first with a four-digit year, for example 03/10/2026.",
        ),
        (
            {"In force from": "03/11/2024"},
            "The plan begins on 28/05/2025: a change cannot be in force before it.",
        ),
        (
            {"In force from": "03/11/2062"},
            "That day is more than three years ahead. Correct the year.",
        ),
        ({"Reason": ""}, "Give the reason: it stands beside what you write."),
        ({"Your name": ""}, "Give your name: it stands beside what you write."),
    ],
)
def test_what_cannot_be_stored_is_said_and_cannot_be_confirmed(
    page: Opened, changed: dict[str, str | None], sentence: str
) -> None:
    test = fill(choose(page(), "Action", "1d"), {**NEW, **changed})
    assert refused_by(test) == [sentence]
    assert GO not in buttons(test)
    assert on_record() == []
    assert field(test, "Your name").value == changed.get("Your name", "Ann Lead")


def test_a_changed_date_shows_how_it_read_and_keeps_it_readable(
    page: Opened, opened: Opened
) -> None:
    test = choose(turn(page(), CHANGE), "Milestone", "3e.5")
    assert field(test, "Words of the milestone").value == WORDS_3E5
    test = fill(test, {**REST, "Due month": "2027-09"})
    assert "Date January 2026 September 2027" in said(test)
    test = press(test, GO)
    assert (
        "Date of milestone 3e.5 changed Date: September 2027 Was due January 2026 until 3 Nov 2026."
        in said(test)
    )
    action = said(opened("plan", part="3", block="3e"))
    written = f"Ann Lead, written {short_date(uk_today())}"
    assert f"Changed from 3 Nov 2026: The missing pages were found ({written})" in action
    assert "How milestone 3e.5 read until 3 Nov 2026" in action
    assert "Was due January 2026 until 3 Nov 2026." in action


def test_a_rhythm_beside_a_due_month_keeps_the_month_and_leaves_what_was_asked_for(
    page: Opened,
) -> None:
    test = choose(turn(page(), CHANGE), "Milestone", "3e.5")
    test = fill(test, {**REST, "Due month": "2027-09"})
    assert GO in buttons(test)
    test = choose(test, "How often", "quarterly")
    assert GO not in buttons(test)
    press(press(test, PROPOSED), GO)
    change = on_record()[0].written
    assert isinstance(change, PlanChange) and change.milestone
    assert (change.milestone.due, change.milestone.also_recurs) == ("2027-09", "quarterly")


def test_a_rhythm_takes_the_place_of_a_due_month(page: Opened) -> None:
    test = choose(turn(page(), CHANGE), "Milestone", "3e.5")
    assert field(test, "Due month").value == "2026-01"
    test = choose(test, "How often", "annual")
    assert "Due month" not in [one.label for one in test.selectbox]
    press(fill(test, REST), GO)
    change = on_record()[0].written
    assert isinstance(change, PlanChange) and change.milestone
    assert (change.milestone.due, change.milestone.recurs, change.milestone.words) == (
        None,
        "annual",
        WORDS_3E5,
    )


def test_the_missing_heading_of_1d_can_be_given(page: Opened, opened: Opened) -> None:
    test = choose(turn(page(), HEADING), "Action", "1d")
    title = "The Local Offer is known & used"
    test = press(
        fill(test, {"Title": title, "Leads": "Local Offer Manager\n\n SENDAC Chair ", **REST}), GO
    )
    assert "Title and leads of action 1d changed" in said(test)
    action = said(opened("plan", part="1", block="1d"))
    assert f"Action 1d: {title}" in action
    assert "**Lead**: Local Offer Manager; SENDAC Chair" in action
    lacking = "Milestones with the numbers 1–10 are missing."
    parts = "The parts of this action are missing from the copy of the plan that we have."
    assert f"**Incomplete.** {parts} {lacking}" in action
    for name, query in (
        ("action", {"id": "1d"}),
        ("milestones", {"show": "1"}),
        ("sections", {"section": "1"}),
    ):
        shown = said(opened(name, **query))
        assert lacking in shown
        assert "lacks the pages" not in shown
    assert title in said(opened("sections", section="1"))


def test_the_parts_of_an_action_can_be_given_and_a_later_heading_keeps_them(
    page: Opened, opened: Opened
) -> None:
    test = choose(turn(page(), HEADING), "Action", "1d")
    given = {
        "Title": "The Local Offer",
        "Leads": "Local Offer Manager",
        "Parts": "a. Ask families\n\nB Print it",
        **REST,
    }
    test = press(fill(test, given), GO)
    assert "Parts: A Ask families; B Print it" in said(test)
    save(heading(date(2026, 11, 10), leads=["SENDAC Chair"]))
    shown = said(opened("plan", part="1", block="1d"))
    assert "A. Ask families" in shown
    assert "**Lead**: SENDAC Chair" in shown
    assert "**Incomplete.** Milestones with the numbers 1–10 are missing." in shown


def test_a_change_is_taken_back_with_a_reason_and_stays_on_the_record(
    page: Opened, opened: Opened
) -> None:
    page()
    save(milestone("1d.1"))
    test = turn(page(), BACK)
    test = choose(test, "Change", "1d.1")
    assert "Milestone 1d.1 would leave the plan." in said(test)
    field(test, "Your name").set_value("Ann Lead")
    test = press(test, "Take it back")
    assert refused_by(test) == ["Give the reason: it stands beside what you write."]
    field(test, "Reason").set_value("It is another plan's")
    test = press(test, "Take it back")
    assert [type(one.written) for one in on_record()] == [PlanChange, Withdrawal]
    assert "Taken back by Ann Lead" in said(test)
    assert "It is another plan's" in said(test)
    assert BACK not in field(test, "What to do").options
    assert "1d.1 " not in said(opened("plan", part="1", block="1d"))


def test_a_milestone_with_updates_cannot_leave_the_plan(page: Opened, tmp_path: Path) -> None:
    page()
    save(milestone("1d.1"))
    file = tmp_path / "updates.csv"
    file.write_text(
        "milestone_id,status_date,status,update\n1d.1,2026-11-10,Green,Begun\n", encoding="utf-8"
    )
    result = load(
        source.database(),
        Request("milestone_updates", file, file.name, date(2026, 11, 20), Reader("test")),
    )
    assert result.status == "loaded", result.problems
    test = choose(turn(page(), BACK), "Change", "1d.1")
    assert "Milestone 1d.1 has updates, so it cannot leave the plan." in test.info[0].value
    assert "Take it back" not in buttons(test)


def test_the_second_of_two_sees_what_the_first_saved_before_the_effect(page: Opened) -> None:
    test = choose(turn(page(), CHANGE), "Milestone", "3e.5")
    save(milestone("3e.5", words="Bea's words"))
    test = fill(test, {**REST, "Due month": "2027-09"})
    assert (
        "In the meantime Bea First put another entry about this on the record"
        in refused_by(test)[0]
    )
    assert GO not in buttons(test)
    assert "Bea's words" in said(test)
    assert (field(test, "Milestone").value, field(test, "Due month").value) == ("3e.5", "2027-09")
    assert GO in buttons(press(test, PROPOSED))


def test_a_number_that_somebody_else_has_taken_meanwhile_is_not_exchanged_for_another(
    page: Opened,
) -> None:
    test = choose(page(), "Action", "1d")
    save(milestone("1d.1", words="Bea's milestone"))
    test = fill(test, NEW)
    assert (
        "In the meantime Bea First put another entry about this on the record"
        in refused_by(test)[0]
    )
    assert field(test, "Words of the milestone").value == NEW["Words of the milestone"]
    field(test, "Number").options.append(
        "1d.1"
    )  # which the test's own selectbox does not know any more
    test = press(test, PROPOSED)
    assert GO not in buttons(test)
    assert [one.author for one in on_record()] == ["Bea First"]


def test_another_change_is_not_taken_back_in_the_place_of_one_that_is_gone(page: Opened) -> None:
    page()
    save(milestone("1d.1"), milestone("1d.2"))
    test = choose(turn(page(), BACK), "Change", "1d.1")
    back = Withdrawal(about="1d.1", reason="A mistake")
    assert record(source.database(), back, Reader("Bea First"), seen=10**6, replaces=1) == []
    for label, value in (("Reason", "Not ours"), ("Your name", "Ann Lead")):
        field(test, label).set_value(value)
    test = press(test, "Take it back")
    assert "In the meantime this entry was corrected or taken back" in refused_by(test)[0]
    assert [one.replaces for one in on_record()] == [None, None, 1]


def test_nothing_is_asked_for_before_an_action_is_chosen(page: Opened) -> None:
    assert PROPOSED not in buttons(page())


def test_the_second_of_two_is_refused_where_the_first_saved_after_the_effect(page: Opened) -> None:
    test = fill(choose(turn(page(), CHANGE), "Milestone", "3e.5"), {**REST, "Due month": "2027-09"})
    save(milestone("3e.5", words="Bea's words"))
    test = press(test, GO)
    assert (
        "In the meantime Bea First put another entry about this on the record"
        in refused_by(test)[0]
    )
    assert [one.author for one in on_record()] == ["Bea First"]
    assert "Bea's words" in said(test)


@pytest.mark.parametrize("last", [PROPOSED, GO])
def test_what_was_typed_about_a_milestone_that_somebody_takes_out_of_the_plan_is_said_again(
    page: Opened, last: str
) -> None:
    page()
    save(milestone("1d.1"))
    test = choose(turn(page(), CHANGE), "Milestone", "1d.1")
    typed = {**REST, "Words of the milestone": "Ann's long words"}
    test = fill(test, typed) if last == GO else test
    back = Withdrawal(about="1d.1", reason="A mistake")
    assert record(source.database(), back, Reader("Bea First"), seen=10**6, replaces=1) == []
    test = press(test, GO) if last == GO else fill(test, typed)
    newer, gone = refused_by(test)
    assert "In the meantime Bea First put another entry about this on the record" in newer
    assert f"“Ann's long words” Reason: “{REST['Reason']}”" in gone
    assert [type(one.written) for one in on_record()] == [PlanChange, Withdrawal]


def test_another_milestones_change_gets_in_nobodys_way(page: Opened) -> None:
    test = fill(choose(turn(page(), CHANGE), "Milestone", "3e.5"), {**REST, "Due month": "2027-09"})
    save(milestone("1d.1"))
    press(test, GO)
    assert [one.written.subject for one in on_record()] == ["1d.1", "3e.5"]


def test_the_plan_of_another_day_is_shown_and_said_and_left_again(
    page: Opened, opened: Opened
) -> None:
    page()
    save(
        milestone("1d.1", date(2026, 11, 3)),
        milestone("3e.5", date(2026, 11, 10), words="Other words"),
    )
    test = opened("plan", part="1", block="1d", on="2026-11-02")
    shown = said(test)
    assert "The plan as it stood on 2 November 2026. 2 later changes are left out." in shown
    assert "1d.1 " not in shown
    assert "Grey" not in shown
    assert "1d.1 Local Offer refreshed" in said(
        opened("plan", part="1", block="1d", on="2026-11-03")
    )
    assert "Other words" not in said(opened("plan", part="3", block="3e", on="2026-11-09"))
    test = press(test, "Show today's plan")
    assert "on" not in test.query_params
    assert "1d.1 · Grey" in said(test)


def test_the_versions_may_be_picked_and_stay_in_the_address(page: Opened, opened: Opened) -> None:
    page()
    save(milestone("1d.1", date(2026, 11, 3)))
    test = choose(opened("plan", part="1"), "Version of the plan", "printed")
    assert test.query_params["on"] == "printed"
    assert "The plan as it was printed, dated 28 May 2025. 1 later change is left out." in said(
        test
    )


def test_a_change_in_force_from_the_plans_own_date_is_not_in_the_printed_plan(
    page: Opened, opened: Opened
) -> None:
    page()
    save(milestone("1d.1", load_plan().date))
    printed = opened("plan", part="1", block="1d", on="printed")
    assert "1d.1 " not in said(printed)
    assert "1 later change is left out." in said(printed)
    assert "part=3&amp;block=3e&amp;on=printed" in html(
        opened("plan", find="backlog cleared", on="printed")
    )
    assert "1d.1 Local Offer refreshed" in said(
        opened("plan", part="1", block="1d", on="2025-05-28")
    )


def test_a_search_covers_the_plan_in_force_and_its_links_keep_another_day(
    page: Opened, opened: Opened
) -> None:
    page()
    save(milestone("1d.1", date(2026, 11, 3), words="Wombats are welcome"))
    test = opened("plan", find="wombats")
    assert "1 place has “wombats”." in said(test)
    assert "<mark>Wombats</mark> are welcome" in html(test)
    assert "Nothing here has “wombats”." in said(opened("plan", find="wombats", on="2026-11-02"))
    assert "part=3&amp;block=3e&amp;on=2026-11-02" in html(
        opened("plan", find="backlog cleared", on="2026-11-02")
    )


@pytest.mark.parametrize(
    "asked", ["yesterday", "2026-02-30", "<b>", "![x](http://example.org/x.png)"]
)
def test_what_is_no_day_is_said_and_todays_plan_is_shown(page: Opened, asked: str) -> None:
    test = page(on=asked)
    assert "is not a day such as 2026-11-03" in test.warning[0].value.replace("\\", "")
    assert "![" not in test.warning[0].value
    assert "Changes of the plan" in said(test)


def test_a_day_before_the_plan_is_the_printed_plan(page: Opened) -> None:
    test = page(part="1", on="2020-01-01")
    assert "The plan as it was printed, dated 28 May 2025." in said(test)


def test_an_unchanged_plan_offers_no_versions_and_yet_any_day(page: Opened) -> None:
    test = page()
    assert '<input type="text" name="on"' in html(test)
    assert "The plan as it stood on 14 August 2026." in said(page(part="1", on="14/08/2026"))
    assert "Version of the plan" not in [one.label for one in test.selectbox]
    assert "Nothing has been changed: the plan reads as it was printed." in said(test)


def test_nothing_can_be_changed_while_an_earlier_moment_is_looked_at(page: Opened) -> None:
    assert "What to do" not in [one.label for one in page(known_at="2026-11-01T12:00").radio]


def test_words_that_somebody_typed_are_only_text() -> None:
    change = milestone("3e.5", words=HOSTILE).model_copy(update={"reason": HOSTILE})
    entries = [entry(1, change), entry(2, heading(title=HOSTILE, leads=[HOSTILE]))]
    made = steps(entries)
    for markup in (
        change_record(entries, date(2026, 11, 24)),
        step_notes(made),
        side_by_side(None, made[0].after),
    ):
        assert "<script" not in markup
        assert "&lt;script&gt;" in markup


ENTRIES = [
    entry(1, milestone("1d.1", date(2026, 11, 3))),
    entry(2, milestone("3e.5", date(2026, 12, 1))),
]


def test_changes_are_counted_by_the_day_from_which_they_are_in_force() -> None:
    assert changes_sentence([], date(2026, 11, 24)) == "Unchanged since it was printed."
    assert (
        changes_sentence(ENTRIES, date(2026, 11, 24))
        == "1 change since it was printed. 1 more comes into force later."
    )
    assert changes_sentence(ENTRIES, date(2026, 12, 1)) == "2 changes since it was printed."


def test_the_versions_are_named_by_what_they_changed() -> None:
    today = date(2026, 11, 24)
    assert list(version_choices(ENTRIES, today, load_plan().date).items()) == [
        ("", "In force today, 24 Nov 2026"),
        ("2026-12-01", "Not before 1 Dec 2026: words and date of milestone 3e.5 changed"),
        ("2026-11-03", "From 3 Nov 2026: milestone 1d.1 added"),
        ("printed", "As printed, 28 May 2025"),
    ]
    assert version_notice(date(2026, 12, 1), today, ENTRIES).startswith(
        "The plan as it will stand on 1 December 2026. 1 change is not in force yet."
    )
