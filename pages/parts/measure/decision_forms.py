"""The forms by which a lead asks for another baseline, target or course, or to undo a decision.
They store nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data.clock import typed_date, uk_today
from data.place import load_place
from data.record import Decided, DecisionKind, Proposed
from kpis import months
from kpis.definitions import Result
from kpis.judging import Results, in_force, taker_of
from kpis.measures import measures
from kpis.record import Fault
from pages.parts.measure.course_form import course_shape, course_steps_asked
from pages.parts.reader import decider_field
from pages.parts.record.asking import Asked, AskingDesk
from presentation.words import inside
from presentation.words.measures import decision_words

NO_DATE = Fault(
    "Write the date of the decision day first with a four-digit year, for example 03/10/2026.",
    "decided_on",
)


@dataclass
class DecisionDesk(AskingDesk[Proposed]):
    """Where a lead stands with one measure; `undoing` is the number of a decision."""

    undoing: int | None = None

    def clear(self) -> None:
        """Leave what was asked for, and empty the form."""
        super().clear()
        self.undoing = None


def change_form(found: Results, result: Result, desk: DecisionDesk) -> Asked[Proposed] | None:
    """What a lead asks for; None until the form is sent. Who turns to another kind of decision
    leaves what was asked for."""
    options = _options(found, result)
    if not options:
        st.markdown(
            "There are no figures yet, so there is no baseline to change, and the plan sets the "
            "target."
        )
        return None
    kind = st.radio(
        "What to change",
        list(options),
        format_func=options.__getitem__,
        key=f"kind-{desk.key}",
        on_change=desk.drop,
    )
    shape = course_shape(result, desk.key, desk.drop) if kind == "course" else None
    with desk.form(f"change-{kind}-{shape.key if shape else desk.key}"):
        lacking: Sequence[Fault] = ()
        what: dict[str, object] = {"measure": result.measure.id, "kind": kind}
        if kind == "reading":
            what["measure"] = taker_of(result.measure)
        if kind in ("baseline_month", "baseline_figure"):
            what["period"] = _month(kind, result, desk.key)
        if kind in ("baseline_figure", "target"):
            what["figure"] = _figure(kind, result, desk.key)
        if shape:
            what["steps"], lacking = course_steps_asked(result, shape)
        return _sent(what, desk, lacking)


def _options(found: Results, result: Result) -> dict[DecisionKind, str]:
    """What may be changed here, in words."""
    declared, force, taker = (
        measures()[result.measure.id],
        in_force(found.decisions),
        taker_of(result.measure),
    )
    options: dict[DecisionKind, str] = {}
    if result.series:
        options["baseline_month"] = "The baseline: the figure of another month"
    if _months_before(result):
        options["baseline_figure"] = "The baseline: a figure from elsewhere"
    if declared.target.kind == "none" and (declared.id, "reading") not in force:
        options["target"] = "A local target, because the plan sets no figure"
    if taker and (taker, "reading") not in force:
        options["reading"] = (
            f"Which measure the plan's target is for: {inside(measures()[taker].name)}"
        )
    if result.series:
        options["course"] = "A course: what is to be reached by when, step by step"
    return options


def _month(kind: DecisionKind, result: Result, key: str) -> str | None:
    label, held = "Month of the baseline", [point.period for point in reversed(result.series)]
    if kind == "baseline_figure":
        label, held = "Month that the figure is of", _months_before(result)
    return st.selectbox(label, held, format_func=months.long, key=f"period-{kind}-{key}")


def _months_before(result: Result) -> list[str]:
    """The months of which a figure may be a baseline, newest first."""
    return (
        months.every(load_place().began, months.add(result.series[-1].period, -1))[::-1]
        if result.series
        else []
    )


def _figure(kind: DecisionKind, result: Result, key: str) -> float | None:
    unit, increase = result.measure.unit, result.measure.direction == "increase"
    wanted = f"Target, at {'least' if increase else 'most'}"
    label = f"{wanted if kind == 'target' else 'Figure'} ({unit})"
    step = 1.0 if unit == "people" else 0.1
    return st.number_input(label, value=None, step=step, format="%g", key=f"figure-{kind}-{key}")


def undo_form(undoing: Decided, desk: DecisionDesk) -> Asked[Proposed] | None:
    """Why a decision is undone; None until the form is sent."""
    with desk.form(f"undo-{undoing.id}-{desk.key}"):
        st.markdown(f"**Undo decision {undoing.id}**: {decision_words(undoing)}")
        return _sent({"measure": undoing.measure, "kind": "undo", "undoes": undoing.id}, desk)


def _sent(
    what: dict[str, object], desk: DecisionDesk, lacking: Sequence[Fault] = ()
) -> Asked[Proposed] | None:
    """The fields of every form, and the decision once it is sent with a date and nothing `lacking`
    of it."""
    key = f"{what['kind']}-{desk.key}"
    reason = st.text_area(
        "Reason, shown beside the figure. Never name a child.", max_chars=400, key=f"reason-{key}"
    )
    author = decider_field(key)
    day = st.text_input(
        "Date of the decision, for example 03/10/2026",
        value=f"{uk_today():%d/%m/%Y}",
        max_chars=20,
        key=f"decided_on-{key}",
    )
    if not desk.sent("Show what it would change", main=False):
        return None
    decided_on = typed_date(day or "")
    if decided_on is None or lacking:
        desk.refuse([*lacking, *([] if decided_on else [NO_DATE])])
        return None
    said = {"reason": (reason or "").strip(), "decided_on": decided_on}
    return Asked(Proposed.model_validate(what | said), author)
