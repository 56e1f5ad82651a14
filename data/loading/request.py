"""What is asked of a load, and what it answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from data.dates import AS_CONTRACT, Dates
from data.problems import Notice, Problem
from data.reader import Reader

AUTO = "auto"
"""Given in place of an extract's name: the loader finds the extract by the header."""


class LoadResult(BaseModel):
    """The result of a load or a dry run. `batch` is the number of the batch that holds this content
    now, and None where none does. `newest` is the newest date in the file, and None where it could
    not be read or no date of it counts; it is no part of the answer of the command."""

    status: Literal["loaded", "already_loaded", "dry_run", "refused"]
    batch: int | None = None
    extract: str | None = None
    as_at: date
    newest: date | None = Field(default=None, exclude=True)
    encoding: str | None = None
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    ignored_columns: list[str] = []
    missing_columns: list[str] = []
    warnings: list[Notice] = []
    problems: list[Problem] = []
    problems_total: int = 0


@dataclass(frozen=True)
class Request:
    """One file to load. `extract` may be `auto`; `file` is its name as the analyst knows it; the
    limit is in MB; `dates` is what a mapping says of its dates."""

    extract: str
    path: Path
    file: str
    as_at: date
    by: Reader
    missing: Literal["keep", "remove"] = "keep"
    dry_run: bool = False
    limit_mb: int = 4096
    dates: Dates = AS_CONTRACT
