"""The month's round: what is owed by whom and by when, from the end of a month until its edition is
approved."""

from kpis.rounds.ahead import Ahead, DayAhead, may_have, read_ahead
from kpis.rounds.dues import ActionDue, ExceptionDue, ExtractDue, MilestoneDue, Owed, OwedKind
from kpis.rounds.history import PastRound, Silence, past_months, past_round, past_rounds
from kpis.rounds.making import LASTS_MONTHS, RoundSource, answered_on, make_round, milestones_due
from kpis.rounds.progress import Progress, narrowed, progress_of
from kpis.rounds.reading import read_round
from kpis.rounds.reminding import Reminder, last_told, people_named, reminders
from kpis.rounds.round import Round
from kpis.rounds.span import RoundSpan, month_of_round, span_of
from kpis.rounds.working_days import is_working_day

__all__ = [
    "LASTS_MONTHS",
    "ActionDue",
    "Ahead",
    "DayAhead",
    "ExceptionDue",
    "ExtractDue",
    "MilestoneDue",
    "Owed",
    "OwedKind",
    "PastRound",
    "Progress",
    "Reminder",
    "Round",
    "RoundSource",
    "RoundSpan",
    "Silence",
    "answered_on",
    "is_working_day",
    "last_told",
    "make_round",
    "may_have",
    "milestones_due",
    "month_of_round",
    "narrowed",
    "past_months",
    "past_round",
    "past_rounds",
    "people_named",
    "progress_of",
    "read_ahead",
    "read_round",
    "reminders",
    "span_of",
]
