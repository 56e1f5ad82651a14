"""A move: everything arrives as it was, in one piece or not at all, and there is one record
afterwards."""

import subprocess

import duckdb
import psycopg
import pytest

from data.address import Address
from data.moving import MoveError, reopen
from data.reader import Reader
from data.store import DatabaseError
from data.store.engines import recognising
from data.store.properties import refuse_moved
from data.store.records import records
from data.store.undo import undo
from kpis.judging import read_results
from tests.data.moving.conftest import House, rows_of, server

ANN = Reader("Ann")


def test_a_record_goes_into_postgresql_and_back_with_every_row_as_it_was(house: House) -> None:
    before, back = rows_of(house.file), house.folder / "back.duckdb"
    there = house.move()
    again = house.move(house.server, back)
    assert there.tables == again.tables
    assert sum(one.rows for one in there.tables) > 300
    assert rows_of(back) == before == rows_of(house.file)


def test_figures_are_the_same_to_the_last_bit(house: House) -> None:
    here = house.open(house.file)
    before = read_results(here).exact
    here.close()
    house.move()
    there = house.open(server(house.fresh.app))
    assert read_results(there).exact == before
    there.close()


def test_values_of_every_kind_arrive_to_the_last_bit(small_house: House) -> None:
    before, back = rows_of(small_house.file), small_house.folder / "back.duckdb"
    small_house.move()
    small_house.move(small_house.server, back)
    assert rows_of(back) == before


@pytest.mark.parametrize(
    ("table", "trigger"),
    [
        ("events", "NEW.by_name := NEW.by_name || ' '"),
        ("events", "NEW.moment := NEW.moment + interval '1 microsecond'"),
        ("events", "NEW.reason := ''"),
        ("events", "NEW.id := -NEW.id"),
        ("points", "NEW.value := CASE NEW.value WHEN 0 THEN '-0' ELSE NEW.value END"),
        ("points", "NEW.value := NEW.value * (1 + 1e-15)"),
        ("points", "NEW.batches := array_append(NEW.batches, NULL)"),
        ("editions", "NEW.content := NEW.content || '\\x00'::bytea"),
        ("batches", "NEW.as_at := NEW.as_at + 1"),
        ("entries", "RETURN NULL"),
    ],
)
def test_what_a_server_alters_is_found_and_nothing_is_moved(
    small_house: House, table: str, trigger: str
) -> None:
    house = small_house
    before = rows_of(house.file)
    alter(house, table, trigger)
    with pytest.raises(MoveError, match=f"The table {table} did not arrive as it was"):
        house.move()
    assert house.fresh.sql("SELECT count(*) FROM batches") == [(0,)]
    assert rows_of(house.file) == before
    house.open(house.file).close()
    with duckdb.connect(house.file) as connection:
        refuse_moved(connection.cursor())


def alter(house: House, table: str, body: str, when: str = "BEFORE") -> None:
    """Have the server do something to each row that comes into a table."""
    kind = "TRIGGER" if when == "BEFORE" else "CONSTRAINT TRIGGER"
    deferred = "" if when == "BEFORE" else "DEFERRABLE INITIALLY DEFERRED"
    with psycopg.connect(house.fresh.owner, autocommit=True) as connection:
        connection.execute(
            f"""CREATE FUNCTION altered() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN {body}; RETURN NEW; END $$;
            CREATE {kind} altering {when} INSERT ON {table} {deferred}
                FOR EACH ROW EXECUTE FUNCTION altered()""".encode()
        )


def written(house: House, address: Address) -> None:
    """Something is written to a record: an upload is undone."""
    opened = house.open(address)
    try:
        undo(opened, 1, ANN)
    finally:
        opened.close()


def test_the_old_record_is_read_on_and_written_to_no_more(house: House) -> None:
    house.move()
    old = house.open(house.file)
    with old.reading() as cursor:
        assert len(records(cursor).batches()) > 3
    with pytest.raises(DatabaseError, match=r"moved to made_.* on 127.0.0.1.*Nothing was changed"):
        undo(old, 1, ANN)
    old.close()
    written(house, server(house.fresh.app))


def test_the_way_back_from_a_mistake(house: House) -> None:
    house.move()
    assert reopen(house.file, house.settings) == house.server.name
    written(house, house.file)
    with pytest.raises(MoveError, match="was not moved"):
        reopen(house.file, house.settings)


def test_the_way_back_on_a_server(house: House) -> None:
    house.move()
    back = house.folder / "back.duckdb"
    house.move(house.server, back)
    with pytest.raises(DatabaseError, match=r"was moved to .*back\.duckdb"):
        written(house, server(house.fresh.app))
    assert reopen(house.server, house.settings) == str(back)
    written(house, server(house.fresh.app))


def test_a_commit_of_which_nobody_knows_is_found_out_by_a_repetition(house: House) -> None:
    alter(house, "batches", "RAISE EXCEPTION 'gone'", "AFTER")
    with pytest.raises(DatabaseError, match="not known: repeat"):
        house.move()
    # Until then the old one is written to no more, for the new one may be the record already.
    with pytest.raises(DatabaseError, match="was moved to"):
        written(house, house.file)
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("DROP FUNCTION altered CASCADE")
    assert not house.move().before
    mark = house.fresh.sql("SELECT content FROM properties WHERE name = 'incarnation'")
    repeated = house.move()
    assert repeated.before and repeated.tables
    # It may have been ended before servers could know that there is another copy.
    again = house.fresh.sql("SELECT content FROM properties WHERE name = 'incarnation'")
    assert mark and again and again != mark


def test_a_move_whose_end_nobody_saw_is_known_though_figures_were_worked_out_since(
    house: House,
) -> None:
    house.move()
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("DELETE FROM points")
    assert house.move().before
    with psycopg.connect(house.fresh.owner) as connection:
        connection.execute("UPDATE entries SET author = author || '.'")
        connection.execute("UPDATE batches SET file = file || '.'")
    with pytest.raises(MoveError, match="is in use"):
        house.move()


def test_who_has_the_new_place_open_keeps_nothing_of_the_empty_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "LOOK_SECONDS", 0)
    there = house.open(server(house.fresh.app))
    before = looked_at(there)
    assert looked_at(there) == before
    house.move()
    assert looked_at(there)[0] != before[0]
    there.close()


def test_a_restore_of_an_older_copy_under_an_open_server_is_noticed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "LOOK_SECONDS", 0)
    house.move()
    there, dump = house.open(server(house.fresh.app)), house.folder / "dump"
    before = looked_at(there)
    owner = ["--dbname", house.fresh.owner]
    subprocess.run(["pg_dump", "--format=custom", "--file", dump, *owner], check=True)
    written(house, server(house.fresh.app))
    assert looked_at(there)[0] == before[0]
    subprocess.run(["pg_restore", "--clean", "--if-exists", *owner, dump], check=True)
    restored = looked_at(there)
    assert restored[1] == before[1]
    assert restored[0] != before[0]
    there.close()


def looked_at(database) -> tuple[int, int]:
    """By what something is kept that was read now: the opening, and how much was stored."""
    with database.reading() as cursor:
        return database.openings, records(cursor).stored().version
