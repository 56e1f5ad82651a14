"""Evidence for judged criteria: the form, what is refused, corrections that keep the old entry, and
where it is shown."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.plan import load_plan
from data.reader import Reader
from data.record import Evidence, Withdrawal
from kpis.record.writing import record
from pages.parts import source
from presentation.exports import evidence_csv
from presentation.html.evidence import criteria_list, evidence_link
from presentation.words.grammar import short_date
from tests.kpis.record.test_evidence import entry, evidence, of
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.on_record import on_record
from tests.pages.reading import html, refused_by

FILLED = {
    "Date of the evidence": "12/10/2026",
    "Source": "EHC plan survey",
    "What it shows": "63 of 80 families were content.",
    "Link": "https://example.org/survey",
    "Judgement": "strong",
    "Your name": "Ann Lead",
}
HOSTILE = "<script>alert(1)</script> ![x](http://example.org/x.png)"


@pytest.fixture
def page(opened: Opened, own_database: Path, example_file: Path) -> Opened:
    """Open a section over the example extracts with its form unfolded."""
    shutil.copy(example_file, own_database)

    def unfolded(number: str = "1", **query: str) -> AppTest:
        test = opened("sections", section=number, **query)
        test.session_state[f"evidence-box-{number}"] = True
        return test.run()

    return unfolded


def fill(test: AppTest, button: str = "Put it on the record", **changed: Any) -> AppTest:
    criterion = (
        {"Criterion": "1.L1"} if "Criterion" in [one.label for one in test.selectbox] else {}
    )
    enter(test, {**criterion, **FILLED, **labelled(changed)})
    return press(test, button)


def said(test: AppTest) -> str:
    return re.sub(r"<[^>]+>", " ", html(test))


def saved(**fields: Any) -> None:
    assert record(source.database(), evidence(**fields), Reader("Bea First"), seen=10**6) == []


def test_evidence_that_is_put_on_the_record_is_shown_with_its_judgement_date_source_and_link(
    page: Opened,
) -> None:
    test = fill(page(), Criterion="1.L4")
    assert [(one.author, one.written) for one in on_record()] == [
        (
            "Ann Lead",
            Evidence(
                criterion="1.L4",
                dated_on=date(2026, 10, 12),
                source="EHC plan survey",
                words="63 of 80 families were content.",
                judgement="strong",
                link="https://example.org/survey",
            ),
        )
    ]
    assert '<a href="https://example.org/survey">See the evidence on example.org</a>' in html(test)
    assert "target=" not in html(test)
    shown = said(test)
    assert "Strong evidence" in shown
    assert "12 Oct 2026 · EHC plan survey" in shown
    assert "63 of 80 families were content." in shown
    assert "9 criteria: 1 with strong evidence and 8 without an entry." in shown
    [stored_words] = [one.value.replace("\\", "") for one in test.success]
    assert stored_words == (
        "It is on the record, and every page shows it now. 1.L4, strong evidence: “63 of 80 "
        "families were content.” (EHC plan survey, 12 Oct 2026)"
    )
    assert field(test, "What it shows").value == ""
    assert field(test, "Your name").value == "Ann Lead"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"What_it_shows": "  "}, "Write the words: they are missing."),
        (
            {"Source": ""},
            "Say where the evidence comes from, for example: Family Conversation, autumn 2026.",
        ),
        ({"Judgement": None}, "Choose how strong the evidence is."),
        *[
            (
                {"Link": link},
                "A link begins with https:// or http:// and has no spaces, for example "
                "https://example.org/minutes.",
            )
            for link in (
                "javascript:alert(1)",
                "example.org",
                "data:text/html,x",
                "https://two words",
                "ftp://example.org",
            )
        ],
        (
            {"Date_of_the_evidence": "31/02/2026"},
            "Write the date day first with a four-digit year, for example 03/10/2026.",
        ),
        (
            {"Date_of_the_evidence": "01/01/2999"},
            "The date is in the future. Give the day on which it was.",
        ),
        (
            {"Date_of_the_evidence": "12/10/2006"},
            "The date is before April 2023, when Westmorland and Furness began. Correct the year.",
        ),
        ({"Your_name": " "}, "Give your name: it stands beside what you write."),
    ],
)
def test_what_cannot_be_stored_is_refused_in_a_sentence_and_the_form_keeps_what_was_typed(
    page: Opened, changed: dict[str, Any], sentence: str
) -> None:
    test = fill(page(), **changed)
    assert [words.replace("\\", "").replace("\u2060", "") for words in refused_by(test)] == [
        sentence
    ]
    assert on_record() == []
    if "Source" not in changed:
        assert field(test, "Source").value == "EHC plan survey"


def test_a_correction_keeps_the_old_entry_on_the_record_and_shows_it_as_corrected(
    page: Opened,
) -> None:
    test = fill(page())
    test = field(test, "What to do").set_value("Correct an entry").run()
    test = field(test, "Entry").set_value(1).run()
    assert field(test, "What it shows").value == FILLED["What it shows"]
    test = fill(test, What_it_shows="36 of 80 families were content.", Judgement="some")
    assert [one.replaces for one in on_record()] == [None, 1]
    assert on_record()[0].written.words == FILLED["What it shows"]  # pyright: ignore[reportAttributeAccessIssue]
    shown = said(test)
    assert "1 older or corrected entry of 1.L1" in shown
    assert FILLED["What it shows"] in shown
    assert f"Corrected by Ann Lead, {short_date(uk_today())}, in entry 2." in shown
    assert "Some evidence" in shown


def test_an_entry_is_taken_back_with_a_reason_and_stays_on_the_record(page: Opened) -> None:
    test = fill(page())
    test = field(test, "What to do").set_value("Take an entry back").run()
    test = field(test, "Entry").set_value(1).run()
    field(test, "Your name").set_value("Ann Lead")
    test = press(test, "Take it back")
    assert refused_by(test) == ["Give the reason: it stands beside what you write."]
    field(test, "Reason").set_value("The survey was of another area")
    test = press(test, "Take it back")
    assert [type(one.written) for one in on_record()] == [Evidence, Withdrawal]
    assert "Taken back by Ann Lead" in said(test)
    assert "The survey was of another area" in said(test)
    assert "none of them with an entry yet" in said(test)
    assert "What to do" not in [one.label for one in test.radio]


def test_the_second_of_two_sees_what_the_first_saved_and_overwrites_nothing(page: Opened) -> None:
    test = page()
    saved(criterion="1.L1", words="Bea's words")
    test = fill(test)
    assert "In the meantime Bea First put another entry about this on the record" in refused_by(
        test
    )[0].replace("\\", "")
    assert len(on_record()) == 1
    assert "Bea&#39;s words" in html(test)
    assert field(test, "Source").value == "EHC plan survey"
    press(test, "Put it on the record")
    assert [one.author for one in on_record()] == ["Bea First", "Ann Lead"]


def test_a_correction_of_what_somebody_else_corrected_meanwhile_keeps_its_words_and_stores_nothing(
    page: Opened,
) -> None:
    test = fill(page())
    saved(criterion="1.L2", words="Another entry")
    test = field(test, "What to do").set_value("Correct an entry").run()
    test = field(test, "Entry").set_value(1).run()
    first = evidence(criterion="1.L1", words="Bea corrected this")
    assert record(source.database(), first, Reader("Bea First"), seen=10**6, replaces=1) == []
    test = fill(test, What_it_shows="Ann corrected that")
    for _ in range(2):
        assert "In the meantime this entry was corrected or taken back" in refused_by(test)[
            0
        ].replace("\\", "")
        assert field(test, "What it shows").value == "Ann corrected that"
        assert len(on_record()) == 3
        test = press(test, "Put it on the record")
    test = field(test, "Entry").set_value(3).run()
    assert field(test, "What it shows").value == "Bea corrected this"


def test_nobody_is_given_a_criterion_that_they_have_not_chosen(page: Opened) -> None:
    assert refused_by(fill(page(), Criterion=None)) == ["Choose the criterion."]
    assert on_record() == []


def test_nothing_is_written_while_an_earlier_moment_is_looked_at(page: Opened) -> None:
    test = page(known_at="2026-11-01T12:00")
    assert not [one for one in test.text_area if one.label.startswith("What it shows")]
    assert "none of them with an entry yet" in said(test)


def test_folded_away_the_form_is_not_drawn(page: Opened, opened: Opened) -> None:
    page()
    assert not opened("sections", section="2").text_area


def test_the_overview_and_the_plan_report_the_half_that_evidence_decides(
    page: Opened, opened: Opened
) -> None:
    page()
    saved(criterion="2.L1", judgement="strong")
    saved(criterion="2.L2", judgement="none")
    overview = said(opened("overview"))
    assert "1 strong, 1 none yet, 6 without an entry" in overview
    assert "9 without an entry" in overview
    plan = said(opened("plan", part="2", block="2.judged"))
    assert re.search(
        r"2\.L1 .*? Strong evidence .*?2\.L2 .*? None yet .*?2\.L3 .*? No entry", plan, re.DOTALL
    )


def test_words_that_somebody_typed_are_only_text() -> None:
    entries = (entry(1, evidence(words=HOSTILE, source=HOSTILE)),)
    markup = criteria_list([of(list(entries))], entries)
    assert "<script" not in markup
    assert markup.count("&lt;script&gt;") == 2


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://", "http://[", "//example.org"]
)
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert "<a" not in evidence_link(address)


def test_the_log_holds_every_entry_and_what_became_of_it() -> None:
    entries = [entry(1, evidence(words="=1+1")), entry(2, evidence("strong", 2), 1)]
    lines = evidence_csv([load_plan().section(1)], entries).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("criterion,plan,date,source,judgement,words,link,entry")
    assert [line.rsplit(",", 1)[-1] for line in lines[1:]] == ["Counts.", ' in entry 2."']
    assert ",'=1+1," in lines[2]
    assert ",2026-10-02,Survey,Strong evidence," in lines[1]
