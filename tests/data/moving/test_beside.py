"""What lies beside a record goes along: each line as it was written, each row under its number, and
the old place sends and issues nothing more."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from data.address import Address
from data.audit import Kind, trail_of, verify
from data.beside import BesideError
from data.moving import MoveError, move, reopen
from data.moving.beside import beside_both, on_server, small_files
from data.post import Calendars, DayMails, Follows, Mail, OnceMails, PostError, mails, post_of
from data.reader import Reader
from data.store import open_database
from data.tokens import tokens_of
from tests.data.moving.conftest import House, server
from tests.data.moving.conftest import fill as fill_server
from tests.data.moving.contents import COLUMNS, SAID, TABLES, Rows, fill, in_files, in_server
from tests.postgresql.server import Server
from tests.sampling import sample

AD = Reader("Ad Ministrator")
DAY = date(2026, 11, 12)
MAIL = Mail("ann@example.org", "Words", "Hello", ())


def trail_file(record: Path) -> bytes:
    return record.with_name(f"{record.stem}.audit.jsonl").read_bytes()


def key_by_hand(house: House, there: Address, here: Address | None = None) -> None:
    """As the command says to do."""
    old = trail_of(here or house.file, house.settings).key_file
    new = trail_of(there, house.settings).key_file
    new.parent.mkdir(exist_ok=True)
    shutil.copy(old, new)


@given(TABLES, SAID)
@settings(
    max_examples=sample(3, 60),
    # Each takes seconds: one that fails is told as it is.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_row_and_line_goes_into_postgresql_and_back_as_it_was(
    postgresql: Server, tables: Rows, said: list[tuple]
) -> None:
    postgresql.template("of_this_version", fill_server)
    with tempfile.TemporaryDirectory() as name, postgresql.database("of_this_version") as fresh:
        folder = Path(name)
        house = House(folder, folder / "old.duckdb", fresh)
        open_database(house.file, house.settings).close()
        fill(house.file, house.settings, tables, said)
        before, lines = in_files(house.file), trail_file(house.file)
        house.move()
        there = in_server(fresh.owner)
        assert {table: there[table] for table in before if table in there} == {
            table: rows for table, rows in before.items() if table != "sqlite_sequence"
        }
        assert "".join(f"{line}\n" for line, _ in numbered(there)).encode() == lines
        assert [n for _, n in numbered(there)] == [*range(1, len(lines.splitlines()) + 1)]
        key_by_hand(house, house.server)
        old, new = (trail_of(one, house.settings) for one in (house.file, house.server))
        assert verify(new) == verify(old) and not verify(new).fault
        assert new.last() == old.last()
        back = folder / "back.duckdb"
        house.move(house.server, back)
        assert (in_files(back), trail_file(back)) == (before, lines)
        assert (back.with_name("back.tokens.sqlite3").stat().st_mode & 0o077) == 0


def numbered(there: Rows) -> list[tuple[object, int]]:
    """The lines of a trail on a server, each with its number."""
    rows = [(line, int(str(n))) for line, n in there["audit_lines"]]
    return sorted(rows, key=lambda row: row[1])


def busy(house: House) -> tuple[str, str]:
    """Somebody has used everything beside the file: a token and the secret of a calendar."""
    tokens, post = tokens_of(house.file, house.settings), post_of(house.file, house.settings)
    trail = trail_of(house.file, house.settings)
    token = tokens.issue("loader", ["meetings"], AD, reads=True)
    DayMails(post, DAY).begin(MAIL, "smtp")
    OnceMails(post, "edition 1", "papers").begin(MAIL, "smtp")
    Follows(post).begin("ann@example.org", "all", {"m": "met"})
    return token, Calendars(post, trail).make("ann@example.org", AD)


def test_machines_mails_follows_and_calendars_go_on_at_the_new_place(small_house: House) -> None:
    house = small_house
    token, secret = busy(house)
    house.move()
    goes_on(house, server(house.fresh.app), token, secret)


def test_and_so_they_do_where_a_record_comes_back(small_house: House) -> None:
    house = small_house
    token, secret = busy(house)
    house.move()
    key_by_hand(house, house.server)
    back = house.folder / "back.duckdb"
    house.move(house.server, back)
    goes_on(house, back, token, secret)


def goes_on(house: House, place: Address, token: str, secret: str) -> None:
    key_by_hand(house, place)
    tokens, post = tokens_of(place, house.settings), post_of(place, house.settings)
    known = tokens.known(token)
    assert known and (known.id, known.extracts, known.reads) == (1, ("meetings",), True)
    tokens.issue("second", ["meetings"], AD)
    assert [one.id for one in tokens.every()] == [2, 1]
    assert DayMails(post, DAY).begin(MAIL, "smtp") is None
    assert OnceMails(post, "edition 1", "papers").begin(MAIL, "smtp") is None
    assert [one.subject for one in Follows(post).of("ann@example.org")] == ["all"]
    calendar = Calendars(post, trail_of(place, house.settings)).known(secret)
    assert calendar and calendar.address == "ann@example.org"
    assert not verify(trail_of(place, house.settings)).fault


@pytest.mark.parametrize("again", [False, True])
def test_the_old_place_is_read_and_issues_and_sends_nothing_until_that_was_a_mistake(
    small_house: House, again: bool
) -> None:
    house = small_house
    token, _ = busy(house)
    old: Address = house.file
    house.move()
    if again:
        old = house.server
        key_by_hand(house, old)
        house.move(old, house.folder / "back.duckdb")
    tokens, post = tokens_of(old, house.settings), post_of(old, house.settings)
    assert tokens.known(token) and len(mails(post)) == 1
    said = "only read"
    with pytest.raises(BesideError, match=said):
        tokens.issue("second", ["meetings"], AD)
    with pytest.raises(BesideError, match=said):
        tokens.end(1, AD)
    with pytest.raises(PostError, match=said):
        DayMails(post, DAY).begin(Mail("bob@example.org", "", "", ()), "smtp")
    reopen(old, house.settings)
    tokens.end(1, AD)
    assert DayMails(post, DAY).begin(Mail("bob@example.org", "", "", ()), "smtp")


def test_what_lies_beside_is_written_to_again_where_an_older_copy_of_the_record_was_put_back(
    small_house: House,
) -> None:
    """Which knows of no move."""
    house = small_house
    token, _ = busy(house)
    copy = Path(shutil.copy(house.file, house.folder / "copy"))
    house.move()
    copy.replace(house.file)
    tokens = tokens_of(house.file, house.settings)
    with pytest.raises(BesideError, match="only read"):
        tokens.end(1, AD)
    assert reopen(house.file, house.settings) == ""
    tokens.end(1, AD)
    found = tokens.known(token)
    assert found and found.ended
    with pytest.raises(MoveError, match="was not moved"):
        reopen(house.file, house.settings)


def test_what_cannot_be_read_is_no_sign_of_a_move(small_house: House) -> None:
    house = small_house
    busy(house)
    for file in small_files(house.file, house.settings):
        with closing(sqlite3.connect(file.path)) as made, made:
            table = next(iter(file.columns()))
            made.execute(f"UPDATE {table} SET {COLUMNS[table][0]} = CAST(x'ff' AS TEXT)")
        file.set_moved(True)
        with pytest.raises(BesideError, match="UTF-8"), file.opened() as opened:
            opened.execute(f"SELECT * FROM {table}").fetchall()


def test_a_line_of_the_trail_tells_of_the_move_at_both_places(small_house: House) -> None:
    house = small_house
    old = trail_of(house.file, house.settings)

    def record() -> None:
        old.record(AD, Kind.MOVE, "moved to the server", "begun")

    move(house.file, house.server, house.settings, lambda _: None, record)
    # Its repetition finds that all was done, and does nothing.
    done = move(house.file, house.server, house.settings, lambda _: None, record)
    assert done.before and old.last()[0] == 1
    assert done.key == (old.key_file, trail_of(house.server, house.settings).key_file)
    assert trail_of(house.server, house.settings).last() == old.last()
    key_by_hand(house, house.server)
    assert move(house.file, house.server, house.settings, lambda _: None).key is None


def test_every_table_beside_a_record_is_carried_but_for_sessions(small_house: House) -> None:
    house = small_house
    carried = on_server(beside_both(house.file, house.server, house.settings))
    there = house.fresh.sql(
        """SELECT table_name, column_name, CASE data_type WHEN 'text' THEN 'VARCHAR'
                ELSE upper(data_type) END
        FROM information_schema.columns
        WHERE table_schema = 'beside' AND table_name <> 'sessions'"""
    )
    assert {
        (table.name, column, kind) for table in carried for column, kind in table.columns.items()
    } == set(there)
