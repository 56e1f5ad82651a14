"""`pack --mail`: the papers go to the people of the meeting, once, and to nobody twice."""

import json
import signal
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import Envelope

from data.audit import Kind, newest_first, trail_of
from data.clock import uk_today
from data.post import OnceMails, post_of
from data.reader import Reader
from data.record import Holder
from data.settings import Settings
from data.store import DEMONSTRATION, open_database, set_property, transaction
from data.store.records import records
from kpis.editions import EditionWish, approve, make, read_packs, withdraw
from presentation.papers.people import body_of
from tests.conftest import MEETING
from tests.presentation.commands.conftest import ANN, JO, Ran, mail_server, started
from tests.presentation.paper_forms import use_stand_ins

BOARD = "SEND Partnership Board"
PDF = "edition_1_papers.pdf"


@pytest.fixture(autouse=True)
def plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    use_stand_ins(monkeypatch)
    monkeypatch.setenv("SEND_KPIS_ADDRESS", "https://send.example.gov.uk")


def name_for(path: Path, *people: tuple[str, str], until: date | None = None) -> None:
    """Put on the record who is named for a body."""
    database = open_database(path)
    with database.writing("Names") as cursor, transaction(cursor, keep=True):
        for address, body in people:
            whose = {"name": address.partition("@")[0].title(), "address": address}
            fields = {"post": "body", "of": body, "from_date": date(2026, 1, 1), "until": until}
            records(cursor).add_entry(Holder.model_validate(whose | fields), Reader("Ad"))
    database.close()


@pytest.fixture
def named(released: Path) -> Path:
    """An edition for the Board, for which two are named; another was, and one is for another body."""
    name_for(released, (ANN, BOARD), (JO, "send  partnership BOARD"), ("dmt@example.org", "DMT"))
    name_for(released, ("was@example.org", BOARD), until=uk_today() - timedelta(days=1))
    return released


def mail(kpis: Ran, out: Path, *more: str) -> tuple[int, str, str]:
    return kpis("pack", "--edition", "1", "--out", str(out), "--mail", *more)


def test_the_people_of_the_meeting_get_the_pdf_once(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(monkeypatch) as server:
        status, said, fault = mail(kpis, tmp_path / "out")
        assert status == 0, fault
        assert server.to() == [ANN, JO] and f"Sent: {ANN}\nSent: {JO}" in said
        again = mail(kpis, tmp_path / "out")
        assert again[0] == 0 and f"Not sent: {JO} has had them" in again[1]
        told = json.loads(mail(kpis, tmp_path / "out", "--formats", "csv", "--json")[1])
        assert mail(kpis, tmp_path / "out", "--meeting", MEETING)[1].count("has had them") == 2
        usual = ("--formats", "pdf,pptx,xlsx,csv", "--meeting", f"{BOARD}, again")
        every = json.loads(mail(kpis, tmp_path / "again", *usual, "--json")[1])
        assert every["mailed"]["sent"] == [ANN, JO]
    assert told["mailed"] == {"sent": [ANN, JO], "had": [], "unsure": []}
    assert server.to() == [ANN, JO] * 3, "what was asked for otherwise is another paper"
    message = server.mails[0][1]
    body = message.get_body()
    assert message["Subject"] == f"Papers for {MEETING}"
    text = body.get_content()
    for words in ("Dear Ann,", "edition 1", f"- {PDF}", "https://send.example.gov.uk/?edition=1"):
        assert words in text
    (file,) = message.iter_attachments()
    assert file.get_filename() == PDF
    assert file.get_payload(decode=True) == (tmp_path / "out" / PDF).read_bytes()
    csv = [one.get_filename() for one in server.mails[2][1].iter_attachments()]
    assert csv == ["edition_1_papers_measures.csv", "edition_1_papers_milestones.csv"]
    lines = [one.what for one in newest_first(trail_of(named, Settings())) if one.kind == Kind.MAIL]
    assert len(lines) == 6 and lines[-1] == f"papers of edition 1, mail 1 to {ANN}"


def test_the_demonstration_says_so(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(named)
    with database.writing() as cursor, transaction(cursor, keep=True):
        set_property(cursor, DEMONSTRATION, "true")
        cursor.execute("DELETE FROM editions; DELETE FROM edition_events")
    make(database, EditionWish(name=MEETING), Reader("Ann"))
    approve(database, 1, Reader("Ad"))
    database.close()
    with mail_server(monkeypatch) as server:
        assert mail(kpis, tmp_path / "out")[0] == 0
    message = server.mails[0][1]
    assert message["Subject"].startswith("Demonstration: ")
    assert "invented data" in message.get_body().get_content()


@pytest.mark.parametrize(
    ("people", "meeting", "words"),
    [
        ([], "", f"Nobody is named for “{BOARD}”"),
        ([(ANN, "DMT")], "", f"Nobody is named for “{BOARD}”"),
        ([(ANN, BOARD)], "A seminar", "begins with the name of no body"),
        ([(ANN, BOARD)], f"{BOARD}ing school", "begins with the name of no body"),
    ],
)
def test_where_nobody_would_get_them_nothing_is_made(
    kpis: Ran,
    released: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    people: list[tuple[str, str]],
    meeting: str,
    words: str,
) -> None:
    name_for(released, *people)
    with mail_server(monkeypatch) as server:
        status, said, fault = mail(kpis, tmp_path / "out", "--meeting", meeting)
    assert (status, said, server.mails) == (2, "", []) and words in fault
    database = open_database(released)
    assert read_packs(database) == ()
    database.close()


def test_files_that_are_too_large_are_not_sent(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("presentation.commands.mailing.MEGABYTE", 10)
    monkeypatch.setenv("SEND_KPIS_MAIL_LIMIT_MB", "1")
    with mail_server(monkeypatch) as server:
        status, said, fault = mail(kpis, tmp_path / "out")
    assert (status, said, server.mails) == (2, "", [])
    assert "SEND_KPIS_MAIL_LIMIT_MB" in fault and "Nothing was made or sent." in fault


def test_a_withdrawn_edition_goes_to_nobody(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(named)
    withdraw(database, 1, Reader("Ad"), "A wrong file")
    database.close()
    with mail_server(monkeypatch) as server:
        status, _, fault = mail(kpis, tmp_path / "out")
    assert (status, server.mails) == (3, []) and "was withdrawn by Ad: A wrong file" in fault


def test_a_hostile_meeting_is_one_line_of_text(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = f"{BOARD}\r\nBcc: evil@example.org =?utf-8?q?=0A?= <b>\u202e🎈"
    with mail_server(monkeypatch) as server:
        status, _, fault = mail(kpis, tmp_path / "out", "--meeting", typed)
    assert status == 0, fault
    assert server.to() == [ANN, JO]
    message = server.mails[0][1]
    assert message["Bcc"] is None and message["Subject"].startswith(f"Papers for {BOARD} Bcc:")
    assert [one.name for one in (tmp_path / "out").glob("*.pdf")] == [PDF]


def test_what_the_server_refuses_is_told_and_goes_the_next_time(
    kpis: Ran, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: str, envelope: Envelope) -> str | None:
        return "550 no such person" if envelope.rcpt_tos == [ANN] else None

    with mail_server(monkeypatch, answers=refusing):
        status, said, fault = mail(kpis, tmp_path / "out")
    assert (status, said) == (3, "") and f"1 mail went, and 1 did not. {ANN}: " in fault
    with mail_server(monkeypatch) as server:
        assert mail(kpis, tmp_path / "out")[0] == 0
    assert server.to() == [ANN]


def test_a_run_that_is_killed_in_the_middle_sends_nothing_twice(
    project: Path, named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running: list[subprocess.Popen[str]] = []
    line = ("pack", "--edition", "1", "--out", str(tmp_path / "out"), "--formats", "csv", "--mail")

    def killing(command: str, envelope: Envelope) -> str | None:
        if command == "DATA" and envelope.rcpt_tos == [JO]:
            running[0].send_signal(signal.SIGKILL)
        return None

    with mail_server(monkeypatch, answers=killing):
        running.append(started(project, *line))
        running[0].communicate(timeout=120)
    with mail_server(monkeypatch) as server:
        again = started(project, *line, "--json")
        out, fault = again.communicate(timeout=120)
    assert (again.returncode, server.to()) == (0, []), fault
    assert json.loads(out)["mailed"] == {"sent": [], "had": [ANN], "unsure": [JO]}
    with post_of(named, Settings()).opened() as connection:
        (key,) = connection.execute("SELECT DISTINCT key FROM once").fetchone()
    assert OnceMails(post_of(named, Settings()), key, "").states() == {ANN: "sent", JO: "begun"}


@pytest.mark.parametrize(
    ("meeting", "found"),
    [
        ("SEND Partnership Board, 12 November 2026", BOARD),
        (" send partnership  board", BOARD),
        ("SEND Partnership Board Executive: 3 May", f"{BOARD} Executive"),
        ("SEND Partnership Boarding", ""),
        ("The SEND Partnership Board", ""),
        ("", ""),
    ],
)
def test_the_body_is_the_one_with_whose_name_the_meeting_begins(meeting: str, found: str) -> None:
    assert body_of(meeting, ["DMT", BOARD, f"{BOARD} Executive"]) == found
