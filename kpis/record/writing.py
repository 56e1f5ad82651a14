"""Putting entries on the record: checked, and refused where somebody else has written about the
same thing unseen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import NamedTuple

import duckdb

from data.access import Right
from data.audit import Kind
from data.clock import uk_today, utc_now
from data.mapping import Mapping
from data.reader import Reader
from data.record import Entry, Holder, Written, standing
from data.store import BrokenHistoryError, Database, transaction
from data.store.keeping_rules import keeping_rules
from data.store.records import records
from kpis.record.entry_faults import entry_faults
from kpis.record.fault import NOTHING_NEW
from kpis.record.meanwhile import refusal, taken_back, written_since

_RIGHTS: dict[type, Right] = {Mapping: Right.LOAD, Holder: Right.ADMINISTER}


class Change(NamedTuple):
    """An entry to be put on the record, and the number of the one that it corrects or takes
    back."""

    written: Written
    replaces: int | None = None


Made = list[str] | tuple[Change, ...]
"""Why nothing may be written, or what is put on the record together."""


def newest(entries: Sequence[Entry]) -> int:
    """The number of the newest entry on the record; 0 where there is none."""
    return max((entry.id for entry in entries), default=0)


def record(
    database: Database,
    written: Written,
    author: Reader,
    seen: int,
    *,
    replaces: int | None = None,
    today: date | None = None,
) -> list[str]:
    """Put an entry on the record, by somebody who had read the record up to the number `seen`.

    Returns why it was refused, one sentence each; nothing when it was stored. Raises as `put` does,
    and NotAllowedError where the author has no right to write it.
    """
    return record_all(database, [Change(written, replaces)], author, seen, today=today)


def record_all(
    database: Database,
    changes: Sequence[Change],
    author: Reader,
    seen: int,
    *,
    today: date | None = None,
) -> list[str]:
    """Put entries on the record, all of them or none: each is checked beside the record and those
    before it. Returns and raises as `record` does, each sentence once."""

    def made(cursor: duckdb.DuckDBPyConnection) -> Made:
        entries, day = records(cursor).entries(), today or uk_today()
        for one in changes:
            author.must(_right(one, entries))
        late = [
            words
            for one in changes
            for words in overtaken(entries, one.written, seen, one.replaces)
        ]
        faults = late or chain(*faults_together(changes, author, entries, day))
        if not changes:
            return [NOTHING_NEW]
        return list(dict.fromkeys(faults)) or tuple(changes)

    return put(database, author, made)


def faults_together(
    changes: Sequence[Change], author: Reader, entries: Sequence[Entry], day: date
) -> Iterator[list[str]]:
    """What is wrong with each, as if those before it that are right were on the record."""
    known = list(entries)
    for one in changes:
        faults = entry_faults(one.written, author, known, day, one.replaces)
        yield faults
        if not faults:
            put_on = {"id": newest(known) + 1, "moment": utc_now(), "author": author.name}
            known.append(Entry.model_validate({**put_on, **one._asdict()}))


def put(
    database: Database, author: Reader, made: Callable[[duckdb.DuckDBPyConnection], Made]
) -> list[str]:
    """Put on the record what is made of what a cursor of the one writer sees, or return why it is
    refused. Raises DatabaseError, what `made` raises, and AuditError where it cannot go on the
    audit trail."""
    with database.writing(f"{author.name.strip()} is writing on the record") as cursor:
        found = made(cursor)
        if isinstance(found, list):
            return found
        by = replace(author, name=author.name.strip())
        told = database.trail.told(by, Kind.CHANGE)
        try:
            with transaction(cursor, keep=True, told=told), keeping_rules(cursor):
                ids = [records(cursor).add_entry(one.written, by, one.replaces) for one in found]
                told.what = _named(found, ids)
        except BrokenHistoryError as error:
            return error.faults
    return []


def _named(put_on: Sequence[Change], ids: Sequence[int]) -> str:
    """What was put on the record, as the audit trail names it."""
    kinds = " and ".join(dict.fromkeys(one.written.kind for one in put_on))
    return f"{kinds}, entry {ids[0]}" + (f" to {ids[-1]}" if ids[1:] else "")


def _right(change: Change, entries: Sequence[Entry]) -> Right:
    """What it takes to write an entry: a mapping, or its end, is for those who load files; who
    answers for what, for those who keep people."""
    about = next((one.written for one in entries if one.id == change.replaces), change.written)
    return _RIGHTS.get(type(about), Right.REPORT)


def overtaken(
    entries: Sequence[Entry], written: Written, seen: int, replaces: int | None = None
) -> list[str]:
    """One sentence if somebody has written about the same subject since the record was read up to
    the number `seen`, or if the entry to be corrected or taken back no longer stands; an empty list
    otherwise."""
    if taken_back(replaces, (entry.id for entry in standing(entries))):
        then = "Read the record, and choose the entry that stands now."
        return [refusal("this entry was corrected or taken back", then)]
    about = [entry for entry in entries if entry.written.subject == written.subject]
    newer = written_since(about, seen, lambda entry: entry.id)
    if newer is None:
        return []
    happened = f"{newer.author} put another entry about this on the record"
    return [refusal(happened, "Read it below, and save again if you still want to.")]
