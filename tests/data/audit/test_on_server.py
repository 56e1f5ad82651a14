"""The trail on a server: the same lines as in a file, for all who share it, and changed by nobody
who may add to it."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from data.access import Role
from data.audit import AuditError, Kind, Trail, newest_first, trail_of, verify
from data.reader import Reader
from data.settings import Settings
from tests.data.kept_files import trail_file
from tests.data.on_server import postgres_address
from tests.postgresql.server import Fresh

ANN = Reader("Ann", frozenset({Role.ANALYST}))


@pytest.fixture
def server_of(own_record: Fresh, tmp_path: Path) -> Callable[[str], Trail]:
    """The trail as one of several servers has it, each with a folder of its own."""

    def made(name: str) -> Trail:
        return trail_of(postgres_address(own_record.app), Settings(work_folder=tmp_path / name))

    return made


@pytest.fixture
def three(server_of: Callable[[str], Trail]) -> Trail:
    """A trail of three lines."""
    trail = server_of("first")
    for what in ("é🎈\n", "nd_waits, batch 3", ""):
        trail.record(ANN, Kind.UPLOAD, what)
    return trail


def shared(first: Trail, other: Trail) -> None:
    """The other server is given the key that the first one has."""
    other.key_file.parent.mkdir(parents=True, exist_ok=True)
    other.key_file.write_bytes(first.key_file.read_bytes())


def test_a_line_stands_there_as_it_would_in_a_file(
    three: Trail, own_record: Fresh, tmp_path: Path
) -> None:
    found = own_record.sql("SELECT line FROM beside.audit_lines ORDER BY n")
    copy = trail_of(tmp_path / "d.duckdb", Settings(audit_key_file=three.key_file))
    trail_file(copy).write_text("".join(f"{line}\n" for (line,) in found), encoding="ascii")
    assert verify(copy) == verify(three)
    assert verify(copy).lines == 3 and not verify(copy).fault


def test_several_servers_with_one_key_write_one_trail(
    three: Trail, server_of: Callable[[str], Trail]
) -> None:
    other = server_of("other")
    shared(three, other)
    other.record(ANN, Kind.UNDO, "")
    three.record(ANN, Kind.REDO, "")
    assert [line.kind for line in newest_first(other)][:2] == ["redo", "undo"]
    assert verify(three) == verify(other) and verify(three).lines == 5


def test_a_server_with_another_key_or_none_records_nothing(
    three: Trail, server_of: Callable[[str], Trail]
) -> None:
    other = server_of("other")
    with pytest.raises(AuditError, match="or from another server of the same trail"):
        other.record(ANN, Kind.UPLOAD, "")
    assert not other.key_file.exists(), "a key is made for an empty trail alone"
    shared(three, other)
    other.key_file.write_text("0" * 64, encoding="ascii")
    with pytest.raises(AuditError, match="is not the key by which the audit trail of the database"):
        other.record(ANN, Kind.UPLOAD, "")
    assert verify(three).lines == 3 and not verify(three).fault


@pytest.mark.parametrize("spoilt", [1, 3])
def test_one_spoilt_line_stops_nobody_and_is_found(
    three: Trail, own_record: Fresh, spoilt: int
) -> None:
    own_record.sql("UPDATE beside.audit_lines SET line = 'x' WHERE n = %s", spoilt)
    three.record(ANN, Kind.UNDO, "")
    assert verify(three).line == spoilt


@pytest.mark.parametrize(
    ("tampered", "line", "said"),
    [
        ("DELETE FROM beside.audit_lines WHERE n = 2", 2, "line 2 was taken away or moved"),
        ("UPDATE beside.audit_lines SET n = 9 WHERE n = 2", 2, "taken away or moved"),
        (
            "UPDATE beside.audit_lines SET line = replace(line, 'batch 3', 'batch 4') WHERE n = 2",
            2,
            "it was edited, or written with another key",
        ),
        ("DELETE FROM beside.audit_lines WHERE n = 3", 3, "lines after line 2 were taken away"),
        ("DELETE FROM beside.audit_lines", 1, "is gone"),
    ],
)
def test_what_its_owner_changes_is_found(
    three: Trail, own_record: Fresh, tampered: str, line: int, said: str
) -> None:
    digest, state = verify(three).digest, three.lines.state()
    with psycopg.connect(own_record.owner) as connection:
        connection.execute(tampered.encode())
    found = verify(three, digest)
    assert found.line == line and said in found.fault
    assert three.lines.state() != state


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE beside.audit_lines SET line = line",
        "DELETE FROM beside.audit_lines",
        "TRUNCATE beside.audit_lines",
        "ALTER TABLE beside.audit_lines ADD COLUMN more TEXT",
        "DROP TABLE beside.audit_lines",
    ],
)
def test_the_dashboard_cannot_change_a_line_and_the_server_says_so(
    three: Trail, own_record: Fresh, statement: str
) -> None:
    with (
        psycopg.connect(own_record.app) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())
    assert verify(three).lines == 3


def test_who_cannot_reach_the_server_learns_that_nothing_is_done(tmp_path: Path) -> None:
    away = postgres_address("postgresql://nobody@127.0.0.1:1/none")
    trail = trail_of(away, Settings(work_folder=tmp_path))
    for use in (lambda: trail.record(ANN, Kind.UPLOAD, ""), lambda: verify(trail), trail.last):
        with pytest.raises(AuditError, match=r"none on 127\.0\.0\.1 cannot be reached.*not done"):
            use()
    assert not trail.key_file.exists()
