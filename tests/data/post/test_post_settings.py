"""What an installation may say of its mail server."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from data.post import PostError, PostSettings

SERVER = {"smtp_host": "mail.example.gov.uk", "smtp_from": "send@example.gov.uk"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (SERVER | {"smtp_from": ""}, "needs SEND_KPIS_SMTP_FROM"),
        (SERVER | {"smtp_from": "a@example.gov.uk\nBcc: b@example.org"}, "one address"),
        (SERVER | {"smtp_from": "SEND <a@example.gov.uk>"}, "one address"),
        (SERVER | {"smtp_tls": "none"}, "on this machine alone"),
        (SERVER | {"smtp_tls": "off"}, "starttls"),
        (SERVER | {"smtp_port": 0}, "greater than 0"),
        ({"address": "http://send.example.gov.uk"}, "https://"),
    ],
)
def test_what_cannot_be_is_refused(said: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        PostSettings.model_validate(said)


@pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("implicit", 465), ("none", 25)])
def test_the_port_is_the_usual_one(tls: str, port: int) -> None:
    host = "localhost" if tls == "none" else "mail.example.gov.uk"
    said = SERVER | {"smtp_tls": tls, "smtp_host": host}
    assert PostSettings.model_validate(said).port == port
    assert PostSettings.model_validate(said | {"smtp_port": 2525}).port == 2525


def test_the_password_is_in_a_file_or_a_variable_and_never_printed(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n", encoding="utf-8")
    for more in ({"smtp_password": "secret"}, {"smtp_password_file": tmp_path / "password"}):
        found = PostSettings.model_validate(SERVER | {"smtp_user": "us"} | more)
        assert found.password() == "secret"
        assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "also needs a password"),
        ({"smtp_password_file": "no such file"}, "No such file"),
        ({"smtp_password": "sécret"}, "an accent or another sign"),
    ],
)
def test_a_password_that_cannot_be_used_is_missed_when_it_is_used(
    said: dict[str, object], words: str
) -> None:
    found = PostSettings.model_validate(SERVER | {"smtp_user": "us"} | said)
    with pytest.raises(PostError, match=words):
        found.password()
