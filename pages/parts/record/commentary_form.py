"""The forms for commentary on an exception: why, what will be done, by whom and by when; that it is
done; and taking back what was said."""

from collections.abc import Callable

import streamlit as st

from data.record import Commentary, Entry
from kpis.months import long
from kpis.record import Said, said_of
from kpis.rounds import month_of_round
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.reader import writer_field
from pages.parts.record.choosing import entry_choice
from pages.parts.record.commentary import exception_of
from pages.parts.record.writing import RecordDesk, day_field, maybe_day_field
from presentation.html.kit import caption, heading
from presentation.words.exceptions import exception_words
from presentation.words.record import commentary_words
from presentation.words.rounds import PROMISED

SAY, DONE, TAKE_BACK = (
    "Why, and what will be done",
    "That it is done",
    "Take back what was said",
)
NOT_OFF = "It is no exception now, so that nothing has to be said of it."
GONE = "What was said is no longer on the record. Nothing was stored."
NEVER = "Never name a child, nor say how many where they are few: the Board and the public read it."


@fragment
def explaining(about: str, title: str) -> None:
    """Write why a measure or a milestone is off, or take back what was said. The title gets the
    focus: who asked for the form would have to look for it."""
    desk = RecordDesk.of(f"commentary-{about}")
    with st.container(key=f"attend-explain-{about}"):
        st.html(heading(title))
    desk.say()
    ways = _ways(about, desk)
    if not ways:
        st.html(caption(NOT_OFF))
        return
    names, key = list(ways), f"way-{desk.key}"
    first = names.index(DONE) if DONE in names and PROMISED in st.query_params else 0
    several = len(names) > 1
    chosen = (
        st.radio("What to write", names, first, key=key, horizontal=True) if several else names[0]
    )
    ways[chosen](about, desk)
    if newest := _newest(about, desk):
        st.html(caption(f"Said last: {commentary_words(newest.commentary)}"))


def _ways(about: str, desk: RecordDesk) -> dict[str, Callable[[str, RecordDesk], None]]:
    """What may be written as the record stands, and what the reader is writing now."""
    said, kept = said_of(desk.entries, about), st.session_state.get(f"way-{desk.key}")
    open_ = bool(said) and said[0].commentary.done_on is None
    may = {SAY: exception_of(about) is not None, DONE: open_, TAKE_BACK: bool(said)}
    forms = {SAY: _say, DONE: _done, TAKE_BACK: _take_back}
    return {way: form for way, form in forms.items() if may[way] or way == kept}


def _newest(about: str, desk: RecordDesk) -> Said | None:
    return next(iter(said_of(desk.entries, about)), None)


def _say(about: str, desk: RecordDesk) -> None:
    """What is said in this round: what was said in an earlier one is filled in, to be written anew;
    what was said in this one is corrected."""
    month, newest = month_of_round(source.today()), _newest(about, desk)
    old = newest.commentary if newest else None
    corrected = newest if newest and newest.commentary.month == month else None
    st.html(caption(_told(about, month, old)))
    with desk.form(f"explain-{desk.key}"):
        fields = _fields(desk.key, old) | (_done_on(desk.key, old) if corrected else {})
        author, sent = writer_field(desk.key), desk.sent("Put it on the record")
    if sent:
        fields |= {"about": about, "month": month}
        desk.save(Commentary, fields, author, replaces=corrected.entry.id if corrected else None)


def _told(about: str, month: str, old: Commentary | None) -> str:
    """On which grounds it is off, of which round it is written, and how long it stands."""
    case = exception_of(about)
    grounds = f"Exception: {exception_words(case)}. " if case else ""
    if old is None or old.month == month:
        filled = ""
    else:
        filled = f" What was said in the round of {long(old.month)} is filled in: write it anew."
    return f"{grounds}This is for the round of {long(month)}.{filled} {NEVER}"


def _fields(key: str, old: Commentary | None) -> dict[str, object]:
    """What is typed, by the names of the model."""
    why = st.text_area("Why it is off", old.why if old else "", max_chars=2000, key=f"why-{key}")
    doing = st.text_area(
        "What will be done", old.doing if old else "", max_chars=2000, key=f"doing-{key}"
    )
    owner = st.text_input("By whom", old.owner if old else "", max_chars=200, key=f"owner-{key}")
    due = maybe_day_field(
        "By when, for example 30/11/2026", f"due-{key}", value=old.due if old else None
    )
    asked = st.text_area(
        "What help is asked of the Board (may be blank)",
        (old and old.asked) or "",
        max_chars=2000,
        key=f"asked-{key}",
    )
    blank = (asked or "").strip() or None
    return {"why": why, "doing": doing, "owner": owner, "due": due(), "asked": blank}


def _done_on(key: str, old: Commentary | None) -> dict[str, object]:
    label = "Done on (blank where it is open)"
    return {"done_on": maybe_day_field(label, f"done_on-{key}", value=old and old.done_on)()}


def _done(about: str, desk: RecordDesk) -> None:
    newest, key = _newest(about, desk), f"{desk.key}-done"
    with desk.form(f"done-{key}"):
        day, author = day_field("Done on", f"done_on-{key}"), writer_field(key)
        sent = desk.sent("Put it on the record")
    if sent and newest:
        fields = {**newest.commentary.model_dump(), "done_on": day()}
        desk.save(Commentary, fields, author, replaces=newest.entry.id)
    elif sent:
        desk.refuse([GONE])


def _take_back(about: str, desk: RecordDesk) -> None:
    held = [one.entry for one in said_of(desk.entries, about)]
    desk.take_back(
        f"back-{desk.key}",
        "Reason, kept with it on the record. Never name a child.",
        lambda: entry_choice("What was said", held, _named, f"entry-{desk.key}", desk),
    )


def _named(entry: Entry) -> str:
    said = entry.written
    return f"{long(said.month)}: {said.why}" if isinstance(said, Commentary) else ""
