"""The fields by which a change of the plan is asked for: a new milestone, a changed one, or an
action's heading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import streamlit as st

from data.plan import Milestone, Plan
from data.record import PlanChange
from kpis import months
from kpis.record import Fault, due_years, free_numbers
from pages.parts.reader import writer_field
from pages.parts.record.asking import Asked, AskingDesk
from pages.parts.record.choosing import choice
from pages.parts.record.writing import checked, day_field
from presentation.words.plan import RHYTHMS, WITHOUT_MONTH, action_choice, milestone_choice

_FIRST, _LAST = due_years()
MONTHS = tuple(months.every(f"{_FIRST}-01", f"{_LAST}-12"))
"""The months in which a milestone may be due."""
PlanDesk = AskingDesk[PlanChange]


@dataclass(frozen=True)
class Form:
    """A form as it was drawn: whether it was `sent`, and what was `asked` for; None where it cannot
    be stored, and then why it was `refused`."""

    sent: bool = False
    asked: Asked[PlanChange] | None = None
    refused: Sequence[str] = ()


def _add(plan: Plan, desk: PlanDesk) -> Form:
    action = _action(plan, desk.key)
    if action is None:
        return Form()
    free, key = free_numbers(plan, action), f"{action}-{desk.key}"
    often = _rhythm(f"add-{key}", None, desk)
    with desk.form(f"plan-add-{key}"):
        typed = _number(free, key)
        fields, send = _milestone(f"add-{key}", None, often), _ending(f"add-{key}", desk)
    id = f"{action}.{typed}" if (typed or "").isdigit() else (typed or "").strip()
    taken = id in {one.id for one in plan.milestones}
    return send({"milestone": {"id": id, **fields}}, *_number_faults(id, action, taken=taken))


def _number(free: Sequence[str], key: str) -> str | None:
    return st.selectbox(
        "Number: choose one, or type another",
        free,
        index=None,
        accept_new_options=True,
        placeholder="Choose or type one",
        key=f"id-{key}",
    )


def _number_faults(id: str, action: str, *, taken: bool) -> list[str]:
    if taken:
        words = f"Milestone {id} is in the plan already. To change it, choose “Change a milestone”."
        return [Fault(words, "id")]
    # A number that is no number at all is left to the model.
    other = id.split(".")[0] != action and "." in id
    words = f"A milestone of action {action} has a number such as {action}.3."
    return [Fault(words, "id")] if other else []


def _change(plan: Plan, desk: PlanDesk) -> Form:
    named = {one.id: one for one in plan.milestones}
    words = {id: milestone_choice(one) for id, one in named.items()}
    id = choice("Milestone", words, f"plan-milestone-{desk.key}")
    if id is None:
        return Form()
    old, key = named[id], f"{id}-{desk.key}"
    often = _rhythm(f"change-{key}", old, desk)
    with desk.form(f"plan-change-{key}"):
        fields, send = _milestone(f"change-{key}", old, often), _ending(f"change-{key}", desk)
    same_date = all(fields[name] == getattr(old, name) for name in ("due", "recurs"))
    return send(
        {"milestone": {"id": id, **fields, "printed_due": old.printed_due if same_date else None}}
    )


def _heading(plan: Plan, desk: PlanDesk) -> Form:
    action = _action(plan, desk.key)
    if action is None:
        return Form()
    old, key = plan.action(action), f"{action}-{desk.key}"
    with desk.form(f"plan-heading-{key}"):
        title = st.text_area("Title", old.title or "", height=80, key=f"title-{key}")
        leads = st.text_area(
            "Leads: their posts, one on each line",
            "\n".join(old.leads),
            height=80,
            key=f"leads-{key}",
        )
        written = "\n".join(f"{part.letter} {part.words}" for part in old.parts)
        parts = st.text_area(
            "Parts, one on each line, for example: A Plan it",
            written,
            height=80,
            key=f"parts-{key}",
        )
        send = _ending(f"heading-{key}", desk)
    posts = [line.strip() for line in (leads or "").splitlines() if line.strip()]
    return send(
        {
            "action": {
                "id": action,
                "title": (title or "").strip() or None,
                "leads": posts,
                "parts": _parts(parts or ""),
            }
        }
    )


def _parts(typed: str) -> list[dict[str, str]]:
    """Each line's letter and words; a full stop or bracket after the letter is left out."""
    lines = [line.strip().partition(" ") for line in typed.splitlines() if line.strip()]
    return [
        {"letter": letter.rstrip(".):").upper(), "words": words.strip()}
        for letter, _, words in lines
    ]


FORMS: Mapping[str, Callable[[Plan, PlanDesk], Form]] = MappingProxyType(
    {
        "Add a milestone": _add,
        "Change a milestone": _change,
        "Change an action's title, leads or parts": _heading,
    }
)
"""What may be changed, each with its form."""


def _action(plan: Plan, key: str) -> str | None:
    return choice(
        "Action", {one.id: action_choice(one) for one in plan.actions}, f"plan-action-{key}"
    )


def _rhythm(key: str, old: Milestone | None, desk: PlanDesk) -> str:
    """How often it is due, by the model's own name. It stands before the form, because it decides
    whether there is a due month to ask for."""
    often = old and (old.recurs or old.also_recurs)
    rhythms = list(RHYTHMS)
    desk.begin()
    return st.selectbox(
        "How often",
        rhythms,
        index=rhythms.index(often or ""),
        format_func=RHYTHMS.__getitem__,
        key=f"recurs-{key}",
        on_change=_turn,
        args=(desk,),
    )


def _turn(desk: PlanDesk) -> None:
    """The form changes: what was asked for is left, and what was drawn stays before the writer."""
    desk.press()
    desk.drop()


def _milestone(key: str, old: Milestone | None, rhythm: str) -> dict[str, str | None]:
    """A milestone's words and dates by the model's names."""
    words = st.text_area("Words of the milestone", old.words if old else "", key=f"words-{key}")
    endless = rhythm in WITHOUT_MONTH
    return {
        "words": (words or "").strip(),
        "due": None if endless else _due(key, old),
        "recurs": rhythm if endless else None,
        "also_recurs": None if endless else rhythm or None,
    }


def _due(key: str, old: Milestone | None) -> str | None:
    return st.selectbox(
        "Due month",
        MONTHS,
        index=MONTHS.index(old.due) if old and old.due else None,
        format_func=months.long,
        placeholder="Choose a month",
        key=f"due-{key}",
    )


def _ending(key: str, desk: PlanDesk) -> Callable[..., Form]:
    """The fields that every form ends with; what is returned takes the rest, and what is wrong with
    it, and makes the change of it."""
    day = day_field("In force from", f"from_date-{key}")
    reason = st.text_area(
        "Reason, shown beside the change. Never name a child.", key=f"reason-{key}"
    )
    author = writer_field(key)
    sent = desk.sent("Show what it would change")

    def send(fields: Mapping[str, object], *faults: str) -> Form:
        if not sent:
            return Form()
        made = checked(PlanChange, {**fields, "from_date": day(), "reason": reason or ""}, author)
        if isinstance(made, list) or faults:
            return Form(True, refused=[*faults, *(made if isinstance(made, list) else [])])
        return Form(True, Asked(made, author))

    return send
