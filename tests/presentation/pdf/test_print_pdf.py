"""What the printed paper says, page by page."""

import io
from dataclasses import replace
from datetime import datetime

import pypdf

from data.reader import Reader
from data.record import EditionEvent
from data.store import Database
from kpis.editions import read_pack_source
from kpis.milestones import STATUSES
from presentation.packs import Pack, PackChoice, pack_of
from presentation.pdf import print_pdf
from presentation.pdf.sections import WORST_FIRST
from tests.presentation.pdf.structure import flat


def test_the_same_pack_gives_the_same_bytes(small: Pack) -> None:
    assert print_pdf(small) == print_pdf(small)


def test_the_answer_stands_on_one_page(texts: list[str], pack: Pack) -> None:
    answer = texts[1]
    lines = (pack.question, pack.finding, pack.overdue, *pack.attention, *pack.changes.measures)
    for words in lines:
        assert flat(words) in answer
    for row in pack.rows:
        assert flat(row.measure_words) in answer
    assert "Contents" in texts[2]


def test_the_paper_stays_readable(texts: list[str]) -> None:
    assert len(texts) <= 60


def test_every_page_has_its_notices_its_meeting_and_its_number(
    texts: list[str], pack: Pack
) -> None:
    assert pack.notices
    for number, text in enumerate(texts, 1):
        for words in (*pack.notices, pack.meeting, f"Edition {pack.edition.id}"):
            assert flat(words) in text
        assert f"Page{number}of{len(texts)}" in text


def test_every_finding_is_said(texts: list[str], pack: Pack) -> None:
    all_of_it = "".join(texts)
    said = [
        *(words for _, words in pack.facts),
        *(one.story.finding for one in pack.measures),
        *(panel.finding for one in pack.measures for panel in one.panels),
        *(one.ahead for one in pack.measures),
        *(words for one in pack.measures for words in one.comments),
        *(section.finding for section in pack.sections),
        *(section.goal for section in pack.sections),
        *(answer.sentence for section in pack.sections for answer in section.waits),
        *pack.changes.others,
        *(words for one in pack.exceptions for _, words in one.said),
    ]
    assert [words for words in said if flat(words) not in all_of_it] == []


def test_every_milestone_is_listed_with_its_rating(texts: list[str], pack: Pack) -> None:
    all_of_it = "".join(texts)
    for section in pack.sections:
        for one in section.milestones:
            assert flat(one.words) in all_of_it
    assert set(WORST_FIRST) == set(STATUSES)


def test_what_is_off_comes_before_the_sections(texts: list[str], pack: Pack) -> None:
    first = next(page for page, text in enumerate(texts) if flat(pack.sections[0].goal) in text)
    asked = next(page for page, text in enumerate(texts) if "AskedoftheBoard" in text)
    assert asked < first


def test_a_chart_stands_with_its_finding(texts: list[str], pack: Pack) -> None:
    for one in pack.measures:
        assert any(
            flat(one.story.finding) in page
            and flat(one.story.own) in page
            and flat(one.story.source) in page
            for page in texts
        ), one.id


def test_a_measure_takes_one_page_where_it_has_room_there(texts: list[str], pack: Pack) -> None:
    """Most have: what this measures ends where its finding stands."""
    last = [
        number
        for one in pack.measures
        for number, page in enumerate(texts)
        if flat(one.story.finding) in page and flat(one.definition[0][1]) in page
    ]
    assert len(set(last)) >= 20


def test_how_the_charts_are_read_is_said_once(texts: list[str], pack: Pack) -> None:
    for _, words in pack.reading:
        assert "".join(texts).count(flat(words)) == 1
    assert "Solidline:" not in "".join(texts)


def test_a_section_opens_with_how_each_measure_stands(texts: list[str], pack: Pack) -> None:
    for section in pack.sections:
        (opening,) = [page for page in texts if flat(section.goal) in page]
        assert [one.name for one in section.measures if flat(one.name) not in opening] == []


def test_working_figures_say_so_on_every_page(working: Pack) -> None:
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(working))).pages
    for page in pages:
        text = flat(page.extract_text())
        assert all(flat(words) in text for words in working.notices)
        assert text.count("orking") >= 2, "the notice and the mark across the page"


def test_a_withdrawn_edition_keeps_its_reason_within_the_head(small: Pack) -> None:
    event = EditionEvent(action="withdrawn", at=datetime(2026, 10, 1), by="Ann", reason="x")
    edition = small.edition.model_copy(update={"events": (*small.edition.events, event)})
    long = "Withdrawn: " + "the figures were wrong and " * 30
    bytes_ = print_pdf(replace(small, edition=edition, notices=(long,)))
    first, second, *_ = (
        flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(bytes_)).pages
    )
    assert flat(long) in first
    assert flat("Withdrawn: the figures were wrong") in second and "…" in second


def test_the_heads_of_a_table_stand_on_each_of_its_pages(texts: list[str], pack: Pack) -> None:
    assert len(pack.hidden.rows) > 50
    assert sum(flat("Measure Figure Months") in text for text in texts[-2:]) == 2


def test_the_first_edition_has_nothing_to_compare_with(demonstration: Database) -> None:
    source = read_pack_source(demonstration, 1, Reader("Ann Analyst"))
    pack = pack_of(source, PackChoice(sections=(1,)))
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(pack))).pages
    text = "".join(flat(page.extract_text()) for page in pages)
    assert text.count(flat(pack.changes.compared)) == 2
    assert "sincethefirstedition" not in text.lower()
