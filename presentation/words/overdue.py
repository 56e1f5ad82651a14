"""Overdue is judged at the newest update: so words that count it say as at which day, and how many
more months have passed since, or silence would hide what is late."""

from collections.abc import Sequence

from data.plurals import are, have, their
from kpis.milestones import MilestoneState
from presentation.words.grammar import long_date


def overdue_words(states: Sequence[MilestoneState], unheard: str = "") -> str:
    """`14 are overdue as at 31 October 2026; 4 more have passed their month since`, with what is to
    be said of the former (`unheard`) behind them; empty where no month has passed."""
    overdue, more = sum(state.overdue for state in states), since_words(states)
    if not overdue:
        return f"none is overdue{as_at_words(states)}, but {more}" if more else ""
    told = f"{overdue} {are(overdue)} overdue{as_at_words(states)}{unheard}"
    return "; ".join(filter(None, (told, more)))


def unheard_words(states: Sequence[MilestoneState]) -> str:
    """How many of the overdue nobody has reported on: `, 10 of them without any update`."""
    overdue = [state for state in states if state.overdue]
    silent = sum(not state.updates for state in overdue)
    of_them = "all" if silent == len(overdue) else f"{silent} of them"
    return f", {f'{of_them} ' if len(overdue) > 1 else ''}without any update" if silent else ""


def as_at_words(states: Sequence[MilestoneState]) -> str:
    """The day at which it is judged, behind what is counted: ` as at 31 October 2026`; empty while
    it is judged at none."""
    days = [state.as_at for state in states if state.as_at]
    return f" as at {long_date(max(days))}" if days else ""


def since_words(states: Sequence[MilestoneState]) -> str:
    """`4 more have passed their month since`; empty where none has."""
    since = sum(state.passed_since for state in states)
    more = " more" if any(state.overdue for state in states) else ""
    return f"{since}{more} {have(since)} passed {their(since)} month since" if since else ""


def overdue_count(states: Sequence[MilestoneState]) -> str:
    """The same under marks: `5 overdue, 1 more since`; empty where no month has passed."""
    overdue = sum(state.overdue for state in states)
    since = sum(state.passed_since for state in states)
    more = f"{since} {'more' if overdue else f'past {their(since)} month'} since"
    return ", ".join(
        part for part, many in ((f"{overdue} overdue", overdue), (more, since)) if many
    )
