"""The slides as a whole: what stands on each, that they can be read by all, and that they are the same
each time."""

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from kpis.editions import PackSource
from presentation.packs import Pack, PackChoice, pack_of
from presentation.slides import print_slides
from tests.presentation.hidden_results import READ, at_random
from tests.presentation.slides.conftest import ASKED, commented
from tests.presentation.slides.reading import Opened, members, opened, plain_text

SMALLEST = 12


def test_every_slide_has_a_title_of_its_own(slides: Opened) -> None:
    assert [title for title, many in Counter(slides.titles).items() if many > 1 or not title] == []


def test_every_slide_says_what_its_figures_are(pack: Pack, slides: Opened) -> None:
    assert pack.notices
    for slide in slides.slides:
        assert all(notice in slides.words(slide) for notice in pack.notices)
        assert "as known on" in slide.notes_slide.notes_text_frame.text


def test_a_long_notice_pushes_no_other_off_the_slide(short: Pack) -> None:
    why = f"Withdrawn by Ad: {'a wrong file, ' * 80}"
    made = opened(print_slides(replace(short, notices=(why, *short.notices))))
    for slide in made.slides:
        words = made.words(slide)
        assert all(notice in words for notice in ("Withdrawn by Ad: a wrong", *short.notices))


def test_the_slides_come_in_the_order_of_a_meeting(pack: Pack, slides: Opened) -> None:
    wanted = [
        f"{pack.plan}: {pack.place}",
        pack.question,
        "What needs attention",
        "What the Board is asked",
        "What has changed",
        next(one.measure.story.finding for one in pack.exceptions if one.measure),
        "Milestones that are exceptions",
        *(section.name for section in pack.sections),
        "How statuses are read",
    ]
    places = [slides.titles.index(title) for title in wanted]
    assert all(one < other for one, other in pairwise(places))


def test_the_number_of_the_overdue_is_apart_from_the_count_before_it(
    pack: Pack, slides: Opened
) -> None:
    """Else `N 11   14 overdue` is read as one number."""
    words = slides.words(slides.slides[slides.titles.index(pack.question)])
    assert words.count("overdue") > words.count("·\u00a0") >= 1
    for overdue in (pack.overdue, *(row.overdue for row in pack.rows if row.overdue)):
        assert "·\u00a0" + overdue.replace(" ", "\u00a0", 1) in words


def test_the_answer_is_one_slide_whatever_sections_are_chosen(source: PackSource) -> None:
    pack = pack_of(source, PackChoice(sections=(2,)))
    shown = opened(print_slides(pack))
    (answer,) = [slide for slide in shown.slides if pack.finding in shown.words(slide)]
    assert "The whole plan" in shown.words(answer)
    assert pack.chosen in shown.words(shown.slides[0])


def test_what_was_said_is_told_on_one_slide_with_the_figures(pack: Pack, slides: Opened) -> None:
    one = pack.exceptions[0]
    assert one.measure
    words = slides.words(slides.slides[slides.titles.index(one.measure.story.finding)])
    told = [one.grounds, ASKED, "A provider closed its list.", one.when, one.measure.story.counted]
    assert [part for part in told if part not in words] == []
    assert all(figure.value in words for figure in one.measure.story.figures)


def test_every_milestone_that_is_an_exception_is_there_seven_on_a_slide(
    pack: Pack, slides: Opened
) -> None:
    for one in pack.exceptions:
        assert one.measure or one.name in slides.everything
    for slide in slides.slides:
        if slide.shapes.title.text_frame.text.startswith("Milestones that are"):
            (table,) = (shape.table for shape in slide.shapes if shape.has_table)
            assert len(table.rows) <= 1 + 7


def test_every_measure_has_its_row(pack: Pack, slides: Opened) -> None:
    for measure in pack.measures:
        row = measure.row
        told = [row.name, *row.baseline, *row.now, row.change, *row.target, row.status_words.name]
        assert [part for part in told if part not in slides.everything] == []


def test_nothing_is_told_by_colour_alone_and_all_is_named(slides: Opened) -> None:
    for slide in slides.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
            if shape.has_table:
                assert shape.table.first_row


def test_text_is_large_enough_and_in_british_english(slides: Opened) -> None:
    for slide in slides.slides:
        for run in slide._element.iter(qn("a:rPr")):
            assert run.get("lang") == "en-GB"
            assert int(run.get("sz", "2400")) >= 100 * SMALLEST


def test_the_same_pack_gives_the_same_bytes(pack: Pack, slides: Opened) -> None:
    assert print_slides(pack) == slides.file


def test_the_file_itself_says_what_its_figures_are(pack: Pack, slides: Opened) -> None:
    properties = Presentation(BytesIO(slides.file)).core_properties
    assert pack.notices and properties.comments == " ".join(pack.notices)


def test_no_moment_but_the_editions_stands_in_the_file(pack: Pack, slides: Opened) -> None:
    approval = pack.edition.approval
    assert approval
    moment = approval.at.replace(microsecond=0)
    properties = Presentation(BytesIO(slides.file)).core_properties
    assert (properties.created, properties.modified) == (moment, moment)
    with ZipFile(BytesIO(slides.file)) as held:
        assert {entry.date_time[0] for entry in held.infolist()} == {1980}
    for name, part in members(slides.file):
        if name.endswith("docProps/core.xml"):
            assert part.count(f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode()) == 2


def test_an_edition_that_waits_has_the_moment_at_which_it_was_made(short: Pack) -> None:
    made = datetime(2026, 1, 2, 3, 4, 5)
    waiting = replace(short, edition=replaced(short.edition, events=(), at=made))
    properties = Presentation(BytesIO(print_slides(waiting))).core_properties
    assert properties.created == made


def replaced(edition: Any, **fields: Any) -> Any:
    return edition.model_copy(update=fields)


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_hidden_is_anywhere_in_the_file(source: PackSource, seed: int) -> None:
    results = at_random(source.content.results, seed, 0.4)
    content = replace(source.content, measures=tuple(results.by_id.values()))
    content.__dict__["results"] = results
    pack = pack_of(replace(source, content=content), PackChoice())
    assert any(result.hidden for result in content.measures)
    for name, part in members(print_slides(pack)):
        assert READ.search(plain_text(part)) is None, name


HOSTILE = (
    "=cmd|' /C calc'!A1",
    "\uff1d1+1",
    "<script>alert(1)</script> & <a:t>",
    '#raw("x") {{ 7*7 }}',
    "שלום",
    "👩‍👩‍👧 🎉",
    "_x0041_ stays",
    "two\nlines",
)


def test_what_people_type_stands_as_typed(short: Pack) -> None:
    made = opened(print_slides(with_words(short, "\n".join(HOSTILE))))
    assert [words for words in HOSTILE if words not in made.everything] == []


def test_what_xml_cannot_hold_is_dropped(short: Pack) -> None:
    made = opened(print_slides(with_words(short, "a\x00b\x1bc\ufffed\x85e\ud800f\rg")))
    assert "abcdef\ng" in made.everything


def test_nothing_turns_the_words_behind_it_and_empty_lines_make_no_slides(short: Pack) -> None:
    before = len(opened(print_slides(with_words(short, "a b"))).titles)
    made = opened(print_slides(with_words(short, "a\u202eb\u2066c" + "\n \n" * 300 + "end")))
    assert "abc\n\nend" in made.everything
    assert len(made.titles) == before


def with_words(pack: Pack, words: str) -> Pack:
    first, *rest = pack.exceptions
    return replace(pack, exceptions=(commented(first, words), *rest))


@pytest.mark.parametrize("words", ["Q" * 5000, "Many words are said here. " * 200])
def test_long_words_go_on_to_further_slides_and_none_is_cut(short: Pack, words: str) -> None:
    made = opened(print_slides(with_words(short, words)))
    text = made.everything.replace("\n", "")
    assert text.count("Q") >= words.count("Q")
    assert text.count("Many words") >= words.count("Many words")
    assert any("(continued" in title for title in made.titles)
    # On the slide of all that is asked, and in its box after the commentary.
    assert made.everything.count(ASKED) == 2
    assert_within(made)


def test_a_title_that_no_slide_holds_is_cut_and_stands_in_full(short: Pack) -> None:
    (first,) = short.exceptions
    assert first.measure
    finding = "The finding is long. " * 40
    story = replace(first.measure.story, finding=finding)
    told = replace(first, measure=replace(first.measure, story=story))
    made = opened(print_slides(replace(short, exceptions=(told,))))
    assert any(title.endswith("…") for title in made.titles)
    assert finding.strip() in made.everything
    assert_within(made)


def test_nothing_leaves_the_slide_and_no_text_lies_on_another(slides: Opened) -> None:
    assert_within(slides)


def assert_within(made: Opened) -> None:
    """No shape leaves its slide or reaches into the foot, as far as heights are known."""
    wide, high = 12_192_000, 6_858_000
    for slide in made.slides:
        (foot,) = (shape for shape in slide.shapes if shape.name == "Notices")
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= wide
            assert shape.top >= 0 and shape.top + shape.height <= high
            assert (
                shape is foot
                or shape.name == "Notices"
                or shape.top + shape.height <= foot.top + 20_000
            )


@pytest.mark.long
def test_an_office_program_opens_them(slides: Opened, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    file = tmp_path / "slides.pptx"
    file.write_bytes(slides.file)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "slides.pdf").read_bytes().startswith(b"%PDF")
