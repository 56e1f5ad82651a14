"""Changes of the plan: the notes beside what was changed, a change before it is stored, and the
record of all."""

from collections.abc import Mapping, Sequence
from datetime import date

from data.plan import Milestone
from data.record import Entry, PlanChange
from kpis.record import Step, Thing, as_written
from presentation.html.kit import Markup, TableColumn, join, table, tag, whole
from presentation.words import begun, short_date
from presentation.words.plan import (
    differing,
    facts,
    step_note,
    step_title,
    subject_words,
    was_words,
    when_words,
)
from presentation.words.record import fate_words, replaced_by, written_by


def step_notes(found: Sequence[Step]) -> Markup:
    """What was changed of one milestone or heading, the newest first, with the old words folded
    away."""
    return join(map(_note, reversed(found)))


def _note(step: Step) -> Markup:
    note, was = tag("small", step_note(step), class_="under changed"), was_words(step)
    if not was:
        return note
    summary = f"How {subject_words(step.after)} read until {short_date(step.change.from_date)}"
    return join(
        [
            note,
            tag(
                "details",
                tag("summary", summary),
                *(tag("p", words) for words in was),
                class_="was",
            ),
        ]
    )


def side_by_side(before: Thing | None, after: Thing) -> Markup:
    """A change before it is stored: how it reads now, and how it would."""
    old = facts(before) if before else {}
    columns = (TableColumn("What", "name"), TableColumn("Now"), TableColumn("Then"))
    rows = [
        (name, old.get(name, "Not in the plan"), _marked(words, old.get(name)))
        for name, words in facts(after).items()
    ]
    return table(
        "plain pair cards labelled",
        f"What it would change of {subject_words(after)}",
        columns,
        rows,
    )


def _marked(words: str, before: str | None) -> Markup:
    return tag("span", words) if words == before else tag("b", words)


def change_record(entries: Sequence[Entry], today: date) -> Markup:
    """Every change of the plan that was ever written, the newest first; what was taken back says
    so, and what is not in force yet."""
    fates = replaced_by(entries)
    columns = (
        TableColumn("In force from", "day"),
        TableColumn("What", "words"),
        TableColumn("Reason", "reason"),
        TableColumn("Written by", "by"),
    )
    rows = [
        _row(entry, entry.written, as_written(entry, entries), today, fates.get(entry.id))
        for entry in reversed(entries)
        if isinstance(entry.written, PlanChange)
    ]
    return table("plan-changes cards labelled", "Changes of the plan", columns, rows)


def _row(
    entry: Entry, change: PlanChange, step: Step, today: date, by: Entry | None
) -> tuple[object, ...]:
    told = [
        tag("div", f"{name}: {facts(step.after)[name]}")
        for name in differing(step.before, step.after)
    ]
    was = [tag("small", words, class_="under") for words in was_words(step)]
    fate = [tag("div", tag("b", fate_words(by)))] if by else []
    ahead = (
        [tag("small", "not in force yet", class_="under")]
        if change.from_date > today and not by
        else []
    )
    return (
        join([short_date(change.from_date), *ahead]),
        join([tag("b", begun(step_title(step))), *told, *was, *fate]),
        change.reason,
        f"{written_by(entry)} (entry {entry.id})",
    )


def version_milestones(milestones: Sequence[Milestone], notes: Mapping[str, Markup]) -> Markup:
    """The milestones of another version than today's: without a status, which belongs to
    today's."""
    entries = (
        tag(
            "li",
            tag("b", one.id),
            f" {one.words}",
            tag("small", f"Due: {when_words(one)}", class_="under"),
            notes.get(one.id, ""),
        )
        for one in milestones
    )
    return whole(tag("ul", *entries))
