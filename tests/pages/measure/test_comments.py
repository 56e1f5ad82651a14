"""Comments by date on a measure: numbered on its charts and listed below, added, and taken back
with a reason."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data.clock import uk_today, utc_now
from data.reader import Reader
from data.record import Comment, Entry, Withdrawal, Written
from kpis.record.comments import Remark, comments_on
from kpis.record.writing import record
from pages.parts import source
from pages.parts.measure.comment_forms import TAKE_BACK
from presentation.charts.over_time.control import control_chart
from presentation.charts.over_time.line import line_chart
from presentation.palette import DARK, LIGHT, Palette
from presentation.words.measures.events import COMPLETED, DISCS, NOTHING, OVERDUE, happened
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.on_record import on_record, put
from tests.pages.reading import answer_of, html
from tests.presentation.chart_json import hovers, spoken
from tests.presentation.chart_results import result
from tests.presentation.words_results import milestone

ID = "annual_review_decision_4_weeks"
LEVEL = [50.0, 52, 49, 51, 50, 48] * 4


def comment(day: str, words: str = "Two caseworkers joined", measure: str = ID) -> Comment:
    return Comment(measure=measure, dated_on=date.fromisoformat(day), words=words)


def entry(id: int, written: Written, replaces: int | None = None) -> Entry:
    return Entry(
        id=id,
        moment=datetime(2026, 11, 1, 9),
        author="Ann Lead",
        replaces=replaces,
        written=written,
    )


def remarks(*days: str) -> list[Remark]:
    return comments_on([entry(id, comment(day)) for id, day in enumerate(days, start=1)], ID)


def test_comments_are_numbered_by_their_dates_and_those_taken_back_are_left_out() -> None:
    entries = [
        entry(1, comment("2026-03-02", "later")),
        entry(2, comment("2026-01-02", "gone")),
        entry(3, comment("2026-01-20", "first")),
        entry(4, comment("2026-01-20", "of another", "appeal_rate")),
        entry(5, Withdrawal(about=ID, reason="Wrong"), replaces=2),
    ]
    assert [(one.number, one.comment.words) for one in comments_on(entries, ID)] == [
        (1, "first"),
        (2, "later"),
    ]


def discs(made: list[Remark], palette: Palette = LIGHT, *, control: bool = False) -> dict[str, Any]:
    draw = control_chart if control else line_chart
    traces = spoken(draw(result(LEVEL), palette, remarks=made))["data"]
    return next(
        (one for one in traces if one.get("text") and one["marker"]["color"] == palette.target), {}
    )


@pytest.mark.parametrize("control", [False, True], ids=["trend", "control chart"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chart_shows_each_comment_by_its_number_in_its_month(
    palette: Palette, control: bool
) -> None:
    shown = discs(remarks("2025-03-20", "2025-03-21", "2026-06-01"), palette, control=control)
    assert shown["text"] == ["1", "2", "3"]
    assert shown["x"] == ["2025-03-01", "2025-03-01", "2026-06-01"]
    assert shown["y"][0] > shown["y"][1]
    assert shown["y"][0] == shown["y"][2]


def test_a_comment_outside_the_months_is_not_drawn_and_the_others_keep_their_numbers() -> None:
    assert discs(remarks("2024-12-31", "2025-03-20", "2027-01-01"))["text"] == ["2"]
    assert discs(remarks("2024-12-31")) == {}
    assert discs([]) == {}


def test_a_comment_says_its_words_when_pointed_at_and_never_as_markup() -> None:
    made = comments_on([entry(1, comment("2025-03-20", "<b>Two</b> joined"))], ID)
    assert (
        hovers(line_chart(result(LEVEL), LIGHT, remarks=made))[-1]
        == "20 March 2025 &lt;b&gt;Two&lt;/b&gt; joined"
    )


@given(st.lists(st.integers(0, 23), max_size=6))
def test_no_two_comments_share_a_place(steps: list[int]) -> None:
    days = [str(date(2025 + step // 12, step % 12 + 1, 5)) for step in steps]
    shown = discs(remarks(*days))
    spots = list(zip(shown.get("x", []), shown.get("y", []), strict=True))
    assert len(set(spots)) == len(spots) == len(steps)


def test_completed_milestones_are_marked_on_the_axis_in_the_month_of_completion() -> None:
    done = [milestone("3e.5", "Blue", update="x"), milestone("3e.4", "Red", update="x")]
    held = result(LEVEL, first="2025-01")
    done = [done[0], done[1], milestone("3e.1", "Blue", update="x")]
    shown = hovers(line_chart(result(LEVEL, first="2025-06"), LIGHT, milestones=done))
    assert "Completed in September 2026 3e.5 and 3e.1" in shown
    assert not [one for one in hovers(line_chart(held, LIGHT)) if "Completed" in one]
    other = milestone("3c.1", "Blue", update="x")
    beside = line_chart(result(LEVEL, first="2025-06"), LIGHT, milestones=[*done[:2], other])
    assert "Completed in September 2026 3e.5 and 3c.1" in hovers(beside)
    assert not [one for one in hovers(beside) if one.startswith("3c.1,")]
    control = hovers(control_chart(result(LEVEL, first="2025-06"), LIGHT, milestones=done))
    assert "Completed in September 2026 3e.5 and 3e.1" in control


def test_the_caption_and_the_text_for_those_who_do_not_see_it_say_what_happened() -> None:
    done = [milestone("3e.5", "Blue", update="x"), milestone("3e.4", "Red", update="x")]
    told = happened(remarks("2026-03-02", "2026-11-02"), done, "2026-01", "2026-10")
    assert told.caption == f"{COMPLETED} {DISCS}"
    assert told.alternative == (
        "Milestones completed: 3e.5 in September 2026. Comments, listed below: 1 in March 2026."
    )
    assert told.picture == f"{COMPLETED} Comments: 1, 2 March 2026: Two caseworkers joined."
    ended = comments_on([entry(1, comment("2026-03-02", "Two joined."))], ID)
    assert happened(ended, [], "2026-01", "2026-10").picture.endswith(": Two joined.")
    assert happened(remarks("2026-11-02"), done, "2026-01", "2026-08") == ("", "", "")


def test_overdue_milestones_are_marked_at_the_deadline_they_have_missed() -> None:
    late = [
        milestone("3e.2", "Amber", overdue=True, update="x"),
        milestone("3e.4", "Red", overdue=True, revised="2026-08", update="x"),
        milestone("3e.9", "Grey"),
    ]
    for chart in (line_chart, control_chart):
        shown = hovers(chart(result(LEVEL, first="2025-06"), LIGHT, milestones=late))
        assert [one for one in shown if one.startswith("Overdue")] == [
            "Overdue since the end of September 2025 3e.2",
            "Overdue since the end of August 2026 3e.4",
        ]
    told = happened([], late, "2025-06", "2026-10")
    assert told.caption == told.picture == OVERDUE
    assert (
        told.alternative
        == "Milestones overdue: 3e.2 since September 2025 and 3e.4 since August 2026."
    )
    assert happened([], late, "2025-10", "2026-07") == NOTHING


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open the page of a measure with these comments on the record, its form unfolded."""
    shutil.copy(example_file, own_database)

    def page(*written: Written, **query: str) -> AppTest:
        put(*written)
        return opened("measure", id=ID, do="comment", **query)

    return page


def fill(test: AppTest, button: str = "Put it on the chart", **fields: str) -> AppTest:
    enter(test, {"Your name": "Bea Second", **labelled(fields)})
    return press(test, button)


def test_a_comment_is_added_and_stands_under_the_chart_and_on_it(page: Opened) -> None:
    test = fill(page(), Date_of="02/03/2026", What="Two <b>caseworkers</b> joined")
    assert not test.exception
    assert on_record()[0].written == comment("2026-03-02", "Two <b>caseworkers</b> joined")
    assert (
        "<b>1 · 2 March 2026</b> · Two &lt;b&gt;caseworkers&lt;/b&gt; joined (Bea Second)"
        in html(test)
    )
    assert DISCS in html(test)
    assert "Comments, listed below: 1 in March 2026." in test.get("plotly_chart")[0].proto.alt
    assert "It is on the record" in answer_of(test)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"What": " "}, "Write the words: they are missing."),
        ({"What": "x", "Your_name": ""}, "Give your name"),
        ({"What": "x", "Date_of": "31/13/2026"}, "Write the date day first"),
        (
            {"What": "x", "Date_of": f"{uk_today() + timedelta(days=1):%d/%m/%Y}"},
            "The date is in the future.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    page: Opened, fields: dict[str, str], words: str
) -> None:
    assert words in answer_of(fill(page(), **fields))
    assert on_record() == []


def test_a_comment_is_taken_back_with_a_reason_and_stays_on_the_record(page: Opened) -> None:
    test = page(comment("2026-03-02"))
    field(test, "What to do").set_value(TAKE_BACK).run()
    assert "Choose the entry." in answer_of(
        fill(test, "Take it back", Reason="It was another team")
    )
    field(test, "Comment").set_value(1)
    assert "Give the reason" in answer_of(fill(test, "Take it back", Reason=" "))
    test = fill(test, "Take it back", Reason="It was another team")
    assert [one.replaces for one in on_record()] == [None, 1]
    assert "1 comment taken back" in html(test)
    assert "It was another team" in html(test)
    assert DISCS not in html(test)


def test_the_second_who_comments_sees_what_the_first_wrote(page: Opened) -> None:
    test = page()
    put(comment("2026-03-02", "What the first wrote"), author="Ann First")
    test = fill(test, What="What the second wrote")
    assert "In the meantime Ann First put another entry about this on the record." in answer_of(
        test
    )
    assert "What the first wrote" in html(test)
    assert len(on_record()) == 1
    assert len(fill(test, What="What the second wrote").get("html")) > 0
    assert len(on_record()) == 2


def test_a_comment_after_the_newest_figure_says_that_it_is_not_on_the_chart(page: Opened) -> None:
    test = page(comment(f"{uk_today()}"))
    assert "After the newest figure, so not on the chart yet." in html(test)


def test_while_an_earlier_moment_is_looked_at_comments_stand_and_nothing_can_be_added(
    page: Opened,
) -> None:
    assert "Put it on the chart" in [one.label for one in page(comment("2026-03-02")).button]
    test = page(known_at=f"{utc_now().isoformat()}+00:00")
    assert "2 March 2026" in html(test)
    assert "Put it on the chart" not in [one.label for one in test.button]
    assert "Comments on the chart" not in html(page(known_at="2026-01-01"))


def test_without_a_comment_only_the_folded_form_is_added(
    opened: Opened, own_database: Path, example_file: Path
) -> None:
    shutil.copy(example_file, own_database)
    test = opened("measure", id=ID)
    assert "Comments on the chart" not in html(test)
    assert not [one for one in test.button if one.label == "Put it on the chart"]


def test_another_comment_is_not_taken_back_in_the_place_of_one_that_is_gone(page: Opened) -> None:
    test = page(comment("2026-03-02"), comment("2026-04-02", "Another"))
    field(test, "What to do").set_value(TAKE_BACK).run()
    record(
        source.database(),
        Withdrawal(about=ID, reason="A mistake"),
        Reader("Ann First"),
        seen=10**6,
        replaces=1,
    )
    field(test, "Comment").set_value(1)
    test = fill(test, "Take it back", Reason="It was another team")
    for _ in range(2):
        assert "In the meantime this entry was corrected or taken back" in answer_of(test)
        assert field(test, "Reason").value == "It was another team"
        assert len(on_record()) == 3
        test = fill(test, "Take it back")
