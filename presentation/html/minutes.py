"""Decisions and actions of meetings, where they belong: under a measure, an action or a milestone,
and all of them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from data.record import Commentary, Entry, Meeting, Minute
from kpis.measures import measures
from kpis.record import BodyRecord, Recorded, minutes
from presentation.html.kit import Markup, TableColumn, heading, join, link, table, tag, whole
from presentation.words import begun, long_date, short_date
from presentation.words.record import (
    SLUGS,
    SORT_NAMES,
    entry_words,
    fate_words,
    owner_words,
    replaced_by,
    the,
    written_by,
)

_LISTED = Meeting | Minute | Commentary


def minutes_about(entries: Sequence[Entry], about: Collection[str], today: date) -> Markup:
    """The decisions and actions about some measures or milestones, under a heading; nothing where
    there are none."""
    found = minutes(entries, about)
    if not found:
        return Markup()
    several = len(about) > 1
    listed = [_entry(one, today, with_about=several) for one in found]
    return join([heading("Decisions and actions"), whole(tag("ul", *listed))])


def _entry(one: Recorded, today: date, *, with_about: bool) -> Markup:
    of = f"{begun(the(one.meeting.body))}, {long_date(one.meeting.held_on)}"
    owner = owner_words(one.minute)
    under = tag("small", of, f" · {owner}" if owner else "", class_="under")
    about = join([" ", one.minute.about]) if with_about else ""
    return tag("li", tag("b", _sort(one, today), about), f" · {one.minute.words}", under)


def _sort(one: Recorded, today: date) -> Markup:
    sort = one.sort(today)
    return tag("span", SORT_NAMES[sort], class_="late" if sort == "overdue" else "")


def minute_table(found: Iterable[Recorded], today: date) -> Markup:
    """One row a decision or an action: its meeting, what it is, its words, what it is about, and
    who is to do it."""
    columns = (
        TableColumn("Meeting", "day"),
        TableColumn("What", "status"),
        TableColumn("Words", "words"),
        TableColumn("About", "about"),
    )
    return table(
        "minutes cards", "Decisions and actions", columns, [_cells(one, today) for one in found]
    )


def _cells(one: Recorded, today: date) -> tuple[object, ...]:
    when = join(
        [short_date(one.meeting.held_on), tag("small", begun(one.meeting.body), class_="under")]
    )
    owner = owner_words(one.minute)
    words = join([one.minute.words, tag("small", owner, class_="under") if owner else ""])
    return when, tag("b", _sort(one, today)), words, about_link(one.minute.about)


def about_link(id: str) -> Markup:
    """The way to the measure, or to the action that a milestone belongs to."""
    if id in measures():
        return link(measures()[id].name, "measure", {"id": id})
    return link(f"Milestone {id}", "action", {"id": id.split(".")[0]})


def body_table(bodies: Sequence[BodyRecord], recorded: Sequence[Recorded], today: date) -> Markup:
    """One row a body of the plan: when it met last, when it meets next, and how many of its actions
    are open."""
    columns = (
        TableColumn("Body", "name"),
        TableColumn("Last met"),
        TableColumn("Meets next"),
        TableColumn("Actions open"),
    )
    return table(
        "bodies cards labelled",
        "Meetings",
        columns,
        [_body(body, recorded, today) for body in bodies],
    )


def _body(body: BodyRecord, recorded: Sequence[Recorded], today: date) -> tuple[object, ...]:
    sorts = [one.sort(today) for one in recorded if one.meeting.body == body.name]
    overdue = sorts.count("overdue")
    late = join([", ", tag("b", f"{overdue} overdue", class_="late")]) if overdue else ""
    last: object = long_date(body.last) if body.last else "–"
    if any(day < today for day in body.held):
        changed = link("What has changed since", "./", {"since": SLUGS[body.name]})
        last = join([last, tag("small", changed, class_="under")])
    return (
        begun(body.name),
        last,
        long_date(body.next) if body.next else "–",
        join([sorts.count("open") + overdue, late]),
    )


def whole_record(entries: Sequence[Entry]) -> Markup:
    """Every meeting, decision, action and commentary ever put on the record, folded away; nothing
    where there is none."""
    every = sum(isinstance(entry.written, _LISTED) for entry in entries)
    words = f"Everything ever put on this record, corrected entries too ({every})"
    return (
        whole(tag("details", tag("summary", words), record_list(entries, every)))
        if every
        else Markup()
    )


def record_list(entries: Sequence[Entry], most: int) -> Markup:
    """The newest meetings, decisions, actions and commentaries put on the record, at most so many,
    with what has become of each."""
    fates = replaced_by(entries)
    listed = [
        tag("li", f"{entry.id}. {entry_words(entry.written)}", _under(entry, fates.get(entry.id)))
        for entry in reversed(entries)
        if isinstance(entry.written, _LISTED)
    ]
    return whole(tag("ul", *listed[:most]) if listed else tag("p", "Nothing is on the record yet."))


def _under(entry: Entry, by: Entry | None) -> Markup:
    fate = fate_words(by)
    return tag("small", f"Written by {written_by(entry)}. {fate}".strip(), class_="under")
