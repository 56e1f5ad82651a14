"""Papers on the record: before anybody has them, as the edition stood, and never changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.access import Role
from data.audit import AuditError, Kind, newest_first
from data.reader import NotAllowedError, Reader
from data.record import NewPack, PackFile
from data.store import Database, DatabaseError, open_database, restore
from data.store.backup import backup
from kpis.editions import (
    NoEditionError,
    approve,
    read_editions,
    read_pack_source,
    read_packs,
    record_pack,
    withdraw,
)
from tests.data.kept_files import trail_file

ANN = Reader(" Ann ")
BOARD, LEAD = (Reader("Kim", frozenset({role})) for role in (Role.BOARD, Role.LEAD))


@pytest.fixture
def released(released_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A database with an edition that was approved here, so that the trail says so."""
    database = open_database(Path(shutil.copy(released_file, tmp_path / "own.duckdb")))
    with database.writing() as cursor:
        cursor.execute("DELETE FROM edition_events")
    database.trail.record(ANN, Kind.UPLOAD, "nd_waits, batch 3")
    assert approve(database, 1, ANN) == []
    yield database
    database.close()


def pack(database: Database, **more: Any) -> NewPack:
    (edition,) = read_editions(database)
    told = {
        "edition": 1,
        "edition_sha256": edition.sha256,
        "state": edition.state,
        "kind": "board",
        "sections": (2, 3),
        "meeting": "Board “Ü”\n=1",
        "formats": ("pdf", "csv"),
        "files": (PackFile(name="a.pdf", sha256="0" * 64),),
    }
    return NewPack.model_validate(told | more)


def lines(database: Database) -> list[str]:
    return [one.what for one in newest_first(database.trail) if one.kind == Kind.EXPORT]


def test_what_goes_on_the_record_comes_back_with_who_when_and_how_far_the_trail_was(
    released: Database,
) -> None:
    given, trail = pack(released), released.trail.last()
    assert [record_pack(released, given, ANN) for _ in range(2)] == [1, 2]
    first, second = read_packs(released)
    kept = first.model_dump(exclude={"id", "by", "at", "trail_lines", "trail_digest"})
    assert NewPack.model_validate(kept) == given
    assert (first.by, first.trail_lines, first.trail_digest) == ("Ann", *trail)
    assert second.trail_lines == trail[0] + 1 and first.at < second.at
    assert lines(released) == ["papers of edition 1: pdf, csv"] * 2


def test_working_papers_and_the_public_page_are_called_so(released: Database) -> None:
    record_pack(released, pack(released, kind="working"), LEAD)
    record_pack(released, pack(released, kind="public", formats=()), BOARD)
    assert lines(released) == [
        "public page of edition 1: 1 file",
        "working papers of edition 1: pdf, csv",
    ]


def test_who_may_not_have_them_puts_nothing_on_record(released: Database) -> None:
    with pytest.raises(NotAllowedError):
        record_pack(released, pack(released, kind="working"), BOARD)
    with pytest.raises(NotAllowedError):
        record_pack(released, pack(released), Reader("Nobody", frozenset()))
    with pytest.raises(NoEditionError):
        record_pack(released, pack(released, edition=2), ANN)
    assert (read_packs(released), lines(released)) == ((), [])


def test_papers_of_an_edition_that_is_withdrawn_meanwhile_are_not_handed_over(
    released: Database,
) -> None:
    printed = pack(released)
    withdraw(released, 1, ANN, "A wrong file")
    with pytest.raises(NotAllowedError):
        record_pack(released, printed, BOARD)
    with pytest.raises(DatabaseError, match="it is withdrawn now"):
        record_pack(released, printed, ANN)
    assert read_packs(released) == ()
    assert record_pack(released, pack(released), LEAD) == 1


def test_what_cannot_be_recorded_is_not_handed_over(released: Database) -> None:
    released.trail.key_file.unlink()
    with pytest.raises(AuditError):
        record_pack(released, pack(released), ANN)
    assert read_packs(released) == ()


def test_the_record_comes_back_with_a_backup(released: Database, tmp_path: Path) -> None:
    record_pack(released, pack(released), ANN)
    kept = read_packs(released)
    backup(released, tmp_path / "copy.duckdb")
    restore(tmp_path / "back.duckdb", tmp_path / "copy.duckdb")
    back = open_database(tmp_path / "back.duckdb")
    assert read_packs(back) == kept
    back.close()


def test_a_database_of_before_the_papers_has_none_and_takes_them(
    released: Database, tmp_path: Path
) -> None:
    with released.writing() as cursor:
        cursor.execute("DROP TABLE packs; DELETE FROM schema_version WHERE number > 13")
    released.close()
    again = open_database(tmp_path / "own.duckdb")
    assert read_packs(again) == ()
    assert record_pack(again, pack(again), ANN) == 1
    again.close()


def test_papers_know_the_line_of_the_trail_at_approval_and_later_ones_change_it_not(
    released: Database,
) -> None:
    source = read_pack_source(released, 1, BOARD)
    assert source.trail == released.trail.last() == (2, released.trail.last()[1])
    record_pack(released, pack(released), ANN)
    assert read_pack_source(released, 1, BOARD) == source
    trail_file(released.trail).unlink()
    assert read_pack_source(released, 1, BOARD).trail is None
