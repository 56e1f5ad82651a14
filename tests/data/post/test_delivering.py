"""At most one mail a person a day, whatever ends or runs beside: each is taken before it goes."""

import threading
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from data.address import Address
from data.audit import AuditError, Kind, Trail, newest_first, trail_of
from data.post import (
    ByFile,
    DayMails,
    Delivered,
    Delivery,
    Mail,
    MailPart,
    MailWay,
    NotSentError,
    OnceMails,
    PostBox,
    PostError,
    eml,
    mails,
    post_in,
    post_of,
)
from data.reader import Reader
from data.settings import Settings
from tests.data.kept_files import post_file

TUESDAY, WEDNESDAY = date(2026, 11, 3), date(2026, 11, 4)
ANN = Mail("o'a/nn@example.gov.uk", "Ann", "2 are due", (MailPart("2 are due", (), ("b", "a")),))


class Sends:
    """A way that counts, and may end the process in the middle."""

    name = "test"

    def __init__(self, ends: BaseException | None = None) -> None:
        self.sent: list[str] = []
        self._ends = ends

    def send(self, mail: Mail, message: EmailMessage) -> None:
        assert message.get_content()
        self.sent.append(mail.to)
        if self._ends:
            raise self._ends


@pytest.fixture
def post(either: Address) -> PostBox:
    return post_of(either, Settings())


def trail() -> Trail:
    return trail_of(Settings().database, Settings())


def deliver(post: PostBox, way: MailWay, day: date = TUESDAY) -> Delivered:
    message = EmailMessage()
    message.set_content("Words\n")
    return Delivery(DayMails(post, day), trail(), Reader("timer"), way).deliver([(ANN, message)])


def test_runs_at_the_same_time_send_one(post: PostBox) -> None:
    way, begin = Sends(), threading.Barrier(8)

    def run() -> None:
        begin.wait()
        deliver(post, way)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert way.sent == [ANN.to]


def test_one_that_may_have_gone_is_not_sent_again_on_that_day(post: PostBox) -> None:
    with pytest.raises(KeyboardInterrupt):
        deliver(post, Sends(KeyboardInterrupt()))
    (begun,) = mails(post)
    assert begun.state == "begun"
    again, next_day = Sends(), Sends()
    assert deliver(post, again) == Delivered((), ())
    assert deliver(post, next_day, WEDNESDAY).sent == (ANN,)
    assert (again.sent, len(next_day.sent)) == ([], 1)


def test_what_cannot_be_recorded_is_not_sent(post: PostBox) -> None:
    deliver(post, Sends(), WEDNESDAY)
    key = trail().key_file
    kept = key.read_bytes()
    key.unlink()
    way = Sends()
    with pytest.raises(AuditError):
        deliver(post, way)
    assert way.sent == []
    key.write_bytes(kept)
    assert deliver(post, way).sent == (ANN,)


def test_the_trail_says_who_got_one_and_not_what_stood_in_it(post: PostBox) -> None:
    deliver(post, Sends())
    (line, *_) = newest_first(trail())
    assert (line.kind, line.what, line.outcome) == (Kind.MAIL, f"mail 1 to {ANN.to}", "done")
    (mail,) = mails(post)
    assert (mail.keys, mail.way) == ({"a", "b"}, "test")


def test_a_file_that_is_there_is_not_written_over(post: PostBox, tmp_path: Path) -> None:
    way = ByFile(tmp_path, TUESDAY.isoformat())
    assert deliver(post, way).sent == (ANN,)
    (file,) = tmp_path.glob("*.eml")
    assert file.name == "2026-11-03 o%27a%2Fnn@example.gov.uk.eml"
    written = file.read_bytes()
    other = post_in(tmp_path / "other" / "post.sqlite3")
    ((_, why),) = deliver(other, way).faults
    assert "is there already" in why and file.read_bytes() == written
    assert [one.state for one in mails(other)] == ["failed"]


def test_a_run_that_is_killed_while_it_writes_leaves_no_file_that_could_be_sent(
    post: PostBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: EmailMessage) -> bytes:
        raise KeyboardInterrupt

    way = ByFile(tmp_path, TUESDAY.isoformat())
    with monkeypatch.context() as patch:
        patch.setattr(eml, "as_sent", killed)
        with pytest.raises(KeyboardInterrupt):
            deliver(post, way)
    assert list(tmp_path.glob("*.eml")) == []
    assert deliver(post_in(tmp_path / "other" / "post.sqlite3"), way).sent == (ANN,)
    assert [one.suffix for one in tmp_path.glob("2026*")] == [".eml"]


def test_an_address_that_is_no_name_of_a_file_stops_nobody_elses(
    post: PostBox, tmp_path: Path
) -> None:
    long = [Mail(f"{'#' * 64}@{'x' * 60}.{name}", "", "Due", ANN.parts) for name in ("org", "uk")]
    way = ByFile(tmp_path / "away", TUESDAY.isoformat())
    delivery = Delivery(DayMails(post, TUESDAY), trail(), Reader("timer"), way)
    faults = delivery.deliver([(one, EmailMessage()) for one in long]).faults
    assert len(faults) == 2 and "cannot be written" in faults[0][1]
    (tmp_path / "away").mkdir()
    assert delivery.deliver([(one, EmailMessage()) for one in long]).sent == (*long,)
    assert len(list((tmp_path / "away").glob("*.eml"))) == 2


def test_a_spoilt_file_of_the_post_is_told_in_words(own_database: Path) -> None:
    post = post_of(own_database, Settings())
    post_file(post).write_bytes(b"no database at all" * 99)
    way = Sends()
    with pytest.raises(PostError, match="mend it and repeat"):
        deliver(post, way)
    assert way.sent == []


def deliver_once(post: PostBox, way: MailWay, key: str = "pack:3") -> Delivered:
    message = EmailMessage()
    message.set_content("Words\n")
    kept = OnceMails(post, key, "papers of edition 3")
    return Delivery(kept, trail(), Reader("clerk"), way).deliver([(ANN, message)])


def test_what_goes_once_keeps_no_mail_of_the_day_back_nor_the_reverse(post: PostBox) -> None:
    way = Sends()
    assert deliver_once(post, way).sent == deliver(post, way).sent == (ANN,)
    assert deliver_once(post, way) == deliver(post, way) == Delivered((), ())
    assert deliver_once(post, way, "pack:4").sent == deliver(post, way, WEDNESDAY).sent == (ANN,)
    assert len(way.sent) == 4
    assert [one.day for one in mails(post)] == [TUESDAY, WEDNESDAY], "no reminder is counted more"
    told = [one.what for one in newest_first(trail())]
    assert f"papers of edition 3, mail 1 to {ANN.to}" in told and len(told) == 4


def test_what_goes_once_and_may_have_gone_is_never_sent_again(post: PostBox) -> None:
    kept = OnceMails(post, "pack:3", "papers of edition 3")
    assert kept.states() == {}
    with pytest.raises(KeyboardInterrupt):
        deliver_once(post, Sends(KeyboardInterrupt()))
    again = Sends()
    assert deliver_once(post, again) == Delivered((), ())
    assert (again.sent, kept.states()) == ([], {ANN.to: "begun"})
    assert deliver_once(post, Sends(NotSentError("no")), "other").faults == ((ANN, "no"),)
    assert deliver_once(post, again, "other").sent == (ANN,)
    assert OnceMails(post, "other", "").states() == {ANN.to: "sent"}
