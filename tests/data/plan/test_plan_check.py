"""The check of the plan: silent about the plan as reviewed, and it names every fault of a spoilt
one at once."""

from collections.abc import Callable
from typing import Any

import pytest

from data.plan import Plan, faults, load_plan

Data = dict[str, Any]


def spoilt(*changes: Callable[[Data], object]) -> Plan:
    data = load_plan().model_dump(mode="json")
    for change in changes:
        change(data)
    return Plan.model_validate(data)


def action(data: Data, action_id: str) -> Data:
    return next(
        action
        for section in data["sections"]
        for action in section["actions"]
        if action["id"] == action_id
    )


def milestone(data: Data, milestone_id: str) -> Data:
    return action(data, milestone_id.split(".")[0])["milestones"][
        int(milestone_id.split(".")[1]) - 1
    ]


def test_the_plan_as_reviewed_has_no_fault() -> None:
    assert faults(load_plan()) == []


CASES: list[tuple[Callable[[Data], object], list[str]]] = [
    (
        lambda data: data["sections"].reverse(),
        ["The sections should be 1, 2, 3, 4, not 4, 3, 2, 1."],
    ),
    (
        lambda data: data.update(rag=data["rag"][1:]),
        [
            "The progress statuses should be Grey, Blue, Green, Amber, Red, not Blue, Green, "
            "Amber, Red."
        ],
    ),
    (
        lambda data: data.update(priorities=data["priorities"][:3]),
        ["There should be 4 inspection priorities, one a section, not 3."],
    ),
    (
        lambda data: data.update(
            bodies=[{"name": name, "slug": "body"} for name in ("DfE", "Ofsted")]
        ),
        ["The governance text does not name Ofsted."],
    ),
    (
        lambda data: data.update(glossary=(*data["glossary"], data["glossary"][0])),
        ["The glossary explains ACE more than once."],
    ),
    (
        lambda data: action(data, "3e")["milestones"].pop(),
        [
            "There should be 85 milestones, not 84.",
            "There should be 80 milestones with a due month, not 79.",
        ],
    ),
    (
        lambda data: action(data, "4c")["milestones"].pop(),
        [
            "There should be 85 milestones, not 84.",
            "There should be 5 recurring milestones, not 4.",
        ],
    ),
    (
        lambda data: milestone(data, "3e.2").update(id="3e.1"),
        [
            "The milestones of action 3e should be 3e.1, 3e.2, 3e.3, 3e.4, 3e.5, 3e.6, 3e.7, 3e.8, "
            "3e.9, not 3e.1, 3e.1, 3e.3, 3e.4, 3e.5, 3e.6, 3e.7, 3e.8, 3e.9."
        ],
    ),
    (
        lambda data: action(data, "1d")["milestones"][0].update(id="1c.11"),
        ["The milestones of action 1d should be 1d.11, not 1c.11."],
    ),
    (
        lambda data: milestone(data, "2a.1").update(due=None),
        [
            "There should be 80 milestones with a due month, not 79.",
            "Milestone 2a.1 should have either a due month or a recurrence, and not both.",
        ],
    ),
    (
        lambda data: milestone(data, "4c.1").update(due="2026-01"),
        [
            "There should be 80 milestones with a due month, not 81.",
            "Milestone 4c.1 should have either a due month or a recurrence, and not both.",
        ],
    ),
    (
        lambda data: milestone(data, "2a.1").update(due="2062-01"),
        ["Milestone 2a.1 is due in 2062-01, which is no month of 2025 to 2028."],
    ),
    (
        lambda data: action(data, "2a").update(title=None, leads=[]),
        ["Action 2a lacks its title and leads."],
    ),
    (
        lambda data: action(data, "2a").update(parts=[]),
        ["Action 2a lacks its parts."],
    ),
    (
        lambda data: action(data, "2a")["parts"].reverse(),
        ["The parts of action 2a should be A, B, C, D, not D, C, B, A."],
    ),
    (
        lambda data: action(data, "1d").update(note=None),
        ["Action 1d lacks its note."],
    ),
    (
        lambda data: action(data, "3a").update(id="3b"),
        [
            "The actions of section 3 should be 3a, 3b, 3c, 3d, 3e, not 3b, 3b, 3c, 3d, 3e.",
            "The milestones of action 3b should be 3b.1, 3b.2, 3b.3, not 3a.1, 3a.2, 3a.3.",
        ],
    ),
    (
        lambda data: data["sections"][0]["quantitative"][1].update(id="1.Q1"),
        ["The criteria of section 1 should be 1.Q1, 1.Q2, 1.Q3, 1.Q4, not 1.Q1, 1.Q1, 1.Q3, 1.Q4."],
    ),
    (
        lambda data: data["sections"][1].update(qualitative=[], good=[]),
        ["Section 2 lacks its good.", "Section 2 lacks its qualitative."],
    ),
    (
        lambda data: milestone(data, "3e.5").update(words=" "),
        ["There are no words at 3e.5, words."],
    ),
    (
        lambda data: data["sections"][3]["interdependencies"].append(""),
        ["There are no words at section 4, interdependencies 6."],
    ),
    (
        lambda data: data.update(version=""),
        ["There are no words at version."],
    ),
]


@pytest.mark.parametrize(("change", "expected"), CASES, ids=[expected[-1] for _, expected in CASES])
def test_a_fault_is_named_and_nothing_else_is(
    change: Callable[[Data], object], expected: list[str]
) -> None:
    assert faults(spoilt(change)) == expected


def test_several_faults_are_reported_at_once() -> None:
    changes = (
        lambda data: milestone(data, "2a.1").update(due="2062-01"),
        lambda data: action(data, "4b").update(leads=[]),
        lambda data: data["sections"][2]["good"].append(""),
        lambda data: data.update(bodies=[{"name": "Ofsted", "slug": "ofsted"}]),
    )
    assert faults(spoilt(*changes)) == [
        "The governance text does not name Ofsted.",
        "Action 4b lacks its leads.",
        "Milestone 2a.1 is due in 2062-01, which is no month of 2025 to 2028.",
        "There are no words at section 3, good 5.",
    ]
