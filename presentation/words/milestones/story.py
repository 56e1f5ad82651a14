"""The story of a milestone in words: what was reported and by whom, how it slipped, and how often
it was held."""

from data.clock import uk_time
from data.plurals import one_or_many
from kpis.milestones import MilestoneState, Occurrences, Update, Window, completed_on
from kpis.months import long
from presentation.words.grammar import short_date
from presentation.words.milestones.milestones import late_words, recovering_words

_STATES = {"held": "held", "missed": "not on the record", "open": "still to be held"}


def slip_words(state: MilestoneState) -> str:
    """`Recovering, due June 2026, 7 months later than first planned; its month was moved 2 times.`;
    `13 months late, no new date.`; nothing where it has not slipped."""
    late = late_words(state)
    if not late:
        return ""
    moved = one_or_many(state.slips, "once", f"{state.slips} times")
    told = f"; its month was moved {moved}." if state.slips else "."
    if state.overdue:
        return f"{late}{told}"
    if state.recovering:
        return f"{recovering_words(state)}, {late}{told}"
    return f"{'Completed' if completed_on(state) else 'Due'} {late}{told}"


def reported_words(update: Update) -> str:
    """Who put an update on the record, and when:
    `Reported by Ann Lead, 4 Nov 2026, in upload 12.`"""
    return (
        f"Reported by {update.by}, {short_date(uk_time(update.at).date())}, in upload "
        f"{update.batch}."
    )


def taken_back_words(update: Update) -> str:
    """Who undid the upload that brought an update, when and why:
    `Taken back by Bob Lead, on 5 Nov 2026: wrong row`."""
    event = update.taken_back
    if event is None:
        return ""
    why = f": {event.reason}" if event.reason else "."
    return f"Taken back by {event.by}, on {short_date(uk_time(event.moment).date())}{why}"


def consequence_words(update: Update) -> str:
    """What an update gave besides its status: the new deadline, or who signed it off."""
    parts = [
        f"New completion deadline: {long(update.revised_due)}." if update.revised_due else "",
        f"Signed off by {update.signed_off_by}." if update.signed_off_by else "",
        "Superseded: it no longer counts." if update.superseded else "",
    ]
    return " ".join(part for part in parts if part)


def occurrence_words(found: Occurrences) -> str:
    """How often it was held in time, when last, and when it is to be held next."""
    on_time = found.on_time
    share = (
        f"on the record in time for {on_time[0]} of {on_time[1]} so far"
        if on_time
        else "none was due so far"
    )
    last = (
        f"Last held {short_date(found.last_held)}."
        if found.last_held
        else "Not on the record as held yet."
    )
    return f"To be held {found.words}: {share}. {last} Next by {short_date(found.due_next)}."


def window_words(window: Window) -> str:
    """`1 Sep 2026 to 31 Oct 2026: held 14 Oct 2026`."""
    days = ", ".join(short_date(day) for day in window.held_on)
    return (
        f"{short_date(window.first)} to {short_date(window.last)}: {_STATES[window.state]} {days}"
    ).rstrip()
