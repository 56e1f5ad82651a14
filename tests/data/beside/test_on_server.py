"""What is kept beside a record on a server: whose it is, what its role may do, and what is said
where it is away."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from data.beside import BesideError, SmallTables, TablesFile, beside_of
from data.settings import Settings
from tests.data.on_server import postgres_address
from tests.postgresql.server import Fresh

ENDS = {"DELETE", "INSERT", "SELECT", "UPDATE"}
RIGHTS = {
    "audit_lines": {"INSERT", "SELECT"},
    **dict.fromkeys(("tokens", "readers", "mails", "once", "follows", "calendars"), ENDS),
    "sessions": ENDS,
}


def test_the_dashboard_may_do_what_it_needs_and_nobody_else_anything(own_record: Fresh) -> None:
    granted = own_record.sql(
        """SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
        WHERE table_schema = 'beside' AND grantee <> 'send_owner'"""
    )
    assert len({grantee for _, grantee, _ in granted}) == 1 and granted[0][1].endswith("_app")
    may = {name: {right for one, _, right in granted if one == name} for name, _, _ in granted}
    assert may == RIGHTS
    every = own_record.sql("SELECT has_schema_privilege('pg_monitor', 'beside', 'USAGE')")
    assert every == [(False,)]


def test_no_copy_of_the_servers_files_has_a_session(own_record: Fresh) -> None:
    found = own_record.sql(
        "SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'"
    )
    assert found == [("sessions",)]


def begin_and_fail(tables: SmallTables) -> None:
    with tables.opened() as opened:
        opened.execute("INSERT INTO follows VALUES (?, ?, ?, ?)", ("a", "b", "c", "{}"))
        assert len(opened.execute("SELECT * FROM follows").fetchall()) == 1
        raise ZeroDivisionError


def test_what_fails_keeps_nothing(own_record: Fresh, tmp_path: Path) -> None:
    layout = "CREATE TABLE IF NOT EXISTS follows (address, subject, since, known)"
    for place in (postgres_address(own_record.app), tmp_path / "d.duckdb"):
        tables = beside_of(place, tmp_path / "tables.sqlite3", layout)
        with pytest.raises(ZeroDivisionError):
            begin_and_fail(tables)
        with tables.opened() as opened:
            assert opened.execute("SELECT * FROM follows").fetchall() == []
            assert opened.execute("DELETE FROM follows WHERE address = ?", ("a",)).rowcount == 0


def test_a_server_that_is_away_and_a_spoilt_file_are_told_in_words(tmp_path: Path) -> None:
    away = postgres_address("postgresql://nobody@127.0.0.1:1/none")
    spoilt = tmp_path / "spoilt"
    spoilt.write_bytes(b"no database, but words that are long enough for one" * 99)
    for tables, said in (
        (beside_of(away, spoilt, ""), r"none on 127\.0\.0\.1 cannot be reached"),
        (TablesFile(spoilt, "CREATE TABLE IF NOT EXISTS a (b)"), "mend it and repeat"),
    ):
        with pytest.raises(BesideError, match=said), tables.opened():
            pytest.fail("it was opened")


@pytest.mark.parametrize("name", ["audit_file", "tokens_file", "post_file"])
def test_a_file_is_refused_for_what_a_server_keeps(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(f"SEND_KPIS_{name.upper()}", str(tmp_path / "file"))
    monkeypatch.setenv("SEND_KPIS_DATABASE", str(tmp_path / "d.duckdb"))
    assert getattr(Settings(), name)
    monkeypatch.setenv("SEND_KPIS_DATABASE", "postgresql://send_app:hush@db.example.org/send")
    with pytest.raises(ValidationError, match=f"SEND_KPIS_{name.upper()}") as refused:
        Settings()
    assert "hush" not in str(refused.value)
