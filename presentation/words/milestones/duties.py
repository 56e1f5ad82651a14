"""What a lead has to see to, in words."""

from collections.abc import Sequence

from data.plurals import counted, one_or_many
from kpis.milestones import Duty, DutyKind
from presentation.words.grammar import joined, short_date
from presentation.words.overdue import as_at_words

REASONS: dict[DutyKind, str] = {
    "overdue": "Overdue: was due by {day}",
    "passed": "Its month passed on {day}",
    "due": "Due by {day}",
    "to_hold": "To be held by {day}",
    "silent": "No update since {day}",
}
_COUNTS: dict[DutyKind, str] = {
    "overdue": "{n} overdue{as_at}",
    "passed": "{n} past their month{since}",
    "due": "{n} due by the end of next month",
    "to_hold": "{n} that recur to be held by then",
    "silent": "{n} not reported on for more than three months",
}


def duty_words(duty: Duty) -> str:
    """Why a milestone needs an update: `Overdue: was due by 31 Oct 2026`."""
    return REASONS[duty.kind].format(day=short_date(duty.day))


def duties_summary(found: Sequence[Duty], total: int, lead: str) -> str:
    """How many of a lead's milestones (of all, where `lead` is empty) need an update, and why."""
    states = [duty.state for duty in found]
    told = {
        "as_at": as_at_words(states),
        "since": " since" if any(state.passed_since for state in states) else "",
    }
    counts = {kind: sum(duty.kind == kind for duty in found) for kind in _COUNTS}
    parts = [
        words.format(n=counts[kind], **told) for kind, words in _COUNTS.items() if counts[kind]
    ]
    if total == 1:
        only = f"The only milestone{f' of {lead}' if lead else ''}"
        return (
            f"{only} needs an update: {joined(parts)}." if parts else f"{only} needs no update now."
        )
    whose = f"{counted(total, 'milestone')}{f' of {lead}' if lead else ''}"
    if not parts:
        return f"None of the {whose} needs an update now."
    some = "All" if len(found) == total else f"{len(found)} of the"
    need = one_or_many(len(found), "needs", "need")
    return f"{some} {whose} {need} an update: {joined(parts)}."
