"""Updates of milestones that are written in the dashboard: a small upload of their extract, with
the form's rules.

What an import may not do it may not do either; besides, nobody writes over what they have not seen.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from data.access import Right
from data.clock import uk_today
from data.loading import LoadResult, Request, scratch_file
from data.loading.load import load
from data.problems import Problem
from data.reader import Reader
from data.record import UPDATES, WRITTEN
from data.store import Database
from data.store.records import records
from kpis.milestones.board import MilestoneState, board_in
from kpis.milestones.histories import Update, read_histories
from kpis.milestones.update_rules import Reported, row_faults
from kpis.record import NAMELESS, refusal, taken_back, written_since

NOTHING_NEW = "Nothing here is new: it is on the record already."
_COLUMNS = (
    "milestone_id",
    "status",
    "status_date",
    "update",
    "revised_due",
    "signed_off_by",
    "evidence",
)

Histories = Mapping[str, tuple[Update, ...]]
States = Mapping[str, MilestoneState]


class UpdateFault(NamedTuple):
    """One fault of an update: the milestone, the column of the extract, and words that say what to
    do. `milestone` and `column` are empty where the fault belongs to no single one."""

    milestone: str
    column: str
    words: str


@dataclass(frozen=True)
class Outcome:
    """The number of the batch that holds the updates, or why there is none."""

    batch: int | None
    faults: list[UpdateFault]


class _RefusedError(Exception):
    """Somebody else was quicker, or the form asks more than an import."""

    def __init__(self, faults: list[UpdateFault]) -> None:
        super().__init__("refused")
        self.faults = faults


def report(
    database: Database,
    reported: Sequence[Reported],
    author: Reader,
    seen: Mapping[str, int],
    today: date | None = None,
) -> Outcome:
    """Store updates as one batch, all of them or none. `seen` is, for each milestone, the newest
    batch in its history (`MilestoneState.newest_batch`) when the author read it. All faults are
    told at once. Raises DatabaseError, and NotAllowedError where the author may not report."""
    author.must(Right.REPORT)
    today = today or uk_today()
    with database.reading() as cursor:
        histories, states = (
            read_histories(cursor, records(cursor).batches()),
            board_in(cursor, today).by_id,
        )
    overtaken = _overtaken(histories, seen, reported)
    if overtaken:
        return Outcome(None, overtaken)
    faults = list(_faults(histories, states, reported, author, today))
    if all(_held(histories, one) for one in reported):
        return Outcome(None, [*faults, UpdateFault("", "", NOTHING_NEW)])

    def inside(cursor: duckdb.DuckDBPyConnection) -> None:
        *earlier, _ = records(cursor).batches()
        refused = _overtaken(read_histories(cursor, earlier), seen, reported) or faults
        if refused:
            raise _RefusedError(refused)

    # Loaded even where the form refuses it, so that what an import would refuse too is told in the
    # same breath.
    with scratch_file(database) as path:
        lines = _write(path, reported)
        try:
            by = replace(author, name=author.name.strip())
            request = Request(UPDATES, path, WRITTEN, today, by, right=Right.REPORT)
            result = load(database, request, inside)
        except _RefusedError as error:
            return Outcome(None, error.faults)
    return _outcome(result, lines, faults)


def _outcome(
    result: LoadResult, lines: Mapping[int, str], faults: Sequence[UpdateFault]
) -> Outcome:
    if result.status == "already_loaded":
        return Outcome(None, [*faults, UpdateFault("", "", NOTHING_NEW)])
    told = {(fault.milestone, fault.column) for fault in faults}
    # What a status would need is no matter where another is to be chosen.
    told |= {(id, "revised_due") for id, column in told if column == "status"}
    found = [_fault(problem, lines) for problem in result.problems]
    return Outcome(
        result.batch, [*faults, *(one for one in found if (one.milestone, one.column) not in told)]
    )


def _fault(problem: Problem, lines: Mapping[int, str]) -> UpdateFault:
    return UpdateFault(lines.get(problem.line or 0, ""), problem.column or "", problem.message)


def _overtaken(
    histories: Histories, seen: Mapping[str, int], reported: Sequence[Reported]
) -> list[UpdateFault]:
    """What has been put on the record about these milestones, or taken off it, since they were
    read."""
    faults = []
    for id in dict.fromkeys(one.milestone for one in reported):
        history, read = histories.get(id, ()), seen.get(id, 0)
        newer = written_since(history, read, lambda update: update.batch)
        if newer:
            happened = f"{newer.by} reported {newer.status} of {newer.status_date:%d/%m/%Y} on {id}"
            words = refusal(happened, "Read it, and save again if you still want to.")
            faults.append(UpdateFault(id, "", words))
        elif taken_back(read, (update.batch for update in history)):
            words = refusal(f"an update of {id} was undone", "Read what is left, and save again.")
            faults.append(UpdateFault(id, "", words))
    return faults


def _faults(
    histories: Histories, states: States, reported: Sequence[Reported], author: Reader, today: date
) -> Iterator[UpdateFault]:
    """What the form asks beyond the rules of an import."""
    if not author.name.strip():
        yield UpdateFault("", "", NAMELESS)
    ids = [one.milestone for one in reported]
    for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
        yield UpdateFault(
            id, "milestone_id", f"Milestone {id} is there twice. Keep one update of it."
        )
    for one in reported:
        counting = [update for update in histories.get(one.milestone, ()) if not update.superseded]
        last = counting[-1].status_date if counting else None
        found = row_faults(one, last, today, states.get(one.milestone))
        yield from (UpdateFault(one.milestone, *fault) for fault in found)


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
    rows = [
        [str(cell or "").replace("\r\n", "\n").replace("\r", "\n") for cell in astuple(one)]
        for one in reported
    ]
    lines, line = {}, 2
    for row in rows:
        lines[line] = row[0]
        line += 1 + sum(cell.count("\n") for cell in row)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([_COLUMNS, *rows])
    return lines
