"""Text that is measured, split and torn is all there."""

from hypothesis import given
from hypothesis import strategies as st

from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.measuring import lines, measured_in, wide
from presentation.slides.kit.splitting import height_of, split
from presentation.slides.kit.tables import SlideTable, cell, fill
from presentation.slides.kit.texts import held, plain, said

WORDS = st.text("ab W\n.漢\u00a0", max_size=120)
WIDTHS = st.floats(0.3, 4.0)


@given(WORDS, WIDTHS)
def test_lines_are_the_words_again_and_no_wider_than_they_may_be(words: str, width: float) -> None:
    found = lines(words, width, 14)
    assert "".join(found) == words
    for line in found:
        shown = line.rstrip(" \n")
        assert wide(shown, 14) <= width + 1e-9 or len(shown.strip()) <= 1


@given(st.lists(WORDS, max_size=5), WIDTHS, st.floats(0.1, 3.0))
def test_paragraphs_are_split_without_loss(texts: list[str], width: float, height: float) -> None:
    pages = split([plain(text) for text in texts], width, height)
    told = "".join(said(one) for page in pages for one in page)
    assert told.replace("\n", "") == "".join(texts).replace("\n", "")
    for page in pages:
        assert len(page) <= 1 or height_of(page, width) <= height + 1e-9


@given(st.lists(WORDS, min_size=1, max_size=5), st.floats(1.0, 3.0))
def test_the_rows_of_a_table_are_all_on_some_slide(texts: list[str], height: float) -> None:
    table = SlideTable("Table", ("Words",), (1,), tuple((cell(text),) for text in texts))
    rows, told, area = list(table.rows), "", SlideArea(0, 0, 2.0, height)
    while rows:
        taken, rows = fill(table, rows, area)
        assert taken
        told += "".join(said(one) for row in taken for held in row for one in held.paragraphs)
    assert told.replace("\n", "") == "".join(texts).replace("\n", "")


def test_a_table_has_no_more_rows_on_a_slide_than_it_may() -> None:
    rows = tuple((cell("a"),) for _ in range(9))
    table = SlideTable("Table", ("Words",), (1,), rows, most=7)
    taken, rest = fill(table, rows, SlideArea(0, 0, 9, 90))
    assert (len(taken), len(rest)) == (7, 2)


def test_a_wide_font_takes_more_room_and_an_unknown_one_is_taken_for_wide() -> None:
    arial = wide("Words", 14)
    with measured_in("Verdana"):
        assert wide("Words", 14) > 1.15 * arial
    with measured_in("A font of the council"):
        assert wide("Words", 14) > arial
    assert wide("Words", 14) == arial


def test_characters_that_xml_does_not_hold_are_left_out() -> None:
    assert held("a\x00\x07b\x7f\x9f\ud800\uffffc\r\nd\te") == "abc\nd\te"
