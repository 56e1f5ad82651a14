"""The sentences of the page of papers."""

import pytest

from presentation.papers import PAPER_FORMATS
from presentation.words.papers import (
    FORM_WORDS,
    file_label,
    formats_words,
    papers_made,
    sections_words,
    size_words,
)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (1499, "1 KB"),
        (1500, "2 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_000_000, "1.0 MB"),
        (1_250_000, "1.3 MB"),
        (34_949_999, "34.9 MB"),
    ],
)
def test_sizes_are_said_in_whole_kilobytes_or_tenths_of_megabytes(size: int, words: str) -> None:
    assert size_words(size) == words


def test_each_form_has_a_name_and_says_what_it_is_for() -> None:
    assert tuple(FORM_WORDS) == PAPER_FORMATS
    assert all(name and use for name, use in FORM_WORDS.values())


@pytest.mark.parametrize(
    ("alone", "label"), [(True, "CSV (12 KB)"), (False, "CSV: measures.csv (12 KB)")]
)
def test_a_button_names_the_file_where_there_are_several_of_a_form(alone: bool, label: str) -> None:
    assert file_label("csv", "measures.csv", 12_000, alone=alone) == label


@pytest.mark.parametrize(
    ("sections", "words"), [((), ""), ((2,), "section 2"), ((1, 2, 3, 5), "sections 1–3, 5")]
)
def test_the_sections_of_a_pack_are_named(sections: tuple[int, ...], words: str) -> None:
    assert sections_words(sections).replace("and ", "") == words


def test_forms_stand_in_a_list() -> None:
    assert formats_words(("pdf", "pptx", "html")) == "PDF, slides, web page"
    assert formats_words(("pptx", "odt")) == "Slides, odt"


def test_one_file_and_several_are_said_rightly() -> None:
    assert papers_made(1).startswith("1 file is made.")
    assert papers_made(4).startswith("4 files are made.")
