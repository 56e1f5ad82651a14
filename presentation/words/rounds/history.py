"""Rounds that are over, in words that blame nobody."""

from collections.abc import Sequence
from datetime import date

from data.plurals import are, counted
from data.record import Holder
from kpis import months
from kpis.record import answering
from kpis.rounds import PastRound, Silence
from presentation.words.grammar import begun, joined, long_date

EARLIER_ROUNDS = "Earlier rounds"
ROUNDS_NOTE = (
    "Each as it stood at the end of the day by which all was to be answered: that of the meeting, "
    "or the last day of the month after. What came later does not alter it."
)
NO_ROUND_OVER = "No round is over yet since the first upload."
ALL_UPDATED = "All were updated"


def rounds_summary(rounds: Sequence[PastRound]) -> str:
    """How the newest went."""
    newest = rounds[0]
    extracts = f"{newest.extracts_in} of {counted(newest.extracts, 'extract')}"
    return (
        f"In the round of {months.long(newest.month)}, {newest.heard} of "
        f"{counted(newest.milestones, 'milestone')} {_were(newest.heard)} updated in time, and "
        f"{extracts} {_were(newest.extracts_in)} in."
    )


def by_words(one: PastRound) -> str:
    """By when: `by 12 November 2026, SEND Partnership Board`."""
    return f"by {long_date(one.by)}{f', {begun(one.body)}' if one.body else ''}"


def silence_words(one: PastRound) -> str:
    """How many were not updated: `9 milestones`."""
    return counted(one.milestones - one.heard, "milestone")


def lead_words(one: Silence, held: Sequence[Holder], by: date) -> str:
    """The post, and who answered for it then, where the reader is told of people."""
    if one.lead is None:
        return "No lead is named in the plan"
    names = joined([who.name for who in answering(held, "lead", one.lead, by)])
    return f"{one.lead} ({names})" if names else one.lead


def _were(number: int) -> str:
    return {"is": "was", "are": "were"}[are(number)]
