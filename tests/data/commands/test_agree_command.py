"""`agree national`: recorded in the place's own database, and who did so on its audit trail."""

from data.audit import newest_first
from data.store import NATIONAL, Database, get_property, open_database
from tests.data.commands.conftest import Command


def agreed(database: Database) -> str | None:
    with database.reading() as cursor:
        return get_property(cursor, NATIONAL)


def test_a_place_agrees_and_agrees_no_longer(here: Command, database: Database) -> None:
    assert agreed(database) is None
    address = database.address
    database.close()
    for more, stored, words in (
        ([], "true", "agreed"),
        (["--no"], "false", "agreed no longer"),
        ([], "true", "agreed"),
    ):
        assert here("agree", "national", "--by", "Ada", *more).status == 0
        opened = open_database(address)
        assert agreed(opened) == stored
        newest = next(iter(newest_first(opened.trail)))
        assert (newest.who, newest.what) == ("Ada", f"public figures in national tables: {words}")
        opened.close()


def test_nothing_else_can_be_agreed_to(here: Command) -> None:
    assert here("agree", "everything").status == 2
