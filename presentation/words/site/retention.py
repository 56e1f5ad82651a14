"""What is said of rows that were removed because of their age, and of the figures that stay."""

from collections.abc import Sequence

from data.clock import uk_time
from data.extracts import extracts
from data.plurals import counted, one_or_many
from data.record import Batch, Entry, Removal, RemovedRows
from kpis import months
from kpis.computing import Kept
from kpis.definitions import Result
from presentation.words.grammar import joined, long_date
from presentation.words.site.history import moment_words

REMOVALS = (
    "Rows about people that were older than they are kept. They are in no upload any more; the "
    "figures that they were part of stay as they were. Backups made before hold them until they "
    "are removed themselves, and so do databases that a restore has replaced."
)


def kept_words(result: Result, kept: Kept | None) -> str:
    """By a measure: which of its figures are kept, since when and why; nothing where none is
    shown."""
    if kept is None or not result.series or result.series[0].period > kept.last:
        return ""
    parts = f", and those of its parts up to {months.long(kept.parts)}," * (kept.parts > kept.last)
    on = f" on {long_date(uk_time(kept.removed_at).date())}" if kept.removed_at else ""
    return (
        f"Figures up to {months.long(kept.last)}{parts} are kept as they were: the rows behind "
        f"them were removed because of their age{on}, and they cannot be worked out again."
    )


def gone_words(batch: Batch) -> str:
    """By an upload: how many of its rows went, and what undoing it does not do; nothing where none
    did."""
    if not batch.removed:
        return ""
    return (
        f"{batch.removed:,} of its {counted(batch.rows, 'row')} "
        f"{one_or_many(batch.removed, 'was', 'were')} removed because of their age. Undoing or "
        "redoing the upload brings none of them back, and figures that they were part of stay as "
        "they are."
    )


def removals(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """The runs of retention, the newest first: when and by whom, and what went by which rule."""
    return [
        (f"{moment_words(entry.moment)}, by {entry.author}", _removal(entry.written))
        for entry in reversed(entries)
        if isinstance(entry.written, Removal)
    ]


def _removal(written: Removal) -> str:
    kept = counted(written.months, "month")
    return (
        f"{joined([_went(one) for one in written.removed])}: those that were over, with all dates "
        f"before {long_date(written.before)} (rows are kept for {kept})"
    )


def _went(one: RemovedRows) -> str:
    return (
        f"{counted(one.rows, 'row')} of {_title(one.extract)} in {counted(one.uploads, 'upload')}"
    )


def _title(name: str) -> str:
    """The extract's title; its name where a later version has none of it any more."""
    found = extracts().get(name)
    return f"“{found.title}”" if found else name
