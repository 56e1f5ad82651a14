"""Ended at any step or instant, a move leaves one place at most that is written to, whatever was
acknowledged is in it or comes there with the repetition, and the trail is whole."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from data.address import Address
from data.audit import Trail, trail_of, verify
from data.beside import BesideError
from data.moving import reopen
from data.reader import Reader
from data.store import DatabaseError, open_database
from data.tokens import tokens_of
from tests.data.moving.conftest import House, fresh, rows_of, small_house
from tests.data.moving.contents import ROWS, fill, in_files, in_server
from tests.faults.nursery import Nursery, by_moving, by_moving_until
from tests.faults.test_killed import KILLED, instants, seconds_for
from tests.postgresql.server import Server
from tests.sampling import sample

__all__ = ["fresh", "small_house"]
ANN = Reader("Ann")
TIMES = sample(2, 60)
INTO_SERVER = [
    pytest.param("data.moving.closing", "_set_moved", 1, marks=pytest.mark.long),
    pytest.param("data.moving.move", "_copy", 3, marks=pytest.mark.long),
    pytest.param("data.moving.into_server", "_small", 1, marks=pytest.mark.long),
    ("data.moving.move", "arrived", 1),
    ("data.moving.move", "_finish", 1),
]
INTO_FILES = [
    ("data.moving.move", "_refuse", 1),
    pytest.param("data.moving.closing", "_set_moved", 1, marks=pytest.mark.long),
    pytest.param("data.moving.move", "into_files", 1, marks=pytest.mark.long),
    pytest.param("data.moving.into_files", "_put", 1, marks=pytest.mark.long),
    ("data.moving.into_files", "_put", 3),
    pytest.param("data.moving.move", "arrived", 1, marks=pytest.mark.long),
    ("data.moving.move", "_finish", 1),
]
"""Where it ends, at which time that it comes there."""


class Place:
    """One of the two, as somebody comes to it who works there."""

    def __init__(self, house: House, address: Address) -> None:
        self.house, self.address = house, address

    @property
    def trail(self) -> Trail:
        return trail_of(self.address, self.house.settings)

    def record_is_written_to(self) -> bool:
        said = ""
        try:
            database = open_database(self.address, self.house.settings)
            with closing(database), database.writing():
                pass
        except DatabaseError as error:
            said = str(error)
        return not known(said, "has not come to its end: repeat", "was moved to")

    def tokens_are_ended(self) -> bool:
        """Whether one could be: there is none of that number."""
        said = ""
        try:
            tokens_of(self.address, self.house.settings).end(999, ANN)
        except BesideError as error:
            said = str(error)
        return not known(said, "only read")


def known(said: str, *words: str) -> bool:
    """Whether anything was said, which is then one of these."""
    assert not said or any(one in said for one in words), said
    return bool(said)


def carry_key(house: House, one: Address, other: Address) -> None:
    old, new = (trail_of(place, house.settings).key_file for place in (one, other))
    new.parent.mkdir(exist_ok=True)
    shutil.copy(old, new)


def after_an_end(old: Place, new: Place) -> None:
    """What holds whenever a move was ended."""
    assert [old.record_is_written_to(), new.record_is_written_to()].count(True) <= 1
    assert not verify(old.trail).fault
    if new.record_is_written_to():
        assert not old.tokens_are_ended()
        assert not verify(new.trail).fault


def after_the_end(old: Place, new: Place) -> None:
    """What holds once it was repeated."""
    assert (old.record_is_written_to(), new.record_is_written_to()) == (False, True)
    assert (old.tokens_are_ended(), new.tokens_are_ended()) == (False, True)
    assert [*new.trail.lines.forwards()] == [*old.trail.lines.forwards()]
    assert not verify(new.trail).fault


@pytest.mark.parametrize(("module", "step", "times"), INTO_SERVER)
def test_into_a_server(
    child: Nursery, small_house: House, module: str, step: str, times: int
) -> None:
    house = small_house
    fill(house.file, house.settings, ROWS, [("Ann", "upload", "x", "done")] * 3)
    old, new = Place(house, house.file), Place(house, house.server)
    carry_key(house, old.address, new.address)
    before, rows = in_files(house.file), rows_of(house.file)
    line = house.file, house.fresh.owner, house.settings.work_folder
    assert child.run(by_moving_until, module, step, times, *line) == 9
    after_an_end(old, new)
    assert child.run(by_moving, *line) == 0
    after_the_end(old, new)
    there = in_server(house.fresh.owner)
    before.pop("sqlite_sequence")
    assert {table: there[table] for table in before} == before
    assert rows_of(house.file) == rows


@pytest.fixture
def moved(child: Nursery, small_house: House) -> House:
    """A house whose record is on the server, with all that lies beside one."""
    house = small_house
    fill(house.file, house.settings, ROWS, [("Ann", "upload", "x", "done")] * 3)
    carry_key(house, house.file, house.server)
    carry_key(house, house.file, house.folder / "back.duckdb")
    house.move()
    return house


@pytest.mark.parametrize(("module", "step", "times"), INTO_FILES)
def test_into_files(child: Nursery, moved: House, module: str, step: str, times: int) -> None:
    house, back = moved, moved.folder / "back.duckdb"
    old, new = Place(house, house.server), Place(house, back)
    line = house.fresh.owner, back, house.settings.work_folder
    assert child.run(by_moving_until, module, step, times, *line) == 9
    after_an_end(old, new)
    assert child.run(by_moving, *line) == 0
    after_the_end(old, new)
    assert (in_files(back), rows_of(back)) == (in_files(house.file), rows_of(house.file))
    assert list(back.parent.glob(".*.moving")) == []


@pytest.mark.long
def test_at_any_instant_into_files(child: Nursery, moved: House) -> None:
    house = moved
    killed = 0

    def there(number: int) -> Path:
        made = house.folder / f"{number}.duckdb"
        carry_key(house, house.file, made)
        return made

    work = house.settings.work_folder
    lasting = seconds_for(child, by_moving, house.fresh.owner, there(0), work)
    for number, instant in enumerate(instants(lasting, TIMES), 1):
        reopen(house.server, house.settings)
        back = there(number)
        old, new = Place(house, house.server), Place(house, back)
        line = house.fresh.owner, back, work
        status = child.run(by_moving, *line, kill_after=instant)
        killed += status == KILLED
        if back.exists():
            after_an_end(old, new)
        assert child.run(by_moving, *line) == 0
        after_the_end(old, new)
        assert in_files(back) == in_files(house.file)
        assert rows_of(back) == rows_of(house.file)
    assert killed


@pytest.mark.long
def test_at_any_instant_into_a_server(
    child: Nursery, small_house: House, postgresql: Server
) -> None:
    house, work, killed = small_house, small_house.settings.work_folder, 0
    fill(house.file, house.settings, ROWS, [("Ann", "upload", "x", "done")] * 3)
    carry_key(house, house.file, house.server)
    before, rows = in_files(house.file), rows_of(house.file)
    before.pop("sqlite_sequence")
    lasting = seconds_for(child, by_moving, house.file, house.fresh.owner, work)
    for instant in instants(lasting, TIMES):
        reopen(house.file, house.settings)
        with postgresql.database("of_this_version") as made:
            other = House(house.folder, house.file, made)
            old, new = Place(other, other.file), Place(other, other.server)
            carry_key(other, old.address, new.address)
            status = child.run(by_moving, house.file, made.owner, work, kill_after=instant)
            killed += status == KILLED
            # Until it is marked the server is an empty place as any, and then it waits.
            if not old.record_is_written_to():
                assert in_server(made.owner)["tokens"] or not new.record_is_written_to()
            assert not verify(old.trail).fault
            assert child.run(by_moving, house.file, made.owner, work) == 0
            after_the_end(old, new)
            there = in_server(made.owner)
            assert {table: there[table] for table in before} == before
            assert rows_of(house.file) == rows
    assert killed
