"""Where the record is: what a setting may say, and what becomes of a password in it."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from data.address import PostgresAddress, address_of
from data.settings import Settings

SECRET = "s3cret:\\p@ss"


@pytest.mark.parametrize(
    "text",
    [
        "var/dashboard.duckdb",
        "/srv/send.duckdb",
        "C:\\send\\send.duckdb",
        "C:/send/send.duckdb",
        "postgres.duckdb",
        "postgres/send.duckdb",
        "./host=a.duckdb",
        "ann@home/send.duckdb",
        "services/2026-11-29T10:30/send.duckdb",
        "",
        "/srv/a=b/send.duckdb",
        "var/year=2026.duckdb",
    ],
)
def test_anything_else_is_a_file(text: str) -> None:
    assert address_of(text) == Path(text)


@pytest.mark.parametrize(
    ("text", "name", "stem"),
    [
        ("postgresql://db.example/send", "send on db.example", "send"),
        ("postgres://ann@db.example:5433/send", "send on db.example", "send"),
        ("postgresql:///send?host=/run/postgresql", "send on /run/postgresql", "send"),
        ("postgresql:///send", "send on this machine", "send"),
        ("service=westmorland", "of the service westmorland", "westmorland"),
        ("service=council dbname=send", "send council", "send"),
        ("postgresql://db.example/a%2Fb", "a/b on db.example", "a-b"),
    ],
)
def test_a_server_is_named_without_what_is_secret(text: str, name: str, stem: str) -> None:
    address = address_of(text)
    assert isinstance(address, PostgresAddress)
    assert (address.name, address.stem) == (name, stem)


@pytest.mark.parametrize(
    "text",
    [
        "postgres//ann:s3cret@db.example/send",
        "postgresql:/ann:s3cret@db.example/send",
        "postgresql:ann:s3cret@db.example/send",
        "postgressql://ann:s3cret@db.example/send",
        "Postgresql://ann:s3cret@db.example/send",
        "postgresql+psycopg://ann:s3cret@db.example/send",
        "jdbc:postgresql://db.example/send?password=s3cret",
        "https://ann:s3cret@db.example/send",
        "'postgresql://ann:s3cret@db.example/send'",
        "“service=send”",
        "'/srv/send.duckdb'",
        "SERVICE=send password=s3cret",
        "host=db.example dbname=send password=s3cret",
        "ann:s3cret@db.example/send",
    ],
)
def test_what_looks_like_an_address_is_taken_for_no_file(text: str) -> None:
    with pytest.raises(ValueError, match="no address of a database") as raised:
        address_of(text)
    assert "s3cret" not in str(raised.value)


def test_a_password_is_kept_apart_and_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEND_KPIS_DATABASE", "postgresql://ann:s3cret%3A%5Cp%40ss@db.example/send")
    settings = Settings()
    assert isinstance(settings.database, PostgresAddress)
    assert settings.database.password
    assert settings.database.password.get_secret_value() == SECRET
    shown = f"{settings!r} {settings} {settings.database!r} {settings.model_dump()}"
    assert "s3cret" not in shown
    assert "s3cret" not in settings.model_dump_json()
    assert settings.database.option("user") == "ann"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("postgresql://ann:s3cret@db.example/send?nonsense=1", "postgresql://USER@HOST/DATABASE"),
        ("postgresql://ann:s3cret@db.example", "it names no database"),
        ("postgresql://ann:s3c#ret@db.example/send", "write it as|names no database|%23"),
        ("service=", "it names no database"),
        ("POSTGRESQL://ann:s3cret@db.example/send", "postgresql://USER@HOST/DATABASE"),
        ("postgresql+psycopg://ann:s3cret@db.example/send", "postgresql://USER@HOST/DATABASE"),
        ("jdbc:postgresql://db.example/send?password=s3cret", "postgresql://USER@HOST/DATABASE"),
        ("postgresql:ann:s3cret@db.example/send", "postgresql://USER@HOST/DATABASE"),
        ("host=db.example dbname=send password=s3cret", "service=NAME"),
        ("dbname = send password = s3cret", "service=NAME"),
        ("postgresql://ann@db.example/send?sslpassword=s3cret", "sslpassword"),
        ("service=send sslpassword=s3cret", "sslpassword"),
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words) as refused:
        address_of(text)
    assert "s3c" not in str(refused.value)
    monkeypatch.setenv("SEND_KPIS_DATABASE", text)
    with pytest.raises(ValidationError) as wrong:
        Settings()
    assert "s3c" not in str(wrong.value)
