"""Where the figures of a measure come from, as rows: its extracts with the uploads in use, and the
actions that are to move it with their leads."""

from collections.abc import Sequence
from typing import NamedTuple

from data.clock import uk_time
from data.extracts import extracts
from data.plan import Plan
from data.plurals import counted, one_or_many
from data.record import Batch, in_use
from kpis.definitions import Measure
from presentation.words import joined, long_date

NEWEST = 12
"""Uploads that are named."""


class SourceRow(NamedTuple):
    """An extract with its newest upload in use (None before there is one), when it was loaded and
    its rows in words, how many uploads came before and the newest of these, how many of them are
    not named, and how far the extract goes."""

    title: str
    newest: int | None
    loaded: str = ""
    many: str = ""
    earlier: tuple[int, ...] = ()
    more: str = ""
    covers: str = ""


def source_rows(measure: Measure, batches: Sequence[Batch]) -> list[SourceRow]:
    """One row an extract of the measure."""
    return [_row(name, in_use(list(batches), name)) for name in measure.extracts]


def _row(name: str, used: Sequence[Batch]) -> SourceRow:
    title = extracts()[name].title
    if not used:
        return SourceRow(title, None)
    newest, earlier = used[-1], used[:-1][::-1]
    rest = len(earlier) - NEWEST
    return SourceRow(
        title=title,
        newest=newest.id,
        loaded=f"{long_date(uk_time(newest.at).date())}, {newest.rows:,} rows",
        many=counted(len(earlier), "upload") if earlier else "",
        earlier=tuple(batch.id for batch in earlier[:NEWEST]),
        more=f" and {rest} more" if rest > 0 else "",
        covers=long_date(newest.as_at),
    )


def actions_words(measure: Measure) -> str:
    """The actions that are to move it: `action 3e`, `actions 3a and 3b`."""
    noun = one_or_many(len(measure.actions), "action", "actions")
    return f"{noun} {joined(measure.actions)}"


def leads_words(measure: Measure, plan: Plan) -> str:
    """The leads of these actions, each once."""
    leads = dict.fromkeys(lead for id in measure.actions for lead in plan.action(id).leads)
    return "; ".join(leads) or "Not given in the plan"
