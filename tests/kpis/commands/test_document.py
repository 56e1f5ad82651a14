"""The page that defines every measure is made from the declarations, and the one in the project is
the newest."""

from pathlib import Path

import pytest

from kpis.commands.document import document
from kpis.measures import measures


def section(id: str) -> str:
    """The part of the page about one measure."""
    return next(part for part in document().split("\n### ") if f"`{id}`" in part)


def test_the_page_in_the_project_is_the_one_made_now(project: Path) -> None:
    written = (project / "docs" / "measures.md").read_text(encoding="utf-8")
    assert written == document(), "run `python -m kpis document > docs/measures.md`"


def test_the_page_says_how_it_is_made() -> None:
    assert "python -m kpis document > docs/measures.md" in document().split("\n## ")[0]


def test_measures_stand_in_the_order_of_the_plan() -> None:
    places = [
        document().index(f"\n`{id}`, for criterion {measure.criterion}\n")
        for id, measure in measures().items()
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("id", measures())
def test_section_tells_the_whole_definition(id: str) -> None:
    measure = measures()[id]
    told = [
        measure.name,
        measure.plan_words,
        measure.why,
        measure.counted,
        measure.out_of,
        measure.left_out,
    ]
    told += [
        measure.chosen,
        measure.compared,
        measure.author,
        measure.checked_by,
        measure.target.words,
        measure.unit,
        *measure.extracts,
    ]
    told += [companion.name for companion in measure.companions]
    assert [words for words in told if words not in section(id)] == []


@pytest.mark.parametrize(
    ("id", "line"),
    [
        (
            "annual_review_final_12_weeks",
            "- **A month is shown**: once 84 days have passed since it ended",
        ),
        ("ehc_20_weeks", "- **A month is shown**: once it has ended"),
        ("ehc_20_weeks", "- **Window**: the month and the eleven before it"),
        ("ehc_20_weeks", "- **Broken down by**: area, primary need, phase"),
        ("ehc_20_weeks", "- **Measures beside it**: EHC plans within 20 weeks, with exceptions"),
        ("annual_review_completed_on_time", "- **Window**: the month"),
        ("nd_longest_wait", "- **Window**: the state on the last day of the month"),
        ("nd_longest_wait", "- **Target**: 20% less than the baseline"),
        ("nd_longest_wait", "- **Unit**: weeks; less is better"),
        ("nd_longest_wait", "- **Broken down by**: provider, ICB, pathway, area"),
        ("nd_provider_gap", "- **Broken down by**: none"),
        (
            "social_media_followers",
            "- **Target**: in line with neighbours: at or above the published figure",
        ),
        (
            "nd_asd_over_13_weeks",
            "- **Target**: England: at or below the published figure",
        ),
        (
            "ld_employment",
            "> ¹ Includes paid employment, volunteering, SI and apprenticeships and work "
            "experience",
        ),
        (
            "annual_review_completed_on_time",
            "- **The board may choose**: the target of “Annual reviews decided within 4 weeks” "
            "instead",
        ),
        ("ld_employment", "- **Series beside it**: In paid work (%)"),
        ("qa_green", "- **Author**: Dashboard team"),
        ("qa_green", "- **Checked by**: Not checked by a second person yet"),
        ("qa_green", "- **Next review**: by 31 May 2027"),
        (
            "qa_green",
            "- **Target**: No figure in the plan; the direction since the baseline is shown",
        ),
    ],
)
def test_section_says_it_in_words(id: str, line: str) -> None:
    assert line in section(id).splitlines()
