"""The check finds every fault of the declarations, all at once."""

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from data.plan import PlanError, load_plan
from kpis.commands import check as checking
from kpis.commands.check import check, measure_faults, review_faults
from kpis.definitions.measure import Companion, Measure, Target
from kpis.measures import measures

PARENTS = measures()["local_offer_ambassadors"].companions[0]
TODAY = date(2026, 11, 1)
NO_FIGURE = "its target lacks a figure"
NO_SQL = "its comparator has no SQL"
BROKEN: list[tuple[str, dict[str, Any], str]] = [
    ("survey_satisfaction", {"criterion": "2.Q1"}, "section 1 has no quantitative criterion 2.Q1"),
    ("survey_satisfaction", {"criterion": "1.L1"}, "section 1 has no quantitative criterion 1.L1"),
    (
        "survey_satisfaction",
        {"plan_words": "Feedback improved."},
        "its plan_words are not the plan's words",
    ),
    ("survey_satisfaction", {"extracts": ("surveys",)}, "it reads an extract that does not exist"),
    ("survey_satisfaction", {"actions": ()}, "it is linked to no action of its section"),
    ("survey_satisfaction", {"actions": ("1a", "2a")}, "it is linked to no action of its section"),
    (
        "survey_satisfaction",
        {"phrase": "They are satisfied"},
        "its phrase has no place for the value",
    ),
    (
        "survey_satisfaction",
        {"phrase": "{value} of {people}"},
        "its phrase has no place for the value",
    ),
    (
        "survey_satisfaction",
        {"phrase": "{value of people"},
        "its phrase has no place for the value",
    ),
    (
        "local_offer_ambassadors",
        {"companions": (PARENTS, PARENTS)},
        "a companion's id is given twice",
    ),
    ("survey_satisfaction", {"target": Target(kind="at_least")}, NO_FIGURE),
    ("survey_satisfaction", {"target": Target(kind="at_most")}, NO_FIGURE),
    ("survey_satisfaction", {"target": Target(kind="reduction")}, NO_FIGURE),
    ("survey_satisfaction", {"target": Target(kind="none", figure=60)}, NO_FIGURE),
    ("survey_satisfaction", {"target": Target(kind="comparator")}, NO_SQL),
    ("survey_satisfaction", {"target": Target(comparator="SELECT 1")}, NO_SQL),
    ("survey_satisfaction", {"protects": None}, "it does not say protects"),
    (
        "survey_satisfaction",
        {"beside": ("qa_blue",)},
        "there is no measure qa_blue to stand beside",
    ),
    ("qa_green", {"may_take_target_of": "qa_blue"}, "it cannot take the target of qa_blue"),
    (
        "qa_green",
        {"may_take_target_of": "ehc_20_weeks"},
        "it cannot take the target of ehc_20_weeks",
    ),
    (
        "qa_green",
        {"may_take_target_of": "nd_longest_wait"},
        "it cannot take the target of nd_longest_wait",
    ),
    (
        "rtc_accredited",
        {"may_take_target_of": "nd_support_plans"},
        "it cannot take the target of nd_support_plans",
    ),
] + [
    ("survey_satisfaction", {name: "  "}, f"it does not say {name}")
    for name in (
        "name",
        "why",
        "counted",
        "out_of",
        "left_out",
        "chosen",
        "compared",
        "author",
        "checked_by",
    )
]


def declared(**changed: Measure) -> list[Measure]:
    return [changed.get(id, measure) for id, measure in measures().items()]


def test_the_plan_and_its_measures_have_no_fault() -> None:
    assert check(TODAY) == []


@pytest.mark.parametrize(
    ("id", "change", "fault"),
    BROKEN,
    ids=[f"{fault}-{at}" for at, (*_, fault) in enumerate(BROKEN)],
)
def test_fault_is_named_with_its_measure(id: str, change: dict[str, Any], fault: str) -> None:
    broken = measures()[id].model_copy(update=change)
    assert f"{id}: {fault}" in measure_faults(load_plan(), declared(**{id: broken}))


def test_criterion_without_a_measure_is_named_in_its_own_words() -> None:
    rest = [measure for measure in declared() if measure.criterion != "4.Q6"]
    (fault,) = measure_faults(load_plan(), rest)
    assert fault.startswith(
        "Criterion 4.Q6 has no measure: School self-evaluation will demonstrate"
    )


def test_a_measure_of_a_section_that_the_plan_lacks_is_named() -> None:
    lost = measures()["adaptive_teaching"].model_copy(update={"section": 5})
    assert "adaptive_teaching: the plan has no section 5" in measure_faults(
        load_plan(), declared(adaptive_teaching=lost)
    )


def test_two_measures_at_one_place_are_named_once() -> None:
    moved = measures()["adaptive_teaching"].model_copy(update={"order": 5})
    assert measure_faults(load_plan(), declared(adaptive_teaching=moved)) == [
        "ld_employment and adaptive_teaching both have order 5 in section 4: the next that is free "
        "is 6"
    ]


def test_all_faults_come_at_once() -> None:
    one = measures()["adaptive_teaching"].model_copy(
        update={"why": "", "chosen": "", "actions": ()}
    )
    other = measures()["qa_green"].model_copy(
        update={"phrase": "Good audits", "extracts": ("audits",)}
    )
    assert measure_faults(load_plan(), declared(adaptive_teaching=one, qa_green=other)) == [
        "qa_green: it reads an extract that does not exist",
        "qa_green: its phrase has no place for the value",
        "adaptive_teaching: it is linked to no action of its section",
        "adaptive_teaching: it does not say why",
        "adaptive_teaching: it does not say chosen",
    ]


def test_a_review_that_has_passed_is_named_and_one_due_today_is_not() -> None:
    one = measures()["qa_green"].model_copy(update={"next_review": TODAY})
    assert review_faults([one], TODAY) == []
    assert review_faults([one], TODAY + timedelta(days=1)) == [
        "qa_green: its next review was due by 1 November 2026: review it, and give it a new date"
    ]


def test_a_measure_without_a_day_of_review_is_named() -> None:
    one = measures()["qa_green"].model_copy(update={"next_review": None})
    assert review_faults([one], TODAY) == ["qa_green: it does not say next_review"]


def test_the_check_asks_for_reviews_on_the_day_it_is_given() -> None:
    assert len(check(date(2099, 1, 1))) == len(measures())


def test_a_plan_that_cannot_be_read_gives_its_own_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise PlanError(["One fault.", "Another."])

    monkeypatch.setattr(checking, "load_plan", broken)
    assert check(TODAY) == ["One fault.", "Another."]


def test_each_measure_is_declared_in_one_file_of_its_name(project: Path) -> None:
    names = [
        path.stem
        for path in (project / "kpis" / "measures").glob("*.py")
        if path.stem not in ("__init__", "registry")
    ]
    assert {name: import_module(f"kpis.measures.{name}").MEASURE.id for name in names} == {
        id: id for id in measures()
    }


def test_companions_have_no_name_that_the_store_uses_itself() -> None:
    taken: list[Companion] = [
        one for measure in declared() for one in measure.companions if one.id in ("", "target")
    ]
    assert taken == []
