"""The story of a milestone: what the plan asks, where it stands, and every update ever made, the
newest first."""

from collections.abc import Mapping, Sequence

from data.plurals import counted
from data.record import Entry
from kpis.milestones import Duty, MilestoneState, Update
from presentation.html.evidence import evidence_link
from presentation.html.kit import Markup, TableColumn, join, link, rag_chip, table, tag
from presentation.html.occurrences import occurrence_list
from presentation.words import short_date
from presentation.words.milestones import (
    NO_UPDATE,
    consequence_words,
    due_words,
    duty_words,
    occurrence_words,
    reported_words,
    slip_words,
    status_words,
    taken_back_words,
    window_words,
)


def milestone_story(
    state: MilestoneState,
    entries: Sequence[Entry],
    *,
    update: bool = True,
    said: Markup | str = "",
) -> Markup:
    """One milestone, with what the record says of when it was held; with `update`, the way to the
    form in which it is updated. `said` is what was said of it where it is off."""
    head = tag("h4", f"{state.milestone.id} {state.milestone.words}")
    way = link(
        f"Update milestone {state.milestone.id}", "updates", {"milestone": state.milestone.id}
    )
    overdue = tag("b", " · Overdue", class_="late") if state.overdue else ""
    due = f" · Due: {due_words(state)}" if state.due else ""
    facts = tag("p", _stands(state), due, overdue)
    slipped = tag("p", slip_words(state)) if slip_words(state) else ""
    ways = tag("p", way) if update else ""
    return tag(
        "div",
        head,
        facts,
        slipped,
        said,
        _held(state, entries),
        ways,
        _history(state),
        class_="plan story",
    )


def _stands(state: MilestoneState) -> Markup:
    return rag_chip(state.status, status_words(state), overdue=state.overdue)


def _history(state: MilestoneState) -> Markup:
    """What was taken back stands among the rest, and does not make it one that was reported."""
    told = sorted([*state.taken_back, *state.history], key=lambda update: update.status_date)
    none = "" if state.history else tag("p", tag("small", NO_UPDATE))
    return join([none, tag("ul", *map(_update, reversed(told))) if told else ""])


def _update(update: Update) -> Markup:
    told, back = consequence_words(update), taken_back_words(update)
    return tag(
        "li",
        tag("div", tag("b", short_date(update.status_date)), " ", rag_chip(update.status)),
        tag("div", update.text) if update.text else "",
        tag("div", told) if told else "",
        tag("div", evidence_link(update.evidence)) if update.evidence else "",
        tag("div", tag("b", back)) if back else "",
        tag("small", reported_words(update), class_="under"),
        class_="superseded" if update.superseded or back else "",
    )


def _held(state: MilestoneState, entries: Sequence[Entry]) -> Markup | str:
    found = state.occurrences
    if found is None:
        return ""
    told = tag("p", occurrence_words(found), " ", tag("small", found.reading))
    told = join([told, occurrence_list(entries, state.milestone.id)])
    if not found.windows:
        return told
    windows = [tag("li", window_words(window)) for window in reversed(found.windows)]
    words = f"{counted(len(windows), 'time')} in which it was to be held"
    return join([told, tag("details", tag("summary", words), tag("ul", *windows))])


def duty_table(found: Sequence[Duty], label: str, query: Mapping[str, str]) -> Markup:
    """One row a milestone that needs an update: why, where it stands, and the way to the form,
    which takes along what is chosen (`query`)."""
    columns = (
        TableColumn("No.", "name"),
        TableColumn("Milestone", "words"),
        TableColumn("Why", "due"),
        TableColumn("Status", "status"),
    )
    return table("milestones duties cards", label, columns, [_duty(duty, query) for duty in found])


def _duty(duty: Duty, query: Mapping[str, str]) -> tuple[object, ...]:
    state = duty.state
    way = link(state.milestone.id, "updates", {**query, "milestone": state.milestone.id})
    lead = tag("small", f"Lead: {state.lead or 'not given in the plan'}", class_="under")
    why = tag("b", duty_words(duty), class_="late" if duty.kind == "overdue" else "")
    return (
        way,
        join([state.milestone.words, lead]),
        why,
        _stands(state),
    )
