"""A checked file beside the uploads before it."""

from dataclasses import dataclass
from datetime import date

from data.extract import Extract
from data.reading import Staged
from data.record import Batch, Missing, in_use
from data.store import Counts


@dataclass(frozen=True)
class Checked:
    """A file whose rows are in the table `checked`: its extract, as it was staged, and every batch
    before it."""

    extract: Extract
    staged: Staged
    batches: list[Batch]


@dataclass(frozen=True)
class Upload:
    """A checked file (its rows are in the table `checked`), its as-at date, its rows counted beside
    those stored, what becomes of missing ones, every batch before it, and how many rows it
    withdraws."""

    extract: Extract
    as_at: date
    counts: Counts
    missing: Missing
    batches: list[Batch]
    withdrawn: int = 0

    @property
    def last(self) -> Batch | None:
        """The upload that it follows; None for a first one, and for one that is older than what is
        loaded."""
        used = in_use(self.batches, self.extract.name)
        return used[-1] if used and used[-1].as_at <= self.as_at else None

    def leaves_by(self, day: date) -> bool:
        """Whether rows that it does not hold are to have left by a day."""
        return self.missing == "left" and self.as_at <= day

    @property
    def main_date(self) -> str | None:
        """The column that says when a row happened: the first date or month that every row has."""
        dated = (
            column.name for column in self.extract.required if column.kind in ("date", "month")
        )
        return next(dated, None)
