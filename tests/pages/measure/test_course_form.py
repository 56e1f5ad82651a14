"""The form of a course: the effect first, each step with its month, and where it is said."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.record import CourseStep, Proposed
from data.record.decisions import decisions
from data.store.records import records
from kpis import months
from kpis.measures import measures
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, press
from tests.pages.reading import fields_of, finding_of, refused_by, texts, words

LONGEST = "nd_longest_wait"
FILLED = {
    "Reason": "Agreed at the July meeting",
    "Decided by": "Ann Lead",
    "Date of the decision": "03/10/2026",
}
FIRST, LAST = (months.add(months.of(uk_today()), ahead) for ahead in (1, 7))
STEPS = {"Step 1, by": FIRST, "Step 1, %": 10.0, "Step 2, by": LAST, "Step 2, %": 20.0}


@pytest.fixture
def form(opened: Opened, own_database: Path, example_file: Path) -> AppTest:
    """The form of a course for the longest wait over the example extracts, in % of the baseline."""
    own_database.write_bytes(example_file.read_bytes())
    test = opened("measure", id=LONGEST, do="decide")
    test.radio[0].set_value("course").run()
    return test.radio[1].set_value("change").run()


def fill(test: AppTest, steps: dict[str, Any]) -> AppTest:
    enter(test, FILLED | steps)
    return press(test, "Show what it would change")


def stored() -> list[Proposed]:
    with source.database().reading() as cursor:
        return list(decisions(records(cursor).entries()))


def test_a_course_is_shown_first_then_stored_said_on_every_page_and_undone(
    form: AppTest, opened: Opened
) -> None:
    test = fill(form, STEPS)
    effect = words(test)
    assert f"by {months.long(FIRST)} and " in effect
    assert "Status would stay" in effect
    assert stored() == []
    assert "course" not in finding_of(test)

    test = press(test, "Put it on the record")
    assert [one.steps for one in stored()] == [
        (CourseStep(month=FIRST, change=-10), CourseStep(month=LAST, change=-20))
    ]
    assert "The first step of the board's course is " in finding_of(test)
    assert "20% less than in May 2025; course: " in words(test)
    assert "Set by Ann Lead on 3 October 2026: Agreed at the July meeting" in words(test)
    assert "It does not lead to that step either." in words(test)

    section = str(measures()[LONGEST].section)
    assert "20% less, course: " in " ".join(texts(opened("overview"), "td"))
    assert "to go. Course: " in words(opened("sections", section=section))
    assert "The first step of the board" in words(opened("waiting_times"))

    test = press(test, "Undo decision 1")
    enter(test, FILLED)
    test = press(test, "Show what it would change")
    assert "It would have no course." in words(test)
    test = press(test, "Put it on the record")
    assert "course" not in finding_of(test)


def test_the_course_in_force_is_what_the_form_begins_with(form: AppTest) -> None:
    test = press(fill(form, STEPS), "Put it on the record")
    test.radio[0].set_value("course").run()
    assert (test.radio[1].value, test.radio[2].value) == ("change", 2)
    assert {name: field(test, name).value for name in STEPS} == STEPS
    test.radio[2].set_value(3).run()
    assert field(test, "Step 2, %").value == 20.0
    assert field(test, "Step 3, by").value is None


def test_what_is_lacking_leads_to_its_field(form: AppTest) -> None:
    test = fill(form, {"Step 1, by": FIRST, "Step 2, %": 20.0})
    assert refused_by(test) == ["Step 1: give a number.", "Step 2: choose a month."]
    assert fields_of(test) == ["step1", "month2"]
    test = fill(test, STEPS | {"Step 2, %": 5.0})
    assert "Each step leads further." in refused_by(test)[0]
    assert fields_of(test) == ["step2"]
    assert stored() == []
