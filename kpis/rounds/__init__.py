"""The month's round: what is owed by whom and by when, from the end of a month until its edition is
approved."""

from kpis.rounds.dues import ActionDue, ExceptionDue, ExtractDue, MilestoneDue, Owed, OwedKind
from kpis.rounds.making import LASTS_MONTHS, RoundSource, answered_on, make_round, milestones_due
from kpis.rounds.reading import read_round
from kpis.rounds.round import Round
from kpis.rounds.span import RoundSpan, month_of_round, span_of

__all__ = [
    "LASTS_MONTHS",
    "ActionDue",
    "ExceptionDue",
    "ExtractDue",
    "MilestoneDue",
    "Owed",
    "OwedKind",
    "Round",
    "RoundSource",
    "RoundSpan",
    "answered_on",
    "make_round",
    "milestones_due",
    "month_of_round",
    "read_round",
    "span_of",
]
