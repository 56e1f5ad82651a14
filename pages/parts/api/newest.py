"""The files of the newest edition: each is made once, and kept while it may be asked for."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from data.record import Edition, released
from data.store import Database
from kpis.commands.report import report
from kpis.editions import Content, read_content, read_editions
from pages.parts.api.told import ToldMeasures, told_edition
from presentation.exports import released_csv
from presentation.rows import (
    ReleasedFigure,
    ReleasedMilestone,
    released_figures,
    released_milestones,
)

MEASURES_JSON, MEASURES_CSV = "measures.json", "measures.csv"
MILESTONES_CSV = "milestones.csv"
KEPT_EDITIONS = 2
"""A new edition, and the one before for as long as it is asked for still."""
_CSV = "text/csv; charset=utf-8; header=present"


@dataclass(frozen=True)
class ReleasedFile:
    """A file of an edition, and what kind of file it is."""

    content: bytes
    mime: str

    @cached_property
    def tag(self) -> str:
        """Its entity tag, which is another for each byte that is."""
        return f'"{hashlib.sha256(self.content).hexdigest()}"'


class Newest:
    """The files of the newest editions, by name."""

    def __init__(self) -> None:
        self._kept = OrderedDict[str, Mapping[str, ReleasedFile]]()
        self._lock = Lock()

    def files(self, database: Database, edition: Edition) -> Mapping[str, ReleasedFile]:
        """The files of an approved edition. Raises DatabaseError."""
        # A restored backup may have another edition of this number.
        key = edition.model_dump_json()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = _made(edition, read_content(database, edition.id))
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT_EDITIONS:
                self._kept.popitem(last=False)
            return self._kept[key]


def newest_edition(database: Database) -> Edition | None:
    """The newest edition that is approved; None where there is none. Raises DatabaseError."""
    return next(iter(released(read_editions(database))), None)


def _made(edition: Edition, content: Content) -> Mapping[str, ReleasedFile]:
    figures, milestones = (
        released_csv(ReleasedFigure, released_figures(edition, content.results)),
        released_csv(ReleasedMilestone, released_milestones(edition, content.board)),
    )
    return {
        MEASURES_JSON: ReleasedFile(_json(edition, content), "application/json"),
        MEASURES_CSV: ReleasedFile(figures, _CSV),
        MILESTONES_CSV: ReleasedFile(milestones, _CSV),
    }


def _json(edition: Edition, content: Content) -> bytes:
    told = {"edition": told_edition(edition), **report(content.results)}
    return ToldMeasures.model_validate(told).model_dump_json(exclude_unset=True).encode()
