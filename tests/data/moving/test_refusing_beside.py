"""What lies beside is never written over, never half used, and goes nowhere where its trail could
not be verified."""

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import duckdb
import psycopg
import pytest

from data.audit import AuditError, Kind, Trail, trail_of
from data.moving import MoveError, into_files
from data.moving.refusing_beside import begins
from data.post import Follows, post_of
from data.reader import Reader
from data.store import DatabaseError, open_database
from data.store.server import linked
from data.tokens import tokens_of
from tests.data.moving.conftest import House, server
from tests.data.moving.contents import ROWS, fill
from tests.data.moving.test_move import alter

ANN = Reader("Ann")


def trail(house: House, place=None) -> Trail:
    return trail_of(place or house.file, house.settings)


def refused(house: House, words: str, source=None, target=None) -> None:
    """Nothing is moved, and the old place can be used on."""
    with pytest.raises(MoveError, match=words):
        house.move(source, target)
    database = open_database(source or house.file, house.settings)
    with database.writing():
        pass
    database.close()
    Follows(post_of(source or house.file, house.settings)).begin("ann@example.org", "all", {})


@pytest.mark.parametrize(
    "row",
    [
        "audit_lines VALUES (1, '{}')",
        "tokens (name, extracts, digest, issued, issued_by) VALUES ('a', '[]', 'd', '', '')",
        "follows VALUES ('a', 'b', '', '{}')",
        "once (key, address, at, subject, way, state, fault) VALUES ('', '', '', '', '', '', '')",
    ],
)
def test_a_server_beside_which_something_lies(small_house: House, row: str) -> None:
    house = small_house
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute(f"INSERT INTO beside.{row}".encode())
    refused(house, f"in use: its table {row.split()[0]} has rows")


@pytest.mark.parametrize("ending", ["audit.jsonl", "tokens.sqlite3", "post.sqlite3-journal"])
def test_a_folder_in_which_something_lies(small_house: House, ending: str) -> None:
    house, back = small_house, small_house.folder / "back.duckdb"
    other = house.folder / f"back.{ending}"
    other.write_text("somebody's")
    refused(house, "in use", house.server, back)
    assert other.read_text() == "somebody's"
    assert list(house.folder.glob("back.*")) == [other]


@pytest.mark.parametrize("written", [False, True])
def test_what_a_killed_move_has_put_there_gives_way_unless_it_was_used(
    small_house: House, written: bool
) -> None:
    house, back = small_house, small_house.folder / "back.duckdb"
    trail(house, house.server).record(ANN, Kind.MOVE, "moved", "begun")
    tokens_of(house.server, house.settings).issue("loader", ["meetings"], ANN)
    lines = [*trail(house, house.server).lines.forwards()]
    open_database(back, house.settings).close()
    with duckdb.connect(back) as made:
        made.execute("INSERT INTO properties VALUES ('moving_from', ?)", [house.server.name])
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("INSERT INTO properties VALUES ('moved_to', %s)", [str(back)])
    put = back.with_name("back.audit.jsonl")
    put.write_bytes(lines[0] + b"more" * written)
    if written:
        with pytest.raises(MoveError, match=r"audit\.jsonl is there already"):
            house.move(house.server, back)
        assert put.read_bytes() == lines[0] + b"more"
    else:
        house.move(house.server, back)
        assert put.read_bytes() == b"".join(lines)


def test_another_key_at_the_new_place(small_house: House) -> None:
    house = small_house
    trail(house).record(ANN, Kind.BACKUP, "a copy")
    new = trail(house, house.server).key_file
    new.parent.mkdir()
    new.write_text("ab" * 32)
    refused(house, "is another key than")
    shutil.copy(trail(house).key_file, new)
    assert house.move().key is None


def test_a_trail_without_its_key(small_house: House) -> None:
    house = small_house
    trail(house).record(ANN, Kind.BACKUP, "a copy")
    trail(house).key_file.unlink()
    with pytest.raises(AuditError, match="is missing"):
        house.move()


def edited(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a copy", b"nothing"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("spoil", [edited, cut])
def test_a_trail_that_is_broken(small_house: House, spoil: Callable[[Path], None]) -> None:
    house = small_house
    trail(house).record(ANN, Kind.BACKUP, "a copy")
    spoil(Path(trail(house).lines.name))
    refused(house, "is broken")


def test_a_character_that_postgresql_cannot_keep(small_house: House) -> None:
    house = small_house
    Follows(post_of(house.file, house.settings)).begin("a\0b", "all", {})
    refused(house, "The table follows has the character NUL")


def waits(house: House, of: str) -> None:
    """The server waits for a record."""
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("INSERT INTO properties VALUES ('moving_from', %s)", [of])


def test_a_place_that_waits_for_a_record_is_neither_opened_nor_written_to(
    small_house: House,
) -> None:
    house = small_house
    there = open_database(server(house.fresh.app), house.settings)
    waits(house, str(house.file))
    said = f"of {house.file} to here has not come to its end: repeat"
    with pytest.raises(DatabaseError, match=said), there.writing():
        pytest.fail("it was written to")
    there.close()
    with pytest.raises(DatabaseError, match=said):
        open_database(server(house.fresh.app), house.settings)
    with pytest.raises(MoveError, match="has not come there as a whole"):
        house.move(house.server, house.folder / "back.duckdb")
    house.move()
    open_database(server(house.fresh.app), house.settings).close()


def test_a_place_that_waits_for_another_record(small_house: House) -> None:
    waits(small_house, "other.duckdb")
    refused(small_house, "waits for the record of other.duckdb")


@pytest.mark.parametrize(
    ("held", "ours"),
    [
        (b"", True),
        (b"one\n", True),
        (b"one\ntwo\n", True),
        (b"one\ntwo\nthree\n", False),
        (b"one\ntw", False),
        (b"two\n", False),
        (b"ones\n", False),
        (None, False),
    ],
)
def test_a_trail_is_ours_where_it_holds_the_first_lines_alone(
    tmp_path: Path, held: bytes | None, ours: bool
) -> None:
    path = tmp_path / "trail"
    if held is not None:
        path.write_bytes(held)
    assert begins(path, [b"one\n", b"two\n"]) is ours


def test_what_was_put_there_is_taken_away_again_where_it_comes_to_nothing(
    small_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, back = small_house, small_house.folder / "back.duckdb"
    trail(house, house.server).record(ANN, Kind.MOVE, "moved", "begun")

    def fails(there: object) -> None:
        assert len(list(house.folder.glob("back.*.*"))) == 3
        raise MoveError("came to nothing")

    monkeypatch.setattr(import_module("data.moving.move"), "arrived", fails)
    refused(house, "came to nothing", house.server, back)
    assert list(house.folder.glob("*back.*")) == []


def test_a_file_that_comes_into_being_meanwhile_is_not_written_over(
    small_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, back = small_house, small_house.folder / "back.duckdb"
    other = house.folder / "back.post.sqlite3"
    put = into_files._put

    def late(made: Path, place: Path) -> None:
        if place == other:
            other.write_text("somebody's")
        put(made, place)

    monkeypatch.setattr(into_files, "_put", late)
    refused(house, "has come into being meanwhile", house.server, back)
    assert [path.read_text() for path in house.folder.glob("*back.*")] == ["somebody's"]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("audit_lines", "NEW.line := NEW.line || ' '"),
        ("tokens", "NEW.used := ''"),
        ("mails", "RETURN NULL"),
        ("readers", "NEW.token := NEW.token + 1"),
    ],
)
def test_what_a_server_alters_is_found(small_house: House, table: str, change: str) -> None:
    house = small_house
    fill(house.file, house.settings, ROWS, [("Ann", Kind.UPLOAD, "x", "done")])
    alter(house, f"beside.{table}", change)
    refused(house, f"The table {table} did not arrive as it was")
    assert house.fresh.sql("SELECT count(*) FROM batches") == [(0,)]


def test_a_file_that_is_made_waits_from_its_first_moment(small_house: House) -> None:
    house, back = small_house, small_house.folder / "back.duckdb"
    with linked(back, house.server, house.settings):
        pass
    with pytest.raises(DatabaseError, match="has not come to its end"):
        open_database(back, house.settings)
    house.move(house.server, back)
    open_database(back, house.settings).close()
