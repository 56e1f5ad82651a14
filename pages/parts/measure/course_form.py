"""The fields of a course: for each step its month, and what is to be reached by then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from data.clock import uk_today
from data.record import CourseStep
from kpis import months
from kpis.definitions import Result
from kpis.judging import MOST_STEPS
from kpis.record import Fault
from pages.parts.record.choosing import choice

MONTHS_AHEAD = 60
"""How far ahead the month of a step may be chosen."""
NEW = 2
"""How many steps a new course is offered."""
Manner = Literal["figure", "change"]


@dataclass(frozen=True)
class CourseFields:
    """How many steps there are to fill in, and whether each is a figure or a change in % of the
    baseline; `known` are those of the course in force. `key` tells the fields from those of another
    form."""

    number: int
    manner: Manner
    known: tuple[CourseStep, ...]
    key: str


def course_shape(result: Result, key: str, drop: Callable[[], None]) -> CourseFields:
    """How many steps, and in which manner: asked for before the form, which it shapes. Who turns to
    another leaves what was asked for."""
    known = result.course.decision.steps if result.course else ()
    manners: dict[Manner, str] = {"figure": f"A figure ({result.measure.unit})"}
    if result.baseline:
        manners["change"] = f"% {_side(result)} than the baseline"
    held = "change" if known and known[0].change is not None and "change" in manners else "figure"
    manner = st.radio(
        "Each step is",
        list(manners),
        index=list(manners).index(held),
        format_func=manners.__getitem__,
        horizontal=True,
        key=f"manner-{key}",
        on_change=drop,
    )
    number = st.radio(
        "How many steps",
        range(1, MOST_STEPS + 1),
        index=(len(known) or NEW) - 1,
        horizontal=True,
        key=f"steps-{key}",
        on_change=drop,
    )
    return CourseFields(number, manner, known, f"{manner}-{key}")


def course_steps_asked(
    result: Result, fields: CourseFields
) -> tuple[list[dict[str, object]], list[Fault]]:
    """The steps as they were filled in, and what is still lacking of them."""
    steps: list[dict[str, object]] = []
    lacking: list[Fault] = []
    for number in range(1, fields.number + 1):
        left, right = st.columns(2)
        with left:
            month = _month(number, fields)
        with right:
            value = _value(number, result, fields)
        if month is None:
            lacking.append(Fault(f"Step {number}: choose a month.", f"month{number}"))
        if value is None:
            lacking.append(Fault(f"Step {number}: give a number.", f"step{number}"))
        elif fields.manner == "change":
            value = value if result.measure.direction == "increase" else -value
        steps.append({"month": month, fields.manner: value})
    return steps, lacking


def _month(number: int, fields: CourseFields) -> str | None:
    """The month of a step, from this one on; of the course in force those that are over too, for
    they stay as they were decided."""
    now, known = months.of(uk_today()), _known(number, fields)
    ahead = months.every(now, months.add(now, MONTHS_AHEAD))
    offered = sorted({*ahead, *(one.month for one in fields.known)})
    named = {month: months.long(month) for month in offered}
    return choice(
        f"Step {number}, by", named, f"month{number}-{fields.key}", chosen=known and known.month
    )


def _value(number: int, result: Result, fields: CourseFields) -> float | None:
    known = _known(number, fields)
    value = getattr(known, fields.manner, None)
    at = "at least" if result.measure.direction == "increase" else "at most"
    asked = f"% {_side(result)}"
    if fields.manner == "figure":
        asked = f"{at} ({result.measure.unit})"
    return st.number_input(
        f"Step {number}, {asked}",
        value=None if value is None else abs(value),
        step=0.1 if fields.manner == "figure" and result.measure.unit != "people" else 1.0,
        format="%g",
        key=f"step{number}-{fields.key}",
    )


def _known(number: int, fields: CourseFields) -> CourseStep | None:
    """The step of that number in the course in force."""
    return fields.known[number - 1] if number <= len(fields.known) else None


def _side(result: Result) -> str:
    return "more" if result.measure.direction == "increase" else "less"
