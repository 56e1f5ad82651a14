"""The plan in sentences: how much it promises, which edition it is, and dates that it prints in its
own way."""

from collections.abc import Sequence

from data.plan import Action, Plan, Section
from data.plurals import counted
from kpis.figures import count
from kpis.milestones import MilestoneState
from presentation.words.grammar import begun, in_words, joined, long_date, ranges


def missing_words(action: Action) -> str:
    """A sentence that names what is still missing of an action (heading, parts, lead) in our copy
    of the plan and its changes. Empty where nothing is."""
    held = {"heading": action.title, "parts": action.parts, "lead": action.leads}
    lacking = [name for name, found in held.items() if not found]
    if not lacking:
        return ""
    verb = "is" if lacking in (["heading"], ["lead"]) else "are"
    return (
        f"The {joined(lacking)} of this action {verb} missing from the copy of the plan that we "
        "have."
    )


def note_words(action: Action) -> str:
    """The note on an action. An action that lacks pages has the note of the printed copy. Once a
    change of the plan has given some of what is missing, the note says what is still missing."""
    if not action.incomplete or not (action.title or action.parts or action.leads):
        return action.note or ""
    held = {int(one.id.split(".")[1]) for one in action.milestones}
    missing = ranges([number for number in range(1, max(held, default=0)) if number not in held])
    numbers = f"Milestones with the numbers {missing} are missing." if missing else ""
    return " ".join(filter(None, [missing_words(action), numbers]))


def plan_summary(plan: Plan) -> str:
    """What the whole plan holds."""
    parts = [
        counted(len(plan.actions), "action"),
        counted(len(plan.milestones), "milestone"),
        *_criteria(plan.sections),
    ]
    return f"{begun(in_words(len(plan.sections)))} areas to improve, {joined(parts)}."


def edition(plan: Plan) -> str:
    """Which edition of the plan this is."""
    return f"{plan.version} version, {long_date(plan.date)}. The words are the plan's own."


def section_promise(section: Section) -> str:
    """What a section promises."""
    return f"{joined([counted(len(section.actions), 'action'), *_criteria([section])])}."


def _criteria(sections: Sequence[Section]) -> list[str]:
    measured = sum(len(section.quantitative) for section in sections)
    judged = sum(len(section.qualitative) for section in sections)
    return [
        f"{counted(measured, 'criterion', 'criteria')} measured in figures",
        f"{count(judged)} judged by evidence",
    ]


def printed_dates(states: Sequence[MilestoneState]) -> str:
    """The dates that the plan prints otherwise than by their month:
    `1a.5 is printed as “Jun 2026 (…)”.`"""
    told = [
        f"{one.milestone.id} as “{one.milestone.printed_due}”"
        for one in states
        if one.milestone.printed_due
    ]
    return f"Printed in the plan: {joined(told)}." if told else ""
