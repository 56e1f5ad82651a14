"""Changing the plan: what is asked for, what it would change, and only then the record. Taking a
change back."""

import streamlit as st

from data.access import Right
from data.record import PlanChange, plan_changes, plan_on
from kpis.record import Step, changed, newest, overtaken, steps, things
from kpis.record.entry_faults import entry_faults
from pages.parts import source
from pages.parts.known import now_may
from pages.parts.plan.fields import FORMS, Form, PlanDesk
from pages.parts.record.asking import Asked
from pages.parts.record.choosing import choice
from pages.parts.record.writing import RecordDesk
from pages.parts.text import as_text
from presentation.html import side_by_side
from presentation.words import long_date, short_date
from presentation.words.plan import step_title, subject_words
from presentation.words.record import written_by

TAKE_BACK = "Take a change back"
GONE = (
    "Milestone {id} has left the plan, and its form with it. You had written: “{words}” Reason: "
    "“{reason}”"
)


def plan_forms() -> None:
    """The forms; nothing for whoever may not write now."""
    if not now_may(Right.REPORT):
        return
    desk = PlanDesk.of("plan")
    desk.folded("Change the plan", "plan-box", lambda: _forms(desk))


def _forms(desk: PlanDesk) -> None:
    held, key = plan_changes(desk.entries), f"plan-way-{desk.key}"
    ways = [*FORMS, TAKE_BACK] if held or st.session_state.get(key) == TAKE_BACK else list(FORMS)
    way = st.radio("What to do", ways, key=key, on_change=desk.drop)
    if way == TAKE_BACK:
        _take_back(desk)
        return
    plan = plan_on(max([source.today(), *(change.from_date for _, change in held)]), desk.entries)
    form = FORMS[way](plan, desk)
    if form.sent:
        _take(form, desk)
    if desk.asked:
        _confirm(desk.asked, desk)


def _take(form: Form, desk: PlanDesk) -> None:
    """Keep what was asked for, to be confirmed; or say what is wrong with it, and what others have
    written about it in the meantime."""
    asked, now = form.asked, source.entries()
    refused = form.refused
    if asked:
        refused = _overtaken(asked.what, desk) or entry_faults(
            asked.what, asked.author, now, source.today()
        )
    desk.ask(asked, refused)


def _overtaken(change: PlanChange, desk: PlanDesk) -> list[str]:
    """What others have written about it since it was drawn. Where they took its milestone out of
    the plan, its form goes too, so that what was typed there is said again."""
    now = source.entries()
    newer = overtaken(now, change, newest(desk.entries))
    drawn, held = (
        change.subject in things(plan_on(change.from_date, entries))
        for entries in (desk.entries, now)
    )
    if newer and change.milestone and drawn and not held:
        return [
            *newer,
            GONE.format(id=change.subject, words=change.milestone.words, reason=change.reason),
        ]
    return newer


def _confirm(asked: Asked[PlanChange], desk: PlanDesk) -> None:
    """What the change would change, and the choice to store it or to leave everything as it is."""
    change = asked.what
    before = things(plan_on(change.from_date, desk.entries)).get(change.subject)
    st.markdown(
        f"**What it would change of {as_text(subject_words(changed(change)))} from "
        f"{long_date(change.from_date)} on.** Nothing is stored yet."
    )
    st.html(side_by_side(before, changed(change)))
    if not desk.confirmed():
        return
    desk.drop()
    if refused := _overtaken(change, desk):
        desk.refuse(refused)
    else:
        desk.put(change, asked.author)


def _take_back(desk: RecordDesk) -> None:
    """The newest change of a milestone or heading, and why it is taken back."""
    made = {step.change.subject: step for step in steps(desk.entries)}
    named = {
        id: f"{id}, from {short_date(one.change.from_date)}: {_told(one)}"
        for id, one in made.items()
    }
    id = choice("Change", named, f"plan-back-{desk.key}")
    if id is None:
        return
    step = made[id]
    if step.before:
        st.html(side_by_side(step.after, step.before))
    elif _reported(id):
        st.info(
            f"Milestone {id} has updates, so it cannot leave the plan. Take those uploads back "
            "first, on History."
        )
        return
    else:
        st.markdown(f"Milestone {id} would leave the plan.")
    label = "Reason, shown beside the change. Never name a child."
    desk.take_back(f"plan-back-{desk.key}-{id}", label, lambda: step.entry)


def _told(step: Step) -> str:
    return f"{step_title(step)} ({written_by(step.entry)})"


def _reported(id: str) -> bool:
    state = source.board().by_id.get(id)
    return bool(state and state.updates)
