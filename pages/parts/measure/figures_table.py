"""The newest figures of a measure as a table, and where they come from."""

from collections.abc import Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted, one_or_many
from data.record import Batch, in_use
from kpis.definitions import Result
from kpis.judging import Results
from pages.parts import source
from presentation.html.kit import (
    Markup,
    caption,
    folded_table,
    heading,
    join,
    link,
    plain_table,
    text_table,
)
from presentation.rows import marked_figures, newest_figures
from presentation.words import joined, long_date

NEWEST = 12
"""Uploads that are named."""


def figures_table(result: Result) -> Markup:
    """The newest figures, newest first, and folded away those that the chart of ups and downs
    marks."""
    newest, marked = newest_figures(result), marked_figures(result)
    return join(
        [
            text_table(newest),
            caption(newest.note) if newest.note else "",
            folded_table(marked) if marked else "",
        ]
    )


def provenance(found: Results, result: Result) -> Markup:
    """From which extracts and uploads the figures come, how far they go, and who owns the
    measure."""
    rows: list[tuple[str, object]] = []
    for name in result.measure.extracts:
        used = in_use(list(found.batches), name)
        rows.append(("Extract", extracts()[name].title))
        if used:
            newest, earlier = used[-1], used[:-1][::-1]
            loaded = f", {long_date(uk_time(newest.at).date())}, {newest.rows:,} rows"
            rows.append(("Upload", join(["Number ", _upload(newest), loaded])))
            if earlier:
                rows.append(
                    ("Before it", join([counted(len(earlier), "upload"), ": ", _uploads(earlier)]))
                )
            rows.append(("Covers to", long_date(newest.as_at)))
        else:
            rows.append(("Upload", "None yet"))
    leads = dict.fromkeys(
        lead for id in result.measure.actions for lead in source.board().plan.action(id).leads
    )
    listed = {"show": str(result.measure.section)}
    rows.append(("Milestones", link(f"of {_actions(result)}", "milestones", listed)))
    rows.append(("Owner", "; ".join(leads) or "Not given in the plan"))
    table = plain_table(("What", "Which"), rows, label="Where the figures come from", bare=True)
    return join([heading("Where the figures come from"), table])


def _actions(result: Result) -> str:
    """`action 3e`, `actions 3a and 3b`."""
    ids = result.measure.actions
    return f"{one_or_many(len(ids), 'action', 'actions')} {joined(ids)}"


def _upload(batch: Batch) -> Markup:
    return link(str(batch.id), "history", {"batch": str(batch.id)})


def _uploads(batches: Sequence[Batch]) -> Markup:
    """The newest by number; that there are more."""
    more = f" and {len(batches) - NEWEST} more" if len(batches) > NEWEST else ""
    return join([join(map(_upload, batches[:NEWEST]), ", "), more])
