"""What the letters of the paper hold."""

from dataclasses import replace

import pytest

from presentation.packs import Pack
from presentation.pdf import print_pdf
from presentation.pdf.letters import characters, held, typed


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Zoë Žižek, Łódź, Ελένη, Борис", "Zoë Žižek, Łódź, Ελένη, Борис"),
        ("“60%” – 3 × 4 − 1 ≥ £2…", "“60%” – 3 × 4 − 1 ≥ £2…"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("a\u202eb\u200fc\u2066d", "abcd"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffpasted", "pasted"),
        ("one 😀 two 日本", "one  two "),
        ("\uff1dcmd", "cmd"),
        ("half \ud800 of a pair", "half  of a pair"),
    ],
)
def test_what_the_letters_lack_is_left_out(written: str, kept: str) -> None:
    assert held(written) == kept


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_a_line_ends_where_it_was_ended(end: str) -> None:
    assert typed(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("lines", ["\n\n", "\n" * 500, "\r\n\t\r\n \n\x0b", "\n\x01\n\u202e\n"])
def test_of_several_empty_lines_there_is_one(lines: str) -> None:
    assert typed(f"one{lines}two") == "one\n\ntwo"


def test_a_word_may_break_only_where_it_is_very_long() -> None:
    assert typed("neurodevelopmental 24letters") == "neurodevelopmental 24letters"
    long = "W" * 5000
    set_ = typed(f"a {long} b")
    assert set_.replace("\u200b", "") == f"a {long} b"
    assert max(map(len, set_.replace(" ", "\u200b").split("\u200b"))) <= 8


def test_the_letters_have_all_that_the_papers_say() -> None:
    assert {ord(one) for one in "✓–−“”’…·•£%≥½→"} <= characters()


def test_every_letter_that_is_known_can_be_set(small: Pack) -> None:
    every = "".join(map(chr, sorted(characters())))
    assert len(every) > 1000
    assert print_pdf(replace(small, meeting=f"\ufeff{every}")).startswith(b"%PDF")
