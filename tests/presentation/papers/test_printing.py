"""Papers are named after what is in them, and are the same whenever they are printed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from data.record import EditionEvent
from kpis.editions import PackSource
from presentation.papers import NoSectionError, PapersWish, print_papers

WITHDRAWN = EditionEvent(action="withdrawn", at=datetime(2026, 11, 13), by="Ad", reason="Wrong")


def silent(_: str) -> None:
    pass


def names(source: PackSource, **more: Any) -> list[str]:
    wish = PapersWish(edition=1, **more)
    return [one.name for one in print_papers(source, wish, silent)]


@pytest.mark.parametrize(
    ("events", "wish", "found"),
    [
        (None, {"formats": ["pdf"]}, ["edition_1_papers.pdf"]),
        (
            None,
            {"formats": ["csv", "xlsx"]},
            [
                "edition_1_papers.xlsx",
                "edition_1_papers_measures.csv",
                "edition_1_papers_milestones.csv",
            ],
        ),
        (
            None,
            {"formats": ["html"], "sections": [3, 2, 2]},
            ["edition_1_papers_sections_2_3.html"],
        ),
        (None, {"formats": ["pdf"], "sections": [4]}, ["edition_1_papers_section_4.pdf"]),
        (None, {"formats": ["pdf"], "working": True}, ["working_figures_edition_1.pdf"]),
        ((), {"formats": ["pdf"]}, ["not_approved_edition_1_papers.pdf"]),
        (
            (),
            {"formats": ["pdf"], "working": True},
            ["working_figures_not_approved_edition_1.pdf"],
        ),
        ((WITHDRAWN,), {"formats": ["pptx"]}, ["withdrawn_edition_1_papers.pptx"]),
    ],
)
def test_the_name_of_a_file_says_what_is_in_it(
    source: PackSource, events: tuple[EditionEvent, ...] | None, wish: Any, found: list[str]
) -> None:
    if events is not None:
        edition = source.edition.model_copy(update={"events": events})
        source = replace(source, edition=edition)
    source = replace(source, working=wish.get("working", False))
    assert names(source, **wish) == found


def test_nothing_that_somebody_typed_is_in_a_name(source: PackSource) -> None:
    typed = "../../etc/passwd\u202e=cmd 🎈"
    assert names(source, meeting=typed, formats=["pdf"]) == ["edition_1_papers.pdf"]
    (paper,) = print_papers(
        source, PapersWish(edition=1, meeting=typed, formats=("pdf",)), silent, b"!"
    )
    assert typed in paper.data.decode() and paper.data.endswith(b"!")


def test_the_same_is_printed_every_time_and_the_progress_is_told(source: PackSource) -> None:
    said: list[str] = []
    wish = PapersWish(edition=1)
    first = print_papers(source, wish, said.append)
    assert said == [
        "Putting together what the papers say",
        "Printing the pdf",
        "Printing the pptx",
        "Printing the xlsx",
        "Printing the csv",
    ]
    assert print_papers(source, wish, silent) == first
    assert len({one.sha256 for one in first}) == 4 and len(first[0].sha256) == 64


def test_a_section_that_the_plan_does_not_have_is_told_in_words(source: PackSource) -> None:
    with pytest.raises(NoSectionError, match="no section 9: its sections are 1, 2, 3, 4"):
        names(source, sections=[1, 9])


@pytest.mark.parametrize(
    "wish", [{"formats": []}, {"formats": ["docx"]}, {"meeting": "x" * 201}, {"edition": "one"}]
)
def test_what_is_no_wish_is_refused(wish: Any) -> None:
    with pytest.raises(ValidationError):
        PapersWish.model_validate({"edition": 1} | wish)
