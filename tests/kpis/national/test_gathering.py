"""One measure over several places: as the public of each may see it, and of nobody who has not
agreed."""

import socket
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest

from data.address import PostgresAddress, address_of
from data.places import SharedPlace
from data.store import open_database
from data.store.server import NotOfferedError, offered
from kpis.commands import public_report
from kpis.definitions import Target
from kpis.editions import public_results, read_content
from kpis.measures import measures
from kpis.national import NationalFigure, NoFigure, gathered
from presentation.rows import national_fields
from tests.kpis.national.conftest import READER, Town

MEASURE = measures()["ehc_20_weeks"]
Another = Callable[[], Town]


def why(town: Town | PostgresAddress | Path | None, measure: Any = MEASURE) -> str:
    """Why a place tells nothing."""
    read = town.read if isinstance(town, Town) else town
    (told,) = gathered({"a": SharedPlace(title="A", read=read)}, measure)
    assert isinstance(told, NoFigure), told
    return told.why


def test_each_tells_what_its_public_sees_or_why_it_tells_nothing(
    town: Another, released_file: Path, tmp_path: Path
) -> None:
    one, other = town(), town()
    other.fresh.sql("UPDATE properties SET content = 'false' WHERE name = 'national'")
    away = address_of("postgresql://x@127.0.0.1:9/x")
    assert isinstance(away, PostgresAddress)
    places = {
        "a": SharedPlace(title="Zetland", read=one.read),
        "b": SharedPlace(title="Bute", read=other.read),
        "c": SharedPlace(title="Arran", read=away),
        "d": SharedPlace(title="Coll", read=tmp_path / "file.duckdb"),
        "e": SharedPlace(title="Eigg"),
    }
    database = open_database(released_file)
    content = read_content(database, 1)
    database.close()
    expected = public_report(public_results(content))["kpis"]
    for id, measure in measures().items():
        told = list(gathered(places if id == MEASURE.id else {"a": places["a"]}, measure))
        if id == MEASURE.id:
            assert [one.why for one in told[1:] if isinstance(one, NoFigure)] == [
                "has not agreed",
                "could not be read",
                *["has no address in PostgreSQL that could be read"] * 2,
            ]
        latest = national_fields(told[0])["latest"]
        assert (latest and {**latest, "hidden": None}) == (
            expected[id]["latest"] and {**expected[id]["latest"], "hidden": None}
        ), id


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("DELETE FROM properties", "has not agreed"),
        ("UPDATE properties SET content = 'yes'", "has not agreed"),
        ("DELETE FROM edition_events", "has no approved edition"),
        (
            "INSERT INTO edition_events VALUES (9, 1, 'withdrawn', now(), 'Ann', 'wrong')",
            "has no approved edition",
        ),
        ("UPDATE editions SET content = 'x'", "has an edition 1 that is not as it was stored"),
        ("UPDATE editions SET sha256 = ''", "has an edition 1 that is not as it was stored"),
        ("DROP TABLE editions CASCADE", "could not be read"),
        ("ALTER TABLE editions RENAME COLUMN sha256 TO digest", "could not be read"),
        (
            "GRANT USAGE ON SCHEMA stored TO {read}",
            "is asked under a role that may read more than its editions",
        ),
        (
            """UPDATE editions SET content = '\\x789c030000000001', sha256 =
            'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'""",
            "has an edition of another version",
        ),
    ],
)
def test_what_cannot_be_told_is_said(town: Another, done: Any, said: str) -> None:
    one = town()
    one.fresh.sql(done.replace("{read}", READER))
    assert why(one) == said


def test_figures_of_another_meaning_do_not_stand_beside_ours(town: Another) -> None:
    one = town()
    other = MEASURE.model_copy(update={"counted": "plans issued within 30 weeks"})
    assert why(one, other) == f"defines it otherwise (counted: {MEASURE.counted})"
    how = MEASURE.calculation.model_copy(update={"months": 1})
    other = MEASURE.model_copy(update={"calculation": how})
    assert why(one, other) == "defines it otherwise (months together: 12)"
    unknown = MEASURE.model_copy(update={"id": "none_of_theirs"})
    assert why(one, unknown) == "has no such measure in its plan"
    (told,) = gathered({"a": SharedPlace(title="A", read=one.read)}, MEASURE)
    assert isinstance(told, NationalFigure) and told.edition.name.startswith("SEND Partnership")


def test_a_figure_stands_with_its_own_target_and_what_its_plan_has_chosen(town: Another) -> None:
    places = {"a": SharedPlace(title="A", read=town().read)}
    (told,) = gathered(places, MEASURE)
    assert isinstance(told, NationalFigure)
    assert (told.target, told.beside) == (MEASURE.target.words, ())
    other = MEASURE.model_copy(update={"chosen": "Something else.", "target": Target(words="9")})
    (told,) = gathered(places, other)
    assert isinstance(told, NationalFigure)
    assert told.target == MEASURE.target.words
    assert told.beside == (f"has chosen where its plan leaves it open: {MEASURE.chosen}",)


def test_a_place_that_is_held_up_holds_up_nobody_for_longer_than_its_time(
    town: Another, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Timer.run
    # A busy machine ends the timer's thread later than the connection.
    monkeypatch.setattr(Timer, "run", lambda timer: (run(timer), sleep(0.2)))
    one = town()
    with psycopg.connect(one.fresh.owner) as holding:
        holding.execute("LOCK TABLE editions")
        began = monotonic()
        with pytest.raises(NotOfferedError, match=r"did not answer within 0\.3 seconds"):
            offered(one.read, seconds=0.3)
        assert monotonic() - began < 5
    assert offered(one.read).edition.id == 1


def test_a_place_that_says_nothing_at_all_is_given_up(town: Another) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        read = address_of(f"postgresql://x@127.0.0.1:{port}/x?connect_timeout=2")
        assert why(read) == "could not be read"  # pyright: ignore[reportArgumentType]


def test_one_connection_is_open_at_a_time_and_none_afterwards(town: Another) -> None:
    towns = [town() for _ in range(3)]
    places = {
        str(number): SharedPlace(title=str(number), read=one.read)
        for number, one in enumerate(towns)
    }
    query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'send-national'"
    for told in gathered(places, MEASURE):
        assert isinstance(told, NationalFigure)
        names = [one.fresh.name for one in towns]
        assert towns[0].fresh.sql(f"{query} AND datname = ANY(%s)", names) == [(0,)]


def test_the_role_reads_editions_and_nothing_else(town: Another) -> None:
    one = town()
    address = one.fresh.server.address(one.fresh.name, READER)
    with psycopg.connect(address, autocommit=True) as reader:
        for query in (
            "SELECT findings FROM editions",
            "SELECT content FROM editions",
            "SELECT * FROM entries",
            "SELECT * FROM batches",
            "SELECT * FROM points",
            "SELECT * FROM stored.nd_waits",
            "UPDATE properties SET content = 'true'",
            "DELETE FROM editions",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(query)  # pyright: ignore[reportArgumentType]


def test_the_role_reads_nothing_of_an_edition_that_waits_or_was_withdrawn(town: Another) -> None:
    one = town()
    address = one.fresh.server.address(one.fresh.name, READER)
    with psycopg.connect(address, autocommit=True) as reader:
        query = "SELECT id FROM released.content"
        assert reader.execute(query).fetchall() == [(1,)]
        one.fresh.sql("UPDATE edition_events SET id = 8")
        event = "INSERT INTO edition_events VALUES (9, 1, 'withdrawn', now(), 'Ann', 'wrong')"
        one.fresh.sql(event)
        assert reader.execute(query).fetchall() == []
        one.fresh.sql("DELETE FROM edition_events")
        assert reader.execute(query).fetchall() == []
