"""Updates of milestones that are written in the dashboard: a small upload of their extract, with the form's rules.

What an import may not do it may not do either; besides, nobody writes over what they have not seen.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from data.clock import uk_today
from data.loading import LoadResult, Request, load, scratch_file
from data.problems import Problem
from data.store import Database
from data.store.batches import Batch, list_batches
from kpis.histories import UPDATES, Update, read_histories

FILE = "Written in the dashboard"
NOTHING_NEW = "Nothing here is new: it is on the record already."
NAMELESS = "Give your name: it stands beside what you write."
OVERTAKEN = (
    "In the meantime {by} reported {status} of {day:%d/%m/%Y} on {milestone}. Nothing was stored. "
    "Read it, and save again if you still want to."
)
UNDONE = "In the meantime an update of {milestone} was undone. Nothing was stored. Read what is left, and save again."
_COLUMNS = ("milestone_id", "status", "status_date", "update", "revised_due", "signed_off_by", "evidence")
_LINK = re.compile(r"https?://\S+")

Histories = Mapping[str, tuple[Update, ...]]


@dataclass(frozen=True)
class Reported:
    """One update as it was filled in. `revised_due` is `YYYY-MM`, `evidence` a link."""

    milestone: str
    status: str
    status_date: date
    text: str | None = None
    revised_due: str | None = None
    signed_off_by: str | None = None
    evidence: str | None = None


class Fault(NamedTuple):
    """What is wrong, of which milestone and in which column of the extract (empty where it is of no one alone)."""

    milestone: str
    column: str
    words: str


@dataclass(frozen=True)
class Outcome:
    """The number of the batch that holds the updates, or why there is none."""

    batch: int | None
    faults: list[Fault]


class _OvertakenError(Exception):
    """Somebody else was quicker."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("overtaken")
        self.faults = faults


def report(
    database: Database, reported: Sequence[Reported], author: str, seen: Mapping[str, int], today: date | None = None
) -> Outcome:
    """Store updates as one batch, all of them or none. `seen` is, for each milestone, the newest batch in its history
    (`MilestoneState.newest_batch`) when the author read it. Raises DatabaseError."""
    today = today or uk_today()
    with database.reading() as cursor:
        histories = read_histories(cursor, list_batches(cursor))
    faults = _overtaken(histories, seen, reported) or list(_faults(histories, reported, author, today))
    if faults:
        return Outcome(None, faults)

    def inside(cursor: duckdb.DuckDBPyConnection) -> None:
        *earlier, _ = list_batches(cursor)
        _refuse_overtaken(cursor, earlier, seen, reported)

    with scratch_file(database) as path:
        lines = _write(path, reported)
        try:
            result = load(database, Request(UPDATES, path, FILE, today, author.strip()), inside)
        except _OvertakenError as error:
            return Outcome(None, error.faults)
    return _outcome(result, lines)


def _outcome(result: LoadResult, lines: Mapping[int, str]) -> Outcome:
    if result.status == "already_loaded":
        return Outcome(None, [Fault("", "", NOTHING_NEW)])
    return Outcome(result.batch, [_fault(problem, lines) for problem in result.problems])


def _fault(problem: Problem, lines: Mapping[int, str]) -> Fault:
    return Fault(lines.get(problem.line or 0, ""), problem.column or "", problem.message)


def _refuse_overtaken(
    cursor: duckdb.DuckDBPyConnection, earlier: list[Batch], seen: Mapping[str, int], reported: Sequence[Reported]
) -> None:
    faults = _overtaken(read_histories(cursor, earlier), seen, reported)
    if faults:
        raise _OvertakenError(faults)


def _overtaken(histories: Histories, seen: Mapping[str, int], reported: Sequence[Reported]) -> list[Fault]:
    """What has been put on the record about these milestones, or taken off it, since they were read."""
    faults = []
    for id in dict.fromkeys(one.milestone for one in reported):
        newest = max(histories.get(id, ()), key=lambda update: update.batch, default=None)
        if newest and newest.batch > seen.get(id, 0):
            words = OVERTAKEN.format(by=newest.by, status=newest.status, day=newest.status_date, milestone=id)
            faults.append(Fault(id, "", words))
        elif (newest.batch if newest else 0) < seen.get(id, 0):
            faults.append(Fault(id, "", UNDONE.format(milestone=id)))
    return faults


def _faults(histories: Histories, reported: Sequence[Reported], author: str, today: date) -> Iterator[Fault]:
    """What the form asks beyond the rules of an import."""
    if not author.strip():
        yield Fault("", "", NAMELESS)
    ids = [one.milestone for one in reported]
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        yield Fault(id, "milestone_id", f"Milestone {id} is there twice. Keep one update of it.")
    for one in reported:
        counting = [update for update in histories.get(one.milestone, ()) if not update.superseded]
        yield from _row_faults(one, counting[-1].status_date if counting else None, today)
    if all(_held(histories, one) for one in reported):
        yield Fault("", "", NOTHING_NEW)


def _row_faults(one: Reported, last: date | None, today: date) -> Iterator[Fault]:
    if one.status_date > today:
        yield Fault(one.milestone, "status_date", "The date is in the future. Give the day on which it was so.")
    elif last and one.status_date < last:
        words = f"The last update is of {last:%d/%m/%Y}: give that day or a later one. Only a file may bring history."
        yield Fault(one.milestone, "status_date", words)
    if one.evidence and not _LINK.fullmatch(one.evidence.strip()):
        yield Fault(one.milestone, "evidence", "Give a link that begins with https:// or http://, without spaces.")


def _held(histories: Histories, one: Reported) -> bool:
    """Whether the update that counts on that day says just this."""
    said = tuple((cell or "").strip() or None for cell in astuple(one)[3:])
    return any(
        (update.status_date, update.status) == (one.status_date, one.status)
        and (update.text, update.revised_due, update.signed_off_by, update.evidence) == said
        for update in histories.get(one.milestone, ())
        if not update.superseded
    )


def _write(path: Path, reported: Sequence[Reported]) -> dict[int, str]:
    """Write the updates as CSV; the milestone of each row, by its first line."""
    rows = [[str(cell or "").replace("\r\n", "\n").replace("\r", "\n") for cell in astuple(one)] for one in reported]
    lines, line = {}, 2
    for row in rows:
        lines[line] = row[0]
        line += 1 + sum(cell.count("\n") for cell in row)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([_COLUMNS, *rows])
    return lines
