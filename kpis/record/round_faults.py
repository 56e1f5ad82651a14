"""Whether it may be put on the record who answers for what, and what is said of an exception."""

from collections.abc import Iterator, Sequence
from datetime import date

from data.extracts import extracts
from data.plan import load_plan
from data.record import Commentary, Entry, Holder, plan_on, standing
from kpis import months
from kpis.measures import measures
from kpis.record.fault import Fault
from kpis.record.few_people import points_to_few
from kpis.record.holders import folded


def holder_faults(written: Holder, entries: Sequence[Entry], today: date) -> Iterator[str]:
    """What is wrong with who answers for what."""
    known = {
        "lead": [lead for action in plan_on(today, entries).actions for lead in action.leads],
        "extract": list(extracts()),
        "body": [body.name for body in load_plan().bodies],
    }[written.post]
    if folded(written.of) not in map(folded, known):
        yield Fault(f"Nobody can answer for “{written.of}”: choose one from the list.", "of")
    if written.until and written.until < written.from_date:
        yield Fault("The last day is before the first one.", "until")
    if written.from_date.year > today.year + 3:
        yield Fault("That day is more than three years ahead. Correct the year.", "from_date")
    if written.deputy_address == written.address:
        yield Fault("Give the deputy an address of their own.", "deputy_address")
    if any(entry.written == written for entry in standing(entries)):
        yield "That is on the record already."


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
        yield Fault("That day is more than three years ahead. Correct the year.", "due")
    for field in ("why", "doing", "asked"):
        if found := points_to_few(getattr(written, field) or ""):
            yield Fault(
                f"“{found}” may point to a child, and these words go to the board and the public. "
                "Write it without the number or the age, for example “a few families”.",
                field,
            )
