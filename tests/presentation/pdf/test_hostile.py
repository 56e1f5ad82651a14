"""What people type appears as they have typed it, and never as markup."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest

from presentation.packs import Pack
from presentation.pdf import print_pdf
from presentation.pdf.data import data_of
from presentation.pdf.printing import paper
from tests.presentation.pdf.structure import flat

_AT = datetime(2026, 10, 1, tzinfo=UTC)
_MARKUP = (
    "*b* _i_ #raw(1) $x^2$ `c` <a> @ref // /* [ ] {{ }} =cmd|'/c calc'!A0 <script>1</script> "
    '&amp; ~ --- \\ #import "x" = q'
)
_OF_PEOPLE = {
    "meeting", "notices", "facts", "standing", "attention", "said", "asked", "when", "late",
    "measures", "others", "since", "compared", "words", "lead", "due_notes", "update", "updated",
    "criteria", "caption", "decided", "comments", "rows", "note", "finding", "meaning", "name",
}  # fmt: skip
"""The keys of what people may have typed, or what is made of it."""


def _worse(value: Any, ending: str, key: str = "") -> Any:
    """The same data with an ending at every text under those keys."""
    if isinstance(value, str):
        return value + ending if key in _OF_PEOPLE else value
    if isinstance(value, dict):
        return {name: _worse(held, ending, name) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_worse(held, ending, key) for held in value]
    return value


def _printed(pack: Pack, ending: str) -> tuple[str, int]:
    data = data_of(pack)
    worse = _worse(data, ending)
    # What templates look up by is no text.
    worse["rows"] = [
        {**row, **{key: data["rows"][at][key] for key in ("measures", "criteria", "milestones")}}
        for at, row in enumerate(worse["rows"])
    ]
    for at, section in enumerate(worse["sections"]):
        section["measures"] = data["sections"][at]["measures"]
    pages = pypdf.PdfReader(io.BytesIO(paper(worse, _AT))).pages
    return "".join(flat(page.extract_text()) for page in pages), len(pages)


def test_markup_is_printed_as_it_was_typed(small: Pack) -> None:
    text, pages = _printed(small, _MARKUP)
    assert text.count(flat(_MARKUP)) > 200
    assert pages < 120


@pytest.mark.parametrize(
    "ending",
    ["\x00\x07\u202e", "\n\n\n", "\u200b\u00ad\u2028x"],
    ids=["control characters", "empty lines", "separators"],
)
def test_what_cannot_be_seen_breaks_nothing(small: Pack, ending: str) -> None:
    _, pages = _printed(small, ending)
    assert pages < 80


def test_a_word_without_an_end_stays_on_the_page(small: Pack) -> None:
    word = "W" * 5000
    first = small.exceptions[0]
    said = (("Why", word), ("Asked of the Board", word))
    pack = replace(small, meeting=word, exceptions=(replace(first, said=said, asked=word),))
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(pack))).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    assert max(line.count("W") for line in lines) < 80, "no more than a page is wide"
    assert sum(line.count("W") for line in lines) >= 3 * len(word)


def test_no_place_to_break_is_heard_or_stands_in_the_title(small: Pack) -> None:
    word = "W" * 60
    section, *rest = small.sections
    first, *others = section.measures
    told = replace(first, story=replace(first.story, alternative=word))
    sections = (replace(section, measures=(told, *others)), *rest)
    pack = replace(small, meeting=word, sections=sections)
    file = pypdf.PdfReader(io.BytesIO(print_pdf(pack)))
    assert file.metadata and str(file.metadata.title).startswith(word)
    held = (file.get_object(one) for one in range(1, int(str(file.trailer["/Size"]))))
    alternatives = [str(one["/Alt"]) for one in held if isinstance(one, dict) and "/Alt" in one]
    assert word in alternatives and not any("\u200b" in one for one in alternatives)
