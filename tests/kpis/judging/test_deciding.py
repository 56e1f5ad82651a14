"""Decisions beside the example extracts: refused with words, stored, judged by, undone, and known
only from then on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from data.clock import utc_now
from data.reader import Reader
from data.record import Comment
from data.record.decisions import DecisionKind, Proposed, decisions
from data.store import Database, open_database
from data.store.records import records
from kpis.commands.report import report
from kpis.definitions import Result
from kpis.judging.deciding import decide, effect
from kpis.judging.decision_faults import faults
from kpis.judging.read import Results, read_results
from kpis.record.writing import record
from tests.kpis.decided import APPEALS, FOUR_WEEKS, ON_TIME, proposed, to

TODAY = date(2026, 11, 23)
SUPPORTED, AVERAGE, AMBASSADORS = (
    "nd_supported_while_waiting",
    "nd_average_wait",
    "local_offer_ambassadors",
)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(f"{TODAY} 12:00:00+00:00"):
        yield


@pytest.fixture
def own(example_file: Path, own_database: Path) -> Iterator[Database]:
    """The example extracts in a database of this test's own."""
    own_database.write_bytes(example_file.read_bytes())
    opened = open_database(own_database)
    yield opened
    opened.close()


def record_of(database: Database) -> list[Any]:
    with database.reading() as cursor:
        return list(decisions(records(cursor).entries()))


def put(database: Database, *asked: Proposed, author: str = "Ann Lead") -> Results:
    for one in asked:
        assert decide(database, one, Reader(author), seen=len(record_of(database))) == []
    return read_results(database)


def steps(*given: tuple[str, float], id: str = APPEALS) -> tuple[DecisionKind, dict[str, Any]]:
    """A course: of the measure of waits each step in % of the baseline, else in its unit."""
    what = "change" if id == AVERAGE else "figure"
    return "course", {"measure": id, "steps": [{"month": by, what: value} for by, value in given]}


SAID: dict[str, tuple[DecisionKind, dict[str, Any], str]] = {
    "no reason": ("target", {"figure": 1, "reason": " \n"}, "Give the reason"),
    "nobody": ("target", {"figure": 1, "author": ""}, "Say who decided"),
    "tomorrow": ("target", {"figure": 1, "decided_on": TODAY + timedelta(1)}, "in the future"),
    "no such measure": ("target", {"figure": 1, "measure": "nothing"}, "no measure called nothing"),
    "a month without a figure": (
        "baseline_month",
        {"period": "2020-01"},
        "no figure for that month",
    ),
    "no month": ("baseline_month", {}, "no figure for that month"),
    "a figure without a month": ("baseline_figure", {"figure": 1}, "which month"),
    "a figure of what is no month": (
        "baseline_figure",
        {"figure": 1, "period": "2025-13"},
        "which month",
    ),
    "a figure of Cumbria": (
        "baseline_figure",
        {"figure": 1, "period": "2023-03"},
        "from April 2023",
    ),
    "a figure of the newest month": (
        "baseline_figure",
        {"figure": 1, "period": "2026-10"},
        "before the newest",
    ),
    "no figure": ("baseline_figure", {"period": "2025-03"}, "as a number"),
    "not a number": ("target", {"figure": float("nan")}, "as a number"),
    "more than all": ("target", {"figure": 100.1}, "between 0 and 100"),
    "less than none": ("target", {"figure": -0.1}, "between 0 and 100"),
    "below no wait": (
        "baseline_figure",
        {"measure": AVERAGE, "period": "2025-03", "figure": -1},
        "between 0 and 1,000",
    ),
    "beyond all measure": (
        "target",
        {"measure": AMBASSADORS, "figure": 1e300},
        "between 0 and 1,000,000",
    ),
    "finer than is shown": ("target", {"figure": 1.25}, "at most one decimal place"),
    "half a person": ("target", {"measure": AMBASSADORS, "figure": 30.5}, "a whole number"),
    "the plan has a target": (
        "target",
        {"measure": FOUR_WEEKS, "figure": 50},
        "The plan sets this target: 60% or more",
    ),
    "one reading only": ("reading", {}, "one way only"),
    "not the measure that takes it": ("reading", {"measure": FOUR_WEEKS}, "one way only"),
    "no step": ("course", {}, "between 1 and 6 steps"),
    "a month that is over": (*steps(("2026-10", 1.4)), "Step 1: October 2026 is over"),
    "a month twice": (*steps(("2026-12", 1.4), ("2026-12", 1.3)), "later month than December 2026"),
    "further away": (*steps(("2026-12", 1.3), ("2027-06", 1.4)), "1.4% is not below the 1.3%"),
    "no further": (*steps(("2026-12", -10), ("2027-06", -10), id=AVERAGE), "is not below"),
    "finer than a step is shown": (*steps(("2026-12", 1.25)), "Give step 1 with at most one"),
    "more than all by then": (*steps(("2026-12", 101)), "between 0 and 100"),
    "the wrong way": (*steps(("2026-12", 10), id=AVERAGE), "Step 1: give how many % less"),
    "less than nothing": (*steps(("2026-12", -101), id=AVERAGE), "between 0 and 1,000,000"),
    "past the target": (*steps(("2026-12", -21), id=AVERAGE), "past the target, "),
    "nothing to undo": ("undo", {"undoes": 7}, "no such decision"),
}


@pytest.mark.parametrize(("kind", "fields", "words"), SAID.values(), ids=SAID)
def test_what_cannot_go_on_the_record_is_refused_in_words(
    examples: Database, kind: DecisionKind, fields: dict[str, Any], words: str
) -> None:
    fields = dict(fields)
    author = Reader(fields.pop("author", "Ann Lead"))
    [said] = faults(proposed(kind, **fields), author, read_results(examples), TODAY)
    assert words in said


def test_everything_that_is_wrong_is_said_at_once(examples: Database) -> None:
    wrong = proposed("target", figure=None, reason="", decided_on=TODAY + timedelta(1))
    assert len(faults(wrong, Reader(""), read_results(examples), TODAY)) == 4


ALLOWED = {
    "a month": proposed("baseline_month", period="2026-03"),
    "the newest month": proposed("baseline_month", period="2026-10"),
    "a figure": proposed("baseline_figure", period="2023-04", figure=41.944),
    "no case at all": proposed("target", figure=0),
    "all": proposed("target", SUPPORTED, figure=100.0),
    "today": proposed("target", figure=1.5, decided_on=TODAY),
    "a whole number": proposed("target", AMBASSADORS, figure=300),
    "the other reading": proposed("reading", ON_TIME),
    "a course to the target": proposed(
        "course", **steps(("2026-11", -10), ("2027-06", -20), id=AVERAGE)[1]
    ),
    "a course to the target as it is shown": proposed(
        "course", AVERAGE, steps=[to("2026-12", 26.1)]
    ),
    "a course where the plan has no figure": proposed(
        "course", **steps(("2026-12", 1.5), ("2027-06", 0))[1]
    ),
}


@pytest.mark.parametrize("asked", ALLOWED.values(), ids=ALLOWED)
def test_what_may_go_on_the_record_is_not_refused(examples: Database, asked: Proposed) -> None:
    assert faults(asked, Reader("Ann Lead"), read_results(examples), TODAY) == []


def test_a_refused_decision_is_not_stored(own: Database) -> None:
    assert decide(own, proposed("target", figure=101), Reader("Ann Lead"), seen=0) == [
        "A percentage lies between 0 and 100."
    ]
    assert record_of(own) == []


def test_a_reading_and_a_local_target_never_stand_together(own: Database) -> None:
    local, reading = proposed("target", ON_TIME, figure=70), proposed("reading", ON_TIME)
    put(own, local)
    assert decide(own, reading, Reader("Ann Lead"), seen=1) == [
        "This measure has a local target. Undo that first."
    ]
    put(own, proposed("undo", ON_TIME, undoes=1), reading)
    [said] = decide(own, local, Reader("Ann Lead"), seen=3)
    assert said.startswith("The board judges the plan's target by this measure")
    assert decide(own, reading, Reader("Ann Lead"), seen=3) == [
        "The board reads the plan so already."
    ]


def test_nothing_is_undone_twice_nor_for_another_measure(own: Database) -> None:
    put(own, proposed("target", figure=1.5))
    assert decide(own, proposed("undo", SUPPORTED, undoes=1), Reader("Ann Lead"), seen=1) == [
        "There is no such decision to undo."
    ]
    put(own, proposed("undo", undoes=1))
    assert decide(own, proposed("undo", undoes=1), Reader("Ann Lead"), seen=2) == [
        "That decision has been undone already."
    ]
    assert decide(own, proposed("undo", undoes=2), Reader("Ann Lead"), seen=2) == [
        "There is no such decision to undo."
    ]


def test_a_decision_that_overtakes_another_on_the_same_measure_is_refused_and_names_who_was_first(
    own: Database,
) -> None:
    put(own, proposed("target", figure=1.5), author="Bea First")
    [said] = decide(own, proposed("target", figure=2.0), Reader("Ann Lead"), seen=0)
    assert "Bea First" in said
    assert "Nothing was stored" in said
    assert [one.figure for one in record_of(own)] == [1.5]
    assert decide(own, proposed("target", SUPPORTED, figure=60), Reader("Ann Lead"), seen=0) == []


def test_a_comment_and_a_decision_on_one_measure_get_in_nobodys_way(own: Database) -> None:
    comment = Comment(measure=APPEALS, dated_on=TODAY, words="A new judge")
    assert record(own, comment, Reader("Bea First"), 0, today=TODAY) == []
    put(own, proposed("target", figure=1.5))
    assert (
        record(own, comment.model_copy(update={"words": "Two"}), Reader("Cy"), 1, today=TODAY) == []
    )
    assert decide(own, proposed("undo", undoes=1), Reader("Ann Lead"), seen=2) == []


def test_a_reading_overtakes_a_decision_on_either_measure(own: Database) -> None:
    put(own, proposed("reading", ON_TIME))
    for measure in (FOUR_WEEKS, ON_TIME):
        assert (
            decide(
                own,
                proposed("baseline_month", measure, period="2026-03"),
                Reader("Ann Lead"),
                seen=0,
            )
            != []
        )


def told(database: Database, id: str) -> dict[str, Any]:
    return report(read_results(database))["kpis"][id]


def test_a_local_target_is_judged_by_and_told_as_the_boards(own: Database) -> None:
    assert told(own, APPEALS)["target"] == {"kind": "none", "value": None, "set_by": "plan"}
    put(own, proposed("target", figure=1.5))
    assert told(own, APPEALS)["target"] == {"kind": "at_most", "value": 1.5, "set_by": "board"}
    assert told(own, APPEALS)["status"] == "met"
    put(own, proposed("target", figure=0.5))
    assert (told(own, APPEALS)["target"]["value"], told(own, APPEALS)["status"]) == (
        0.5,
        "not_improving",
    )


def test_every_target_says_who_set_it(examples: Database) -> None:
    assert {one["target"]["set_by"] for one in report(read_results(examples))["kpis"].values()} == {
        "plan"
    }


def test_another_baseline_moves_what_is_worked_out_from_it(own: Database) -> None:
    put(own, proposed("baseline_figure", AVERAGE, period="2024-01", figure=40.0))
    found = told(own, AVERAGE)
    assert found["baseline"] == {"period": "2024-01", "value": 40}
    assert (found["target"], found["status"]) == (
        {"kind": "reduction", "value": 32, "set_by": "plan"},
        "met",
    )
    put(own, proposed("baseline_month", AVERAGE, period="2026-03"))
    found = told(own, AVERAGE)
    assert found["baseline"]["value"] == next(
        one["value"] for one in found["series"] if one["period"] == "2026-03"
    )


def test_the_other_reading_moves_the_plans_target_and_its_trajectory(own: Database) -> None:
    before = told(own, FOUR_WEEKS)
    put(own, proposed("reading", ON_TIME))
    taken, given_away = told(own, ON_TIME), told(own, FOUR_WEEKS)
    assert taken["target"] == {"kind": "at_least", "value": 60, "set_by": "plan"}
    assert taken["upward_trajectory"] in (True, False)
    assert given_away["target"] == {"kind": "none", "value": None, "set_by": "plan"}
    assert given_away["status"] == "no_target"
    assert given_away["upward_trajectory"] == before["upward_trajectory"]
    put(own, proposed("undo", ON_TIME, undoes=1))
    assert told(own, FOUR_WEEKS) == before
    assert "upward_trajectory" not in told(own, ON_TIME)


def test_figures_never_depend_on_decisions_and_undoing_all_gives_everything_back(
    own: Database,
) -> None:
    before = read_results(own)
    asked = [proposed("target", figure=1.5), proposed("baseline_month", AVERAGE, period="2026-03")]
    decided = put(own, *asked, proposed("reading", ON_TIME))
    assert decided.exact == before.exact
    assert {id for id, one in decided.by_id.items() if one != before.by_id[id]} == {
        APPEALS,
        AVERAGE,
        ON_TIME,
        FOUR_WEEKS,
    }
    undone = put(
        own,
        *[
            proposed("undo", one.measure, undoes=at)
            for at, one in enumerate(decided.decisions, start=1)
        ],
    )
    assert undone.by_id == before.by_id


def test_the_effect_is_what_happens_then_and_stores_nothing(own: Database) -> None:
    before = read_results(own)
    for asked in (proposed("reading", ON_TIME), proposed("target", SUPPORTED, figure=60)):
        foreseen = effect(read_results(own), asked)
        assert len(record_of(own)) == len(read_results(own).decisions)
        after = put(own, asked)
        for was, would in foreseen:
            now = after.by_id[would.measure.id]
            assert was == before.by_id[would.measure.id]
            assert (would.status, would.baseline, would.target.value) == (
                now.status,
                now.baseline,
                now.target.value,
            )
    assert [would.measure.id for _, would in foreseen] == [SUPPORTED]


def test_a_decision_is_not_known_before_it_was_put_on_the_record(own: Database) -> None:
    # Nothing is put on the record before what is there, and that is of the day of the run.
    with time_machine.travel("2099-11-24 09:00:00+00:00", tick=False):
        put(own, proposed("target", figure=1.5))
    with time_machine.travel("2099-11-25 09:00:00+00:00", tick=False):
        put(own, proposed("undo", undoes=1))
        known = [
            read_results(own, known_at=utc_now() - timedelta(hours=hours))
            for hours in (25, 24, 1, 0)
        ]
    assert [one.by_id[APPEALS].target.set_by for one in known] == ["plan", "board", "board", "plan"]
    assert [len(one.decisions) for one in known] == [0, 1, 1, 2]


def test_a_month_before_the_decided_one_has_no_baseline_yet(own: Database) -> None:
    put(own, proposed("baseline_month", APPEALS, period="2026-03"))
    assert read_results(own, month="2026-02").by_id[APPEALS].baseline is None
    assert read_results(own, month="2026-03").by_id[APPEALS].baseline is not None


def test_a_course_is_judged_undone_and_known_only_from_then_on(own: Database) -> None:
    before = report(read_results(own))
    course = proposed("course", **steps(("2026-11", -10), ("2027-06", -20), id=AVERAGE)[1])
    found = put(own, course)
    told = report(found)["kpis"][AVERAGE].pop("course")
    assert (told["state"], told["due"], told["next"]) == ("to_come", None, "2026-11")
    baseline = found.by_id[AVERAGE].baseline
    assert baseline
    assert [one["value"] for one in told["steps"]] == [
        pytest.approx(baseline.value * share) for share in (0.9, 0.8)
    ]
    assert told["steps"][0]["words"].endswith("weeks by November 2026")
    assert report(replace(found, by_id={**found.by_id, AVERAGE: _without(found)})) == before
    put(own, proposed("undo", AVERAGE, undoes=1))
    assert report(read_results(own)) == before


def _without(found: Results) -> Result:
    return replace(found.by_id[AVERAGE], course=None)


def test_a_step_of_a_month_that_is_over_stays_as_it_was_decided(own: Database) -> None:
    given = steps(("2026-11", -10), ("2027-06", -15), id=AVERAGE)[1]
    put(own, proposed("course", **given))
    found, later = read_results(own), date(2027, 1, 15)
    longer = {**given, "steps": [*given["steps"], {"month": "2027-12", "change": -20}]}
    assert faults(proposed("course", **longer), Reader("Ann"), found, later) == []
    other = {**longer, "steps": [{"month": "2026-11", "change": -9}, *longer["steps"][1:]]}
    [said] = faults(proposed("course", **other), Reader("Ann"), found, later)
    assert "November 2026 is over. Choose a month from January 2027 on." in said
