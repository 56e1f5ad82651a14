"""Mails as a busy reader gets them: the answer first, a link a thing, short lines, and nothing that
somebody wrote."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.post import Attachment, Mail, MailPart, as_sent
from data.record import Holder
from data.text import is_address
from kpis.rounds import Owed, OwedKind, Reminder
from presentation.mails import mail_to, message_of, reminder_parts, text_of

BASE = "https://send.example.gov.uk"
TO = "jo.head@example.gov.uk"
TUESDAY = date(2026, 11, 3)
FRIDAY, LATER, PAST = date(2026, 11, 6), date(2026, 11, 30), date(2026, 10, 31)
JO = Holder.model_validate(
    {
        "post": "extract",
        "of": "nd_waits",
        "name": "Jo Head",
        "address": TO,
        "deputy": "Dee Putty",
        "deputy_address": "dee@example.gov.uk",
        "from_date": TUESDAY,
    }
)


BO = JO.model_copy(update={"name": "Bo", "deputy": "Al", "deputy_address": "al@example.gov.uk"})


def owed(kind: OwedKind, about: str, day: date | None = None) -> Owed:
    entry = 7 if kind in ("action", "promise") else None
    return Owed(kind, about, day, day == PAST, (JO, BO), entry)


EVERY = (
    owed("milestone", "1a.3", PAST),
    owed("action", "2a.3", PAST),
    owed("extract", "nd_waits", FRIDAY),
    owed("commentary", "nd_longest_wait", LATER),
    owed("commentary", "2a.3", LATER),
    owed("promise", "appeal_rate"),
)


def told(
    *own: Owed, deputy: tuple[Owed, ...] = (), still: tuple[Owed, ...] = (), to: str = TO
) -> Reminder:
    return Reminder(to, "Jo Head", own, deputy, TUESDAY if still else None, still)


def text(*own: Owed, base: str = BASE, still: tuple[Owed, ...] = ()) -> str:
    parts = reminder_parts(told(*own, still=still), base)
    return text_of(mail_to(TO, "Jo Head", parts, demonstration=False), "the SEND team, 01539 1")


def sent(parts: tuple[MailPart, ...], name: str = "Jo Head", **more: bool | str) -> EmailMessage:
    """A mail as it arrives."""
    mail = mail_to(TO, name, parts, demonstration=bool(more.get("demonstration")))
    contact = str(more.get("contact", "the SEND team, help@example.gov.uk"))
    made = message_of(mail, TUESDAY, "send@example.gov.uk", contact)
    found = message_from_bytes(as_sent(made), policy=policy.SMTP)
    assert isinstance(found, EmailMessage)
    return found


@pytest.mark.parametrize(
    ("found", "subject"),
    [
        (
            told(EVERY[0], owed("milestone", "1a.4", PAST), EVERY[2]),
            "2 milestone updates are overdue, 1 more thing due on Friday 6 November",
        ),
        (told(EVERY[0]), "1 milestone update is overdue"),
        (told(EVERY[2], EVERY[3]), "1 upload is due on Friday 6 November, 1 later"),
        (told(*EVERY[3:5]), "2 commentaries are due on Monday 30 November"),
        (told(EVERY[5]), "1 promise is open"),
        (
            told(deputy=EVERY[:2], to="dee@example.gov.uk"),
            "As deputy of Jo Head: 1 milestone update and 1 action of a meeting are overdue",
        ),
    ],
)
def test_the_subject_says_the_most_pressing(found: Reminder, subject: str) -> None:
    message = sent(reminder_parts(found, BASE))
    assert message["Subject"] == subject
    assert message.get_content().splitlines()[2].startswith(subject[:40])


def test_each_thing_has_its_day_and_the_link_to_its_form() -> None:
    said = text(*EVERY)
    for link in (
        "updates?milestone=1a.3",
        "governance?action=7",
        "upload?extract=nd_waits",
        "measure?id=nd_longest_wait&do=explain",
        "action?id=2a&explain=2a.3",
    ):
        assert f"\n  {BASE}/{link}\n" in said
    heads = [line for line, under in pairwise(said.splitlines()) if set(under) == {"-"}]
    assert heads == [
        "Overdue",
        "Due by Friday 6 November",
        "Due by Monday 30 November",
        "Open, with no day set",
        "Why you get this",
    ]
    assert "(was due on 31 October 2026)" in said
    assert "- Upload the extract of neurodevelopmental waits\n" in said
    assert "- Say why the measure “Longest wait” is off, and what will be done\n" in said
    assert [line for line in said.splitlines() if len(line) >= 78] == []


def test_without_the_dashboards_address_the_page_is_named() -> None:
    said = text(*EVERY, base="")
    assert "\n  On the page Update milestones.\n" in said and "http" not in said


def test_what_is_open_since_the_last_is_said() -> None:
    assert "Still open since the reminder of 3 November 2026\n" in text(*EVERY, still=EVERY[:2])
    assert "\nMilestone 1a.3 and milestone 2a.3.\n" in text(*EVERY, still=EVERY[:2])
    all_of_it = "All of this is still open since the reminder of 3 November 2026."
    assert all_of_it in text(*EVERY, still=EVERY)
    assert "open since" not in text(*EVERY)


def test_of_very_many_the_first_are_told() -> None:
    many = tuple(owed("milestone", f"1a.{n}", day) for day in (PAST, LATER) for n in range(1, 15))
    said = text(*many)
    assert said.count("updates?") == 20
    assert said.count(f"- and 4 more, which the dashboard lists\n  {BASE}/\n") == 1
    assert f"\nAnd 4 more, which the dashboard lists\n{'-' * 37}\n  {BASE}/\n" in said
    assert "And 4 more, which the dashboard lists." in text(*many, base="")


def test_a_demonstration_says_so_in_subject_and_text() -> None:
    message = sent(reminder_parts(told(*EVERY), BASE), demonstration=True)
    assert message["Subject"].startswith("Demonstration: ")
    assert "invented data" in message.get_content().splitlines()[2]


def test_its_head_says_that_a_program_sent_it_and_who_answers() -> None:
    parts = reminder_parts(told(*EVERY), BASE)
    message = sent(parts)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["From"] == "SEND improvement dashboard <send@example.gov.uk>"
    assert message["To"] == "Jo Head <jo.head@example.gov.uk>"
    assert message["Reply-To"] == "help@example.gov.uk"
    assert message["Message-ID"].endswith("@example.gov.uk>") and message["Date"]
    assert message["Message-ID"] == sent(parts)["Message-ID"]
    assert message.get_content_charset() == "utf-8"
    for contact in ("01539 1", "a@example.gov.uk or b@example.gov.uk", ""):
        assert sent(parts, contact=contact)["Reply-To"] is None


WORDS = st.text(min_size=1, max_size=90)
AS_A_HEAD_WRITES = "Ann =?utf-8?q?=0D=0ABcc:_x=40example.org?="
"""Words that a mail's head would turn into a line of its own."""


@example(AS_A_HEAD_WRITES, AS_A_HEAD_WRITES, AS_A_HEAD_WRITES)
@given(WORDS, WORDS, st.text(alphabet="ab@:\r\n\x00\x85 .Bc", max_size=40))
def test_no_name_becomes_more_of_the_head_and_lines_stay_short(
    name: str, heading: str, contact: str
) -> None:
    parts = (MailPart(heading, (f"- {heading}\r\nBcc: x@example.org",), ()),)
    message = sent(parts, name=name + "\r\nBcc: x@example.org", contact=contact)
    assert message["Bcc"] is None and message.defects == []
    assert [one.addr_spec for one in message["To"].addresses] == [TO]
    assert set(message.keys()) - {"Reply-To"} == {
        *("Subject", "To", "Date", "Auto-Submitted", "From", "Message-ID", "MIME-Version"),
        *("Content-Type", "Content-Transfer-Encoding"),
    }
    body = message.get_content().splitlines()
    assert [line for line in body if len(line) >= 78 and " " in line.strip("- ")] == []


def test_no_address_becomes_more_of_the_head() -> None:
    assert not is_address("=?utf-8?q?x=0ABcc=3A_x=40example.org?=@example.gov.uk")
    assert is_address("ann.o'lead+send=x@example.gov.uk")


def test_files_go_with_a_mail_whole_and_it_is_another_than_that_of_the_day() -> None:
    part = MailPart("The papers", (), ("pack:3",))
    files = (
        Attachment("edition_3_papers.pdf", "application/pdf", bytes(range(256)) * 40),
        Attachment("edition_3_papers_measures.csv", "text/csv", b"\xef\xbb\xbfa,b\r\n1,\xc3\xa9\n"),
    )
    mail = Mail(TO, "Jo", "The papers", (part,), files)
    message = message_of(mail, TUESDAY, "send@example.gov.uk", "")
    back = message_from_bytes(as_sent(message), policy=policy.SMTP)
    assert isinstance(back, EmailMessage)
    found = list(back.iter_attachments())
    told = [(one.get_filename(), one.get_content_type()) for one in found]
    assert told == [(one.name, one.media) for one in files]
    assert [one.get_payload(decode=True) for one in found] == [one.data for one in files]
    body = back.get_body()
    assert body is not None and body.get_content().startswith("Dear Jo,")
    without = message_of(replace(mail, attached=()), TUESDAY, "send@example.gov.uk", "")
    assert back["Message-ID"] != without["Message-ID"]
    assert max(map(len, as_sent(message).splitlines())) < 250
