"""A database of the time when decisions had a table of their own: they are entries now, and nothing
of them is lost."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest

from data.reader import Reader
from data.record import Comment, Entry, Minute, Withdrawal, standing
from data.record.batches import Stored
from data.record.decisions import Decided, decisions
from data.store import open_database, transaction
from data.store.backup import checksum_file, restore
from data.store.records import records
from kpis.judging.decisions import in_force, states
from tests.data.record.before import OLD, Row, put_old

pytestmark = pytest.mark.embedded

DAY = date(2026, 3, 1)
MOMENTS = [datetime(2026, 1, 1), *(row[8] for row in OLD)]


@pytest.fixture
def old(own_database: Path) -> Path:
    """A database as it was before, with entries of other kinds and five decisions."""
    opened = open_database(own_database)
    comment = Comment(measure="appeal_rate", dated_on=DAY, words="A new judge")
    back = Withdrawal(about="appeal_rate", reason="Never came")
    with opened.writing() as cursor, transaction(cursor, keep=True):
        for entry, replaces in ((comment, None), (back, 1), (_minute(), None)):
            records(cursor).add_entry(entry, Reader("Bea"), replaces)
        cursor.execute("UPDATE entries SET moment = ?", [MOMENTS[0]])
        put_old(cursor, OLD)
    opened.close()
    return own_database


def _minute() -> Minute:
    return Minute(
        meeting=1, sort="decision", about="appeal_rate", words="As decision 2 of the board"
    )


def _decided(row: Row) -> Decided:
    id, measure, kind, period, figure, reason, author, decided_on, moment, undoes = row
    fields = {
        "period": period,
        "figure": figure,
        "reason": reason,
        "author": author,
        "decided_on": decided_on,
    }
    about = {
        "id": id,
        "entry": id + 3,
        "measure": measure,
        "kind": kind,
        "moment": moment,
        "undoes": undoes,
    }
    return Decided.model_validate({**fields, **about})


def record_of(path: Path) -> tuple[Entry, ...]:
    opened = open_database(path)
    with opened.reading() as cursor:
        found = records(cursor).entries()
    opened.close()
    return found


def test_each_decision_keeps_its_number_words_author_days_and_undo(old: Path) -> None:
    assert decisions(record_of(old)) == tuple(map(_decided, OLD))


def test_the_same_is_in_force_and_known_at_every_moment(old: Path) -> None:
    found, wanted = record_of(old), tuple(map(_decided, OLD))
    for moment in MOMENTS:
        known = tuple(one for one in wanted if one.moment <= moment)
        assert decisions(found, moment) == known
        assert in_force(decisions(found, moment)) == in_force(known)
    assert {id: states(decisions(found))[id] for id in range(1, 6)} == {
        1: "replaced",
        2: "undone",
        3: "in_force",
        4: "undo",
        5: "in_force",
    }


def test_other_entries_keep_their_numbers_and_what_they_replace(old: Path) -> None:
    found = record_of(old)
    assert [(one.id, one.replaces, one.written.kind) for one in found[:3]] == [
        (1, None, "comment"),
        (2, 1, "withdrawal"),
        (3, None, "minute"),
    ]
    assert [one.id for one in standing(found)] == [3, 4, 6, 8]


def test_the_state_of_the_data_is_the_same_number_as_before(old: Path) -> None:
    opened = open_database(old)
    with opened.reading() as cursor:
        found = records(cursor).stored()
        tables = {
            name for (name,) in cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
        earlier = records(cursor).stored(OLD[1][8])
    opened.close()
    assert (found, found.version) == (Stored(0, 8, 5), 8)
    assert earlier == Stored(0, 5, 2)
    assert "decisions" not in tables


def test_a_decision_that_is_carried_can_be_undone_once(old: Path) -> None:
    opened = open_database(old)
    with opened.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(
            Withdrawal(about="appeal_rate:decided", reason="A mistake", decided_on=DAY),
            Reader("Cy"),
            8,
        )
    opened.close()
    assert [(one.kind, one.undoes, one.decided_on) for one in decisions(record_of(old))[5:]] == [
        ("undo", 5, DAY)
    ]


def test_a_backup_of_that_time_is_restored_with_them(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(old.read_bytes())
    checksum_file(copy).write_text(
        f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  copy.duckdb\n"
    )
    restore(tmp_path / "again.duckdb", copy)
    assert decisions(record_of(tmp_path / "again.duckdb")) == tuple(map(_decided, OLD))
