"""What is asked of a load, and what it answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from data.problems import Notice, Problem
from data.reader import Reader

AUTO = "auto"
"""In the place of an extract's name: the one that the header belongs to."""


class LoadResult(BaseModel):
    """What a load did, or would do. `batch` is None unless one holds this content now."""

    status: Literal["loaded", "already_loaded", "dry_run", "refused"]
    batch: int | None = None
    extract: str | None = None
    as_at: date
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
    limit is in MB."""

    extract: str
    path: Path
    file: str
    as_at: date
    by: Reader
    missing: Literal["keep", "remove"] = "keep"
    dry_run: bool = False
    limit_mb: int = 4096
