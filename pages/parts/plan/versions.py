"""Which version of the plan is looked at: today's, the printed one, or the one of a day that the
address names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.clock import typed_date
from data.plan import Plan, load_plan
from data.record import plan_on
from kpis.milestones import Board
from kpis.record import Step, steps, version_days
from pages.parts import source
from pages.parts.switch import pick
from pages.parts.text import as_text
from presentation.html import step_notes
from presentation.html.kit import CARRIED, Markup, day_form, tag, whole
from presentation.words import short_date
from presentation.words.plan import PRINTED, version_choices, version_notice

_BEFORE = date.min
"""The day that stands for the printed plan: before every change."""
ON = "on"
"""The name in the address; its value is a day, as 2026-11-03, or `printed`."""


@dataclass(frozen=True)
class Look:
    """A version of the plan, the day as on which it stands, and the changes in force by then.
    `is_today` tells whether that is the version in force now, beside which its milestones' statuses
    may stand; `value` stands for it in an address."""

    plan: Plan
    day: date
    is_today: bool
    steps: Sequence[Step]
    value: str = ""

    @property
    def is_printed(self) -> bool:
        """Whether it is the printed plan, without the changes that are in force from the very day
        it is dated."""
        return self.value == PRINTED

    def notes(self, subjects: Sequence[str]) -> dict[str, Markup]:
        """What was changed of each of these milestones or actions, for those of which something
        was."""
        found = {id: [step for step in self.steps if step.change.subject == id] for id in subjects}
        return {id: step_notes(made) for id, made in found.items() if made}


def look(board: Board) -> Look:
    """The version that the address names; today's without one. Every link of the page keeps it."""
    day, today = _asked(), source.today()
    made = steps(source.entries())
    if day is None or day == today:
        return Look(board.plan, today, True, _by(made, today))
    printed = day == _BEFORE
    value = PRINTED if printed else day.isoformat()
    CARRIED.set({**CARRIED.get({}), ON: value})
    if printed:
        return Look(load_plan(), load_plan().date, False, [], value)
    return Look(plan_on(day, source.entries()), day, False, _by(made, day), value)


def _asked() -> date | None:
    """The day in the address; one before the plan is that of the printed one."""
    asked = st.query_params.get(ON, "")
    day = _BEFORE if asked == PRINTED else typed_date(asked)
    return _BEFORE if day and day < load_plan().date else day


def _by(made: Sequence[Step], day: date) -> list[Step]:
    return [step for step in made if step.change.from_date <= day]


def version_choice(seen: Look) -> None:
    """A list of the versions to pick from, where there is more than one, and a field for any
    day."""
    choices = version_choices(source.entries(), source.today(), load_plan().date)
    if not seen.is_today:
        choices.setdefault(seen.value, f"On {short_date(seen.day)}")
        st.query_params[ON] = seen.value
    with st.container(width=420, gap="xsmall"):
        if not seen.is_today or version_days(source.entries()):
            pick("Version of the plan", choices, ON)
        kept = {name: value for name, value in st.query_params.to_dict().items() if name != ON}
        form = day_form(ON, kept, "Show")
        st.html(whole(tag("details", tag("summary", "The plan on any day"), form, class_="choice")))


def version_said(seen: Look) -> None:
    """That another version than today's is shown, with the way back; or that the address names no
    day."""
    asked = st.query_params.get(ON, "")
    if asked and _asked() is None:
        st.warning(
            f"{as_text(f'“{asked}” is not a day such as 2026-11-03.')} This is the plan in force "
            "today."
        )
    if not seen.is_today:
        _notice(seen)


def _notice(seen: Look) -> None:
    about = seen.day, source.today(), source.entries()
    with st.container(horizontal=True, vertical_alignment="center", key="version"):
        st.warning(version_notice(*about, printed=seen.is_printed), icon=":material/history:")
        st.button("Show today's plan", on_click=_leave, key="todays-plan")


def _leave() -> None:
    st.query_params.pop(ON, None)
