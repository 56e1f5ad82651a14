"""Whether it may be put on the record who answers for what, and what is said of an exception."""

from collections.abc import Iterator, Sequence
from datetime import date

from data.place import load_place
from data.record import Commentary, Entry, Holder, plan_on
from kpis import months
from kpis.measures import measures
from kpis.record.fault import NOTHING_NEW, TOO_FAR, Fault
from kpis.record.few_people import points_to_few
from kpis.record.holders import folded, holders
from kpis.record.posts import PostName, posts

UNSEEN = "The name holds a sign that cannot be seen. Type it anew."


def holder_faults(
    written: Holder, entries: Sequence[Entry], today: date, replaced: Entry | None
) -> Iterator[str]:
    """What is wrong with who answers for what, new or instead of the entry that is `replaced`."""
    known = {one.key for one in posts(plan_on(today, entries))}
    # Whoever answered for a title that the plan has lost since can still be ended.
    kept = replaced is not None and replaced.written.subject == written.subject
    if not kept and PostName(written.post, written.of).key not in known:
        yield Fault(f"Nobody can answer for “{written.of}”: choose one from the list.", "of")
    yield from _days(written, today)
    for field in ("name", "deputy"):
        if not (getattr(written, field) or "").isprintable():
            yield Fault(UNSEEN, field)
    if written.deputy_address == written.address:
        yield Fault("Give the deputy an address of their own.", "deputy_address")
    if replaced and replaced.written == written:
        yield NOTHING_NEW
    others = [one for entry, one in holders(entries) if entry != replaced]
    if twice := next((one for one in others if _meets(one, written)), None):
        yield Fault(
            f"{twice.name} answers for “{twice.of}” from {twice.from_date:%d/%m/%Y} on already. "
            "Correct that entry instead.",
            "address",
        )


def _days(written: Holder, today: date) -> Iterator[str]:
    if written.until and written.until < written.from_date:
        yield Fault("The last day is before the first one.", "until")
    if written.from_date.year > today.year + 3:
        yield Fault(TOO_FAR, "from_date")
    if written.from_date < load_place().first_day:
        began = f"{months.long(load_place().began)}, when {load_place().name} began"
        yield Fault(f"The day is before {began}. Correct the year.", "from_date")


def _meets(one: Holder, other: Holder) -> bool:
    """Two entries have the same person answer for the same post on the same day."""
    same = all(
        folded(getattr(one, name)) == folded(getattr(other, name))
        for name in ("address", "post", "of")  # the first tells most apart
    )
    begins = max(one.from_date, other.from_date)
    return same and begins <= min(one.until or date.max, other.until or date.max)


def commentary_faults(written: Commentary, entries: Sequence[Entry], today: date) -> Iterator[str]:
    """What is wrong with what is said of an exception."""
    milestones = {one.id for one in plan_on(today, entries).milestones}
    if written.about not in measures() and written.about not in milestones:
        yield Fault(f"There is no milestone and no measure called {written.about}.", "about")
    if written.month >= months.of(today):
        yield Fault("That month is not over yet: nothing can be said of it.", "month")
    if written.done_on and written.done_on > today:
        yield Fault("It cannot be done in the future.", "done_on")
    if written.due.year > today.year + 3:
        yield Fault(TOO_FAR, "due")
    for field in ("why", "doing", "owner", "asked"):
        if found := points_to_few(getattr(written, field) or ""):
            yield Fault(
                f"“{found}” may point to a child, and these words go to the board and the public. "
                "Write it without the number or the age, for example “a few families”.",
                field,
            )
