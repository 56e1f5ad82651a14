"""What is asked of a load, and what it answers."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from data.access import Right
from data.dates import AS_CONTRACT, Dates
from data.extract import Extract
from data.extracts import extracts
from data.mapping import MappedFile, mapped_file
from data.problems import Notice, Problem
from data.reader import Reader
from data.reading import BookLimits, Sought
from data.record import WRITTEN, KeptMapping, Missing

AUTO = "auto"
"""Given in place of an extract's name: the loader finds the extract by the header."""


class ReadBy(BaseModel):
    """The mapping that read a file, by its name and its number among those of the name."""

    name: str
    version: int


class LoadResult(BaseModel):
    """The result of a load or a dry run. `batch` is the number of the batch that holds this content
    now, and None where none does. `newest` is the newest date in the file, and None where it could
    not be read or no date of it counts; `withdrawn` how many rows it withdraws; `left_since` is the
    earliest date of a list that last held one of the rows that leave by the file. None of these is
    part of the answer of the command."""

    status: Literal["loaded", "already_loaded", "dry_run", "refused"]
    batch: int | None = None
    extract: str | None = None
    as_at: date
    newest: date | None = Field(default=None, exclude=True)
    left_since: date | None = Field(default=None, exclude=True)
    encoding: str | None = None
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    withdrawn: int = Field(default=0, exclude=True)
    ignored_columns: list[str] = []
    missing_columns: list[str] = []
    warnings: list[Notice] = []
    problems: list[Problem] = []
    problems_total: int = 0
    mapping: ReadBy | None = Field(default=None, exclude_if=lambda read_by: read_by is None)


@dataclass(frozen=True)
class Request:
    """One file to load. `extract` may be `auto`; `file` is its name as the analyst knows it; the
    limit is in MB, and `book` is what a workbook may hold; `dates` is what a mapping says of its
    dates. With a `mapping` (`mapped`) the extract is that of the mapping. `right` is what it takes:
    another one for what is no file of an analyst's, but written in a form."""

    extract: str
    path: Path
    file: str
    as_at: date
    by: Reader
    missing: Missing = "keep"
    dry_run: bool = False
    limit_mb: int = 4096
    book: BookLimits = field(default_factory=BookLimits)
    dates: Dates = AS_CONTRACT
    mapping: KeptMapping | None = None
    right: Right = Right.LOAD

    def mapped(self, kept: KeptMapping) -> "Request":
        """The same file, to be read by a mapping."""
        return replace(self, mapping=kept, dates=kept.mapping.dates)

    @property
    def kept_as(self) -> str:
        """The file's name on the record, where what was written in the dashboard has one that no
        file may take: by it others may take it back."""
        taken = self.right is Right.LOAD and self.file == WRITTEN
        return f"{self.file} (a file)" if taken else self.file

    @property
    def sought(self) -> Sought:
        """By what the file's header is known."""
        every, layout = extracts(), self.layout
        if layout:
            return Sought((layout.own,), layout)
        return Sought(tuple(every.values()) if self.extract == AUTO else (every[self.extract],))

    @property
    def layout(self) -> MappedFile | None:
        """The file as its mapping reads it."""
        mapping = self.mapping.mapping if self.mapping else None
        return mapped_file(mapping, extracts()[mapping.extract]) if mapping else None

    @property
    def read_by(self) -> ReadBy | None:
        """The mapping as it is named in the answer."""
        kept = self.mapping
        return ReadBy(name=kept.mapping.name, version=kept.version) if kept else None


class PolicyError(ValueError):
    """What is to become of missing rows cannot be so for this extract."""


def refuse_policy(extract: Extract, missing: Missing) -> None:
    """Raise PolicyError where missing rows are to have left an extract whose rows leave no list."""
    if missing != "left" or extract.ends:
        return
    lists = ", ".join(name for name, one in extracts().items() if one.ends)
    raise PolicyError(
        f"“{extract.title}” is no list that rows leave, so that “left” cannot be chosen for it, "
        f"only for {lists}. Choose keep where what the file lacks may be late, and remove where it "
        "was loaded by mistake."
    )
