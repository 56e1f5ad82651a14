"""Mails over a real connection: to a server whose certificate is known, and what becomes of each
where the server refuses it or the connection breaks."""

import socket
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from threading import Thread

import pytest
from aiosmtpd.smtp import Envelope

from data.audit import trail_of
from data.post import (
    DayMails,
    Delivered,
    Delivery,
    Mail,
    MailPart,
    PostBox,
    PostError,
    PostSettings,
    by_smtp,
    mails,
    post_in,
)
from data.reader import Reader
from data.settings import Settings
from tests.data.kept_files import post_file
from tests.data.post.mail_server import accepting, certificate, serving, signing_in

DAY = date(2026, 11, 3)
EVERYBODY = ("ann@example.gov.uk", "ben@example.gov.uk", "cat@example.gov.uk")


@pytest.fixture
def post(tmp_path: Path) -> PostBox:
    return post_in(tmp_path / "post.sqlite3")


def letter(to: str) -> tuple[Mail, EmailMessage]:
    mail = Mail(to, "", "Überfällig", (MailPart("One thing is due.", (), ("owed a",)),))
    message = EmailMessage()
    message["Subject"], message["To"] = mail.subject, to
    message.set_content("Größe\n", cte="quoted-printable")
    return mail, message


def settings(port: int, **more: str) -> PostSettings:
    return PostSettings.model_validate(
        {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_from": "send@example.gov.uk"}
        | {"smtp_tls": "none"}
        | more
    )


def send(post: PostBox, chosen: PostSettings, to: tuple[str, ...] = EVERYBODY) -> Delivered:
    trail = trail_of(post_file(post), Settings())
    with by_smtp(chosen) as way:
        return Delivery(DayMails(post, DAY), trail, Reader("timer"), way).deliver(map(letter, to))


def states(post: PostBox) -> list[tuple[str, str]]:
    return [(one.address[:3], one.state) for one in mails(post)]


def test_each_gets_their_own_and_it_is_on_record(post: PostBox) -> None:
    with serving() as (kept, port):
        done = send(post, settings(port))
    assert [mail.to for mail in done.sent] == kept.to() == list(EVERYBODY)
    _, message = kept.mails[0]
    assert (message["Subject"], message.get_content()) == ("Überfällig", "Größe\r\n")
    assert states(post) == [("ann", "sent"), ("ben", "sent"), ("cat", "sent")]
    assert {one.keys for one in mails(post)} == {frozenset({"owed a"})}


def test_nobody_gets_a_second_one_on_that_day(post: PostBox) -> None:
    with serving() as (kept, port):
        send(post, settings(port))
        again = send(post, settings(port))
    assert (again.sent, again.faults) == ((), ())
    assert len(kept.mails) == 3


def refusing(command: str, envelope: Envelope) -> str | None:
    return "550 no such person" if envelope.rcpt_tos == [EVERYBODY[1]] else None


def refusing_the_text(command: str, envelope: Envelope) -> str | None:
    return refusing(command, envelope) if command == "DATA" else None


def breaking(command: str, envelope: Envelope) -> str | None:
    return "drop" if refusing(command, envelope) else None


def breaking_at_the_text(command: str, envelope: Envelope) -> str | None:
    return "drop" if refusing_the_text(command, envelope) else None


@pytest.mark.parametrize(
    ("answers", "then", "again"),
    [
        (refusing, {"ann": "sent", "ben": "failed", "cat": "sent"}, ["ben"]),
        (refusing_the_text, {"ann": "sent", "ben": "failed", "cat": "sent"}, ["ben"]),
        (breaking, {"ann": "sent", "ben": "failed"}, ["ben", "cat"]),
        # It may have gone: on that day nothing more.
        (breaking_at_the_text, {"ann": "sent", "ben": "begun"}, ["cat"]),
    ],
)
def test_what_did_not_go_is_told_and_goes_the_next_time(
    post: PostBox, answers: object, then: dict[str, str], again: list[str]
) -> None:
    with serving(answers) as (_, port):  # type: ignore[arg-type]
        done = send(post, settings(port))
    assert dict(states(post)) == then
    told = {mail.to[:3]: why for mail, why in done.faults}
    assert set(told) == {"ann", "ben", "cat"} - {
        name for name, how in then.items() if how == "sent"
    }
    assert all(told.values())
    with serving() as (kept, port):
        assert send(post, settings(port)).faults == ()
    assert [address[:3] for address in kept.to()] == again


def test_it_goes_by_tls_to_a_server_whose_certificate_is_known(
    post: PostBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    secret = tmp_path / "password"
    secret.write_text("right\n", encoding="utf-8")
    more = {"smtp_tls": "starttls", "smtp_user": "us", "smtp_password_file": str(secret)}
    with serving(accepting, tls_context=context, **signing_in("us", "right")) as (kept, port):
        assert send(post, settings(port, **more)).faults == ()
        secret.write_text("wrong", encoding="utf-8")
        with pytest.raises(PostError, match=r"cannot be used \(535"):
            send(post, settings(port, **more))
    assert len(kept.mails) == 3


@pytest.mark.parametrize("known", ["nobody.example.org", None])
def test_nothing_goes_to_a_server_that_is_not_known(
    post: PostBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str | None
) -> None:
    file, context = certificate(tmp_path, known or "localhost")
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with (
        serving(accepting, tls_context=context) as (kept, port),
        pytest.raises(PostError, match="certificate verify failed"),
    ):
        send(post, settings(port, smtp_tls="starttls"))
    assert kept.mails == mails(post) == []


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for(post: PostBox) -> None:
    with serving() as (kept, port), pytest.raises(PostError, match="STARTTLS"):
        send(post, settings(port, smtp_tls="starttls"))
    assert kept.mails == []


def test_a_server_that_talks_nonsense_is_told_of_in_words(post: PostBox) -> None:
    said = (b"220 x\r\n", b"250-x\r\n250 AUTH CRAM-MD5\r\n", b"334 !x\r\n")

    def answer(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as asked:
            for line in said:
                connection.sendall(line)
                asked.readline()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=answer, args=(server,))
        thread.start()
        with pytest.raises(PostError, match="Nothing was sent"):
            send(post, settings(server.getsockname()[1], smtp_user="us", smtp_password="x"))
        thread.join()


def test_a_server_that_cannot_be_reached_loses_nothing(post: PostBox) -> None:
    with serving() as (_, port):
        pass
    with pytest.raises(PostError, match="Nothing was sent; the next run sends it"):
        send(post, settings(port))
    assert mails(post) == []
