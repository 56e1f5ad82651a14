"""`python -m kpis remind`: what it would send, what it sends by a real mail server, and what is
kept of it."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope

from data.clock import uk_today
from data.post import ALL, Follows, MailPart, post_of
from data.settings import Settings
from data.store import DEMONSTRATION, open_database, set_property, transaction
from kpis.rounds import is_working_day
from presentation.commands import drafting
from tests.conftest import MEETING
from tests.presentation.commands.conftest import (
    ANN,
    JO,
    MONDAY,
    Ran,
    kept,
    lines,
    mail_server,
    name,
)


def test_without_send_it_says_all_that_it_would_send_and_keeps_nothing(
    remind: Ran, path: Path
) -> None:
    status, out, err = remind()
    assert (status, err) == (0, "")
    assert f"To: Ann <{ANN}>\nSubject: 1 upload is overdue\n\nDear Ann," in out
    assert "https://send.example.gov.uk/upload?extract=nd_waits" in out
    assert "nothing was. Send it with --send" in out
    assert "owed for which nobody is named" in out
    assert (kept(path), lines(path)) == ([], [])
    found = json.loads(remind("--json", "--to", JO.title())[1])
    assert (found["status"], found["day"]) == ("trial", MONDAY)
    assert [mail["to"] for mail in found["mails"]] == [JO]


def test_whose_role_was_taken_away_hears_nothing_and_that_is_said(
    remind: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = tmp_path / "roles.txt"
    roles.write_text(f"{ANN} analyst\n{JO} board\n")
    monkeypatch.setenv("SEND_KPIS_ROLES_FILE", str(roles))
    found = json.loads(remind("--json")[1])
    assert [mail["to"] for mail in found["mails"]] == [ANN]
    assert found["without_role"] == [JO]
    assert f"Nothing is told to {JO}: the roles file" in remind()[1]


def test_it_sends_once_and_it_is_on_record(
    remind: Ran, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(monkeypatch) as server:
        status, out, _ = remind("--send", "--to", JO)
        assert (status, server.to()) == (0, [JO])
        assert out.startswith(f"Sent: {JO}: 1 upload is overdue\n")
        remind("--send")
        assert server.to() == [JO, ANN]
        assert "has been told of it" in remind("--send")[1]
        remind("--send", day="2026-11-23")
    assert server.to() == [JO, ANN, ANN, JO]
    again = server.mails[-1][1].get_content()
    assert "All of this is still open since the reminder of 16 November 2026." in again
    assert lines(path)[-1] == f"mail 1 to {JO}, done" and len(lines(path)) == 4


def test_what_is_new_after_the_mail_of_a_day_waits_for_a_later_one(
    remind: Ran, path: Path, tmp_path: Path
) -> None:
    remind("--eml", str(tmp_path))
    name(path, (JO, "meetings"))
    assert "has been told of it" in remind()[1]
    assert json.loads(remind("--json", day="2026-11-19")[1])["mails"][0]["to"] == JO


def test_whatever_else_there_is_to_tell_is_in_the_same_mail(
    remind: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = (MailPart("An edition is approved", (), ("edition:3",)),)
    others = {ANN: told, "board@example.gov.uk": told, "a.clerk": told, "a@b\nBcc: c@d": told}
    monkeypatch.setattr(drafting, "SOURCES", (*drafting.SOURCES, lambda _: others))
    found = json.loads(remind("--json")[1])["mails"]
    assert [(one["to"], one["subject"]) for one in found] == [
        (ANN, "1 upload is overdue"),
        ("board@example.gov.uk", "An edition is approved"),
        (JO, "1 upload is overdue"),
    ]
    assert "An edition is approved." in found[0]["text"]
    assert found[1]["text"].startswith("Hello,")
    assert json.loads(remind("--json", day="2026-11-15")[1])["mails"] == []


def test_who_follows_hears_of_an_edition_once(
    released_file: Path, path: Path, remind: Ran, tmp_path: Path
) -> None:
    shutil.copy(released_file, path)
    post = post_of(path, Settings())
    Follows(post).begin("board@example.gov.uk", ALL, {})
    with post.opened() as connection:  # the edition was approved before this test began
        connection.execute("UPDATE follows SET since = '2026-01-01'")
    first = next(day for n in range(9) if is_working_day(day := uk_today() + timedelta(days=n)))
    then = next(day for n in range(1, 9) if is_working_day(day := first + timedelta(days=n)))
    (mail,) = json.loads(remind("--json", "--eml", str(tmp_path), day=first.isoformat())[1])[
        "mails"
    ]
    assert (mail["to"], mail["subject"]) == (
        "board@example.gov.uk",
        f"The edition for {MEETING} is approved",
    )
    assert mail["text"].startswith("Hello,")
    assert json.loads(remind("--json", day=then.isoformat())[1])["mails"] == []


def test_files_are_mails_that_a_program_opens(remind: Ran, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "to send"
    status, out, _ = remind("--eml", str(folder))
    assert (status, out.count("Written: ")) == (0, 2)
    assert sorted(one.name for one in folder.iterdir()) == [f"{MONDAY} {a}.eml" for a in (ANN, JO)]
    assert [state for _, state in kept(path)] == ["sent", "sent"]


def test_the_demonstration_says_so(remind: Ran, path: Path) -> None:
    database = open_database(path)
    with database.writing("It is one") as cursor, transaction(cursor, keep=True):
        set_property(cursor, DEMONSTRATION, "true")
    database.close()
    assert remind()[1].count("Subject: Demonstration: ") == 2


@pytest.mark.parametrize(
    ("arguments", "day", "words"),
    [
        ((), "2026-11-15", "15 November 2026 is no working day"),
        (("--to", "nobody@example.gov.uk"), MONDAY, "Nothing is to be told to nobody@"),
    ],
)
def test_where_there_is_nothing_it_says_why(
    remind: Ran, arguments: tuple[str, ...], day: str, words: str
) -> None:
    status, out, _ = remind(*arguments, day=day)
    assert status == 0 and words in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--send", "--eml", "folder"), "choose one"),
        (("--send",), "SEND_KPIS_SMTP_HOST is not set"),
        (("--day", "soon"), "is not a date"),
    ],
)
def test_wrong_usage_sends_nothing(
    remind: Ran, path: Path, arguments: tuple[str, ...], words: str
) -> None:
    status, out, err = remind(*arguments)
    assert (status, out) == (2, "") and words in err
    assert kept(path) == []


def test_wrong_settings_and_a_server_that_is_gone_are_told_in_words(
    remind: Ran, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(monkeypatch):
        monkeypatch.setenv("SEND_KPIS_SMTP_FROM", "nobody")
        assert "SEND_KPIS_SMTP_FROM: write one address" in remind("--send")[2]
        monkeypatch.setenv("SEND_KPIS_SMTP_FROM", "")
        assert "The settings cannot be used. mail also needs" in remind("--send")[2]
        monkeypatch.setenv("SEND_KPIS_SMTP_FROM", "send@example.gov.uk")
    status, out, err = remind("--send")
    assert (status, out) == (3, "") and "Nothing was sent" in err and "Traceback" not in err
    assert kept(path) == []


def test_what_the_server_refuses_is_told_and_tried_again(
    remind: Ran, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: str, envelope: Envelope) -> str | None:
        return "550 no such person" if envelope.rcpt_tos == [ANN] else None

    with mail_server(monkeypatch, answers=refusing):
        status, out, err = remind("--send")
    assert (status, out) == (3, "")
    assert f"1 mail went, and 1 did not. {ANN}: the mail server refused the address: 550" in err
    with mail_server(monkeypatch) as server:
        assert remind("--send")[0] == 0
    assert server.to() == [ANN]
    assert kept(path) == [(ANN, "sent"), (JO, "sent")]


def test_a_mail_that_breaks_the_connection_every_time_keeps_nobody_elses_back(
    remind: Ran, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(_: str, envelope: Envelope) -> str | None:
        return "drop" if envelope.rcpt_tos == [ANN] else None

    with mail_server(monkeypatch, answers=breaking) as server:
        assert [remind("--send")[0] for _ in range(2)] == [3, 3]
    assert server.to() == [JO]
    assert kept(path) == [(ANN, "failed"), (JO, "sent")]
