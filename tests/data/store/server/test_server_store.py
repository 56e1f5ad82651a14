"""What a record on a server promises besides what every record does: nobody sees its password, it is
of one version, and it is there again once its server is."""

import time
from pathlib import Path
from signal import SIGQUIT

import pytest
from psycopg.sql import SQL, Identifier

from data import clock
from data.settings import Settings
from data.store import (
    Database,
    DatabaseError,
    open_database,
    set_property,
    transaction,
)
from data.store.records import records
from data.store.server import engine, migrated
from tests.data.store.server.conftest import Opening, server_address
from tests.postgresql.cluster import Cluster
from tests.postgresql.server import TLS_HOST, Fresh, Server

PATIENCE = 100
"""Tenths of a second."""


def look(database: Database) -> int:
    with database.reading() as cursor:
        return records(cursor).stored().entries


def soon(database: Database) -> int:
    """The same, as a page that tries again until the server has come back."""
    for _ in range(PATIENCE):
        try:
            return look(database)
        except DatabaseError:
            time.sleep(0.1)
    return look(database)


def test_a_database_without_tables_says_who_makes_them(bare: Fresh, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="python -m data migrate, under the role that owns"):
        open_database(server_address(bare.app), Settings(work_folder=tmp_path))
    assert list(tmp_path.glob(".work-*")) == []


def test_its_tables_are_made_once(bare: Fresh) -> None:
    assert migrated(server_address(bare.owner)) > 0
    assert migrated(server_address(bare.owner)) == 0


def test_the_dashboard_itself_makes_no_tables(bare: Fresh) -> None:
    with pytest.raises(DatabaseError, match="may not be used so by this role"):
        migrated(server_address(bare.app))


def test_what_a_newer_version_has_made_is_left_alone(made: Fresh, opening: Opening) -> None:
    made.sql("INSERT INTO schema_version VALUES (9999)")
    for attempt in (opening, lambda: migrated(server_address(made.owner))):
        with pytest.raises(DatabaseError, match="newer version of the dashboard: update"):
            attempt()


def test_a_column_that_is_missing_is_asked_for(made: Fresh, opening: Opening) -> None:
    made.sql("ALTER TABLE stored.meetings DROP COLUMN group_name")
    with pytest.raises(DatabaseError, match="stop every dashboard, and run python -m data migrate"):
        opening()
    migrated(server_address(made.owner))
    assert look(opening()) == 0


def test_rows_that_are_gone_are_missed(made: Fresh, opening: Opening) -> None:
    made.sql(
        "INSERT INTO batches VALUES (1, 'meetings', 'm.csv', '', '2026-01-01', 'keep', 2, 2, 0, 0, 0)"
    )
    with pytest.raises(DatabaseError, match="Rows of upload 1 are lost"):
        opening()


def test_text_that_is_sorted_in_a_language_is_refused(postgresql: Server) -> None:
    with postgresql.database() as made:
        anew = "CREATE DATABASE {} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'"
        for statement in ("DROP DATABASE {}", anew):
            postgresql.do(SQL(statement).format(Identifier(made.name)))
        with pytest.raises(DatabaseError, match="LC_COLLATE 'C'"):
            migrated(server_address(made.owner))


def test_the_password_is_shown_to_nobody(
    made: Fresh, postgresql: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = postgresql.passwords("send_app").read_text(encoding="utf-8").strip().split(":")[-1]
    text = f"postgresql://send_app:{secret}@127.0.0.1:{postgresql.port}/{made.name}"
    database = open_database(server_address(text), Settings(work_folder=tmp_path))
    with database.reading() as cursor:
        shown = str(cursor.execute("SELECT path FROM duckdb_databases()").fetchall())
        assert look(database) == 0
        with pytest.raises(Exception, match=r"(?i)permission|access|disabled"):
            cursor.execute(f"SELECT * FROM read_text('{tmp_path}/*/passfile')")
    assert "passfile" in shown
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file.name for file in files if secret in file.read_text()] == ["passfile"]
    assert all(file.stat().st_mode & 0o077 == 0 for file in tmp_path.rglob("*"))
    database.close()
    assert list(tmp_path.rglob("passfile")) == []
    with pytest.raises(DatabaseError) as refused:
        open_database(
            server_address(text.replace(secret, "wrong-one")), Settings(work_folder=tmp_path)
        )
    assert "passfile" in str(refused.value)
    assert "wrong-one" not in f"{refused.value} {refused.value.__cause__} {caplog.text}"
    assert secret not in shown + caplog.text


def test_it_is_reached_by_tls_where_its_name_is_proved(
    made: Fresh, postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.postgresql.connecting._is_here", lambda _: False)
    settings = Settings(work_folder=tmp_path)
    proved = postgresql.address(made.name, host=TLS_HOST, sslrootcert=str(postgresql.authority))
    database = open_database(server_address(proved), settings)
    used = (
        "SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE datname = %s"
    )
    with database.reading() as cursor:
        records(cursor).stored()
        assert (True,) in made.sql(used, made.name)
    database.close()
    for host in ("127.0.0.1", TLS_HOST):
        with pytest.raises(DatabaseError, match="certificate"):
            open_database(server_address(postgresql.address(made.name, host=host)), settings)


def test_another_version_waits_until_the_last_of_this_one_has_ended(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opening()
    look(first)
    monkeypatch.setattr(engine, "code_of_dashboard", lambda: "f" * 64)
    with pytest.raises(
        DatabaseError, match=r"Another version.*stop every dashboard of that version"
    ):
        opening()
    first.close()
    newer = opening()
    with newer.writing("Ann is loading"):
        pass


def test_an_older_version_that_was_left_running_writes_no_more(
    opening: Opening, made: Fresh
) -> None:
    older = opening()
    made.sql("UPDATE properties SET content = 'send-kpis 999' WHERE name = 'release'")
    with (
        pytest.raises(DatabaseError, match=r"Another version.*taken the database over"),
        older.writing("Ann is loading"),
    ):
        pytest.fail("it had the turn")
    assert look(older) == 0


def test_a_dashboard_goes_by_the_clock_of_the_server(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_SERVER", [])
    opening()
    ((server, _),) = clock._SERVER
    assert abs((clock.uk_now() - server).total_seconds()) < 60


def test_a_server_that_writes_dates_as_the_british_do_is_understood(
    opening: Opening, made: Fresh
) -> None:
    setting = "ALTER DATABASE {} SET DateStyle = 'SQL, DMY'"
    made.server.do(SQL(setting).format(Identifier(made.name)))
    with opening().writing("Ann is loading") as cursor:
        assert records(cursor).batches() == []


@pytest.fixture
def alone(own_postgresql: Cluster) -> Cluster:
    """A server of its own, to be killed."""
    return own_postgresql


def test_it_is_there_again_once_its_server_is(alone: Cluster, tmp_path: Path) -> None:
    with alone.server.database() as made:
        migrated(server_address(made.owner))
        database = open_database(server_address(made.app), Settings(work_folder=tmp_path))
        assert look(database) == 0
        before = database.openings
        alone.stop(SIGQUIT)
        for _ in range(2):
            with pytest.raises(DatabaseError, match=f"{made.name} on .* cannot be reached"):
                look(database)
        alone.start()
        assert soon(database) == 0
        # What was read before may be of another database by now.
        assert database.openings > before
        with database.writing("Ann is loading") as cursor:
            assert records(cursor).batches() == []
        with database.reading():
            alone.restart(SIGQUIT)
        assert soon(database) == 0
        database.close()


def test_a_property_can_be_changed_as_often_as_one_likes(opening: Opening, made: Fresh) -> None:
    database = opening()
    for keep, content in ((True, "true"), (True, "it's not"), (False, "taken back")):
        with database.writing() as cursor, transaction(cursor, keep=keep):
            set_property(cursor, "tried", content)
    assert made.sql("SELECT content FROM properties WHERE name = 'tried'") == [("it's not",)]
