"""What those hear who do not see the paper, and what its file says of itself."""

import re
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from presentation.packs import Pack
from tests.presentation.pdf.structure import Tag, every, tree_of


@pytest.fixture(scope="module")
def tree(printed: pypdf.PdfReader) -> list[Tag]:
    return tree_of(printed)


@pytest.fixture(scope="module")
def catalogue(printed: pypdf.PdfReader) -> Any:
    return printed.trailer["/Root"]


def test_the_file_says_that_it_is_accessible_and_for_archives(catalogue: Any) -> None:
    said = catalogue["/Metadata"].get_object().get_data().decode()
    for part, value in (
        ("pdfuaid:part", "1"),
        ("pdfaid:part", "2"),
        ("pdfaid:conformance", "A"),
    ):
        assert re.search(rf"<{part}>{value}</{part}>", said), part


def test_language_title_and_author_are_told(
    printed: pypdf.PdfReader, catalogue: Any, pack: Pack
) -> None:
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.metadata and printed.metadata.author == pack.place
    assert printed.metadata.title == f"{pack.meeting} · {pack.question} · {pack.place}"
    assert pack.notices and printed.metadata.subject == " ".join(pack.notices)


def test_its_date_is_that_of_the_approval(printed: pypdf.PdfReader, pack: Pack) -> None:
    approval = pack.edition.approval
    assert approval and printed.metadata and printed.metadata.creation_date
    made = printed.metadata.creation_date.replace(tzinfo=None)
    assert made == approval.at.replace(microsecond=0)


def test_headings_follow_one_another_without_a_gap(tree: list[Tag]) -> None:
    levels = [int(tag.kind[1]) for tag in every(tree, "H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1 and len(levels) > 100
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chart_tells_what_it_shows(tree: list[Tag], pack: Pack) -> None:
    told = [tag.alternative for tag in every(tree, "Figure")]
    shown = [one.story.alternative for one in pack.measures]
    off = [one.measure.story.alternative for one in pack.exceptions if one.measure]
    waits = [
        one.alternative
        for section in pack.sections
        for one in (*section.waits, *section.wait_panels)
        if one.draw
    ]
    assert waits and off
    assert sorted(told) == sorted([*shown, *off, *waits])


def test_every_table_has_heads_for_its_columns(tree: list[Tag]) -> None:
    tables = list(every(tree, "Table"))
    assert len(tables) > 80
    for one in tables:
        (head,) = every(one.inside, "THead")
        heads = list(every(head.inside, "TH"))
        assert heads and {tag.attributes["/Scope"] for tag in heads} == {"/Column"}
        for row in every(next(every(one.inside, "TBody")).inside, "TR"):
            assert len(row.inside) == len(heads)


def test_bookmarks_lead_to_each_section_and_measure(printed: pypdf.PdfReader, pack: Pack) -> None:
    titles = list(_titles(printed.outline))
    for name in [section.name for section in pack.sections] + [one.name for one in pack.measures]:
        assert name in titles
    assert titles[0] == pack.question


def _titles(outline: list[Any]) -> Any:
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield one.title


def test_links_stay_inside_the_paper(printed: pypdf.PdfReader) -> None:
    links = [link.get_object() for page in printed.pages for link in page.get("/Annots", [])]
    assert len(links) > 30
    for link in links:
        assert "/URI" not in link.get("/A", {}) and ("/Dest" in link or link["/A"]["/S"] == "/GoTo")
