"""What is refused before anything is copied, in words that say what to do."""

from pathlib import Path

import duckdb
import psycopg
import pytest

from data.moving import MoveError, refusing, reopen
from data.store import MOVED_TO, DatabaseError, open_database
from data.store.server import linked, turn
from tests.data.moving.conftest import House, rows_of, server


def refused(house: House, words: str) -> None:
    """The move is refused, nothing is copied, and the file is as it was."""
    before, there = rows_of(house.file), house.fresh.sql("SELECT count(*) FROM events")
    with pytest.raises(MoveError, match=words):
        house.move()
    assert rows_of(house.file) == before
    assert house.fresh.sql("SELECT count(*) FROM events") == there
    with duckdb.connect(house.file) as connection:
        marked = connection.execute("SELECT content FROM properties WHERE name = 'moved_to'")
        assert marked.fetchall() in ([], [("",)])


@pytest.mark.parametrize(
    ("row", "table"),
    [
        ("INSERT INTO entries VALUES (1, 'k', 's', '{}', 'a', now(), NULL)", "entries"),
        ("INSERT INTO properties VALUES ('demonstration', 'true')", "properties"),
        ("INSERT INTO edition_events VALUES (1, 1, 'approved', now(), 'a', '')", "edition_events"),
        ("INSERT INTO stored.meetings (batch) VALUES (1)", "meetings"),
    ],
)
def test_a_place_in_use(small_house: House, row: str, table: str) -> None:
    house = small_house
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute(row.encode())
    if table == "meetings":  # rows without their upload
        with pytest.raises(MoveError, match="its table meetings has rows"):
            house.move()
        return
    refused(house, f"in use: its table {table} has rows")


def test_what_somebody_who_looks_leaves_is_no_use(small_house: House) -> None:
    house = small_house
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("INSERT INTO computed VALUES ('seen', 'b')")
        connection.execute("INSERT INTO points VALUES ('seen','','','','p',1,1,1,true,NULL)")
    assert house.move().tables
    assert house.fresh.sql("SELECT count(*) FROM points WHERE measure = 'seen'") == [(0,)]


def test_a_character_that_postgresql_cannot_keep(small_house: House) -> None:
    house = small_house
    with duckdb.connect(house.file) as connection:
        connection.execute("UPDATE events SET by_name = 'a' || chr(0) WHERE id = 2")
    refused(house, "column by_name of the table events has the character NUL in 1 of its rows")


def test_a_table_that_the_other_has_no_place_for(small_house: House) -> None:
    house = small_house
    with duckdb.connect(house.file) as connection:
        connection.execute("ALTER TABLE stored.meetings ADD COLUMN newer VARCHAR")
    refused(house, "table meetings is not alike")


def test_a_place_of_another_version(small_house: House) -> None:
    house = small_house
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("UPDATE schema_version SET number = number + 1")
    with pytest.raises(DatabaseError, match="newer version"):
        house.move()


def test_a_third_place(small_house: House) -> None:
    house = small_house
    back = house.folder / "back.duckdb"
    house.move()
    house.move(house.server, back)
    with pytest.raises(MoveError, match=r"was moved to .*: choose a new one"):
        house.move(back, house.server)
    with pytest.raises(MoveError, match="move it from there, or say"):
        house.move(house.server, house.folder / "third.duckdb")


def test_two_of_one_kind(small_house: House) -> None:
    house = small_house
    for source, target in ((house.file, Path("b.duckdb")), (house.server, house.server)):
        with pytest.raises(MoveError, match="from a file into PostgreSQL or back"):
            house.move(source, target)


def test_a_full_disk(small_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = small_house
    house.move()
    free = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(refusing.shutil, "disk_usage", lambda _: free)
    back = house.folder / "back.duckdb"
    with pytest.raises(MoveError, match="free some space"):
        house.move(house.server, back)


def test_a_server_that_somebody_writes_to(
    small_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = small_house
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.1)
    there = open_database(server(house.fresh.app), house.settings)
    # The server tells one role nothing of what another does.
    words = "Somebody else is changing what is stored"
    with there.writing(), pytest.raises(DatabaseError, match=words):
        house.move()
    there.close()


def test_a_mistake_that_is_not_over(small_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else both places would be written to, while one is copied to the other."""
    house = small_house
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.1)
    house.move()
    back = house.folder / "back.duckdb"
    with linked(back, house.server, house.settings) as link:
        link.server.mark(MOVED_TO, "there")
        with pytest.raises(DatabaseError, match="The record is being moved"):
            reopen(house.server, house.settings)
    assert reopen(house.server, house.settings) == "there"
