"""Another council with another plan, as data alone: its pages speak of it and count its plan, and
nothing of ours shows.

Whatever of our place or plan still stands in code shows here.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGES = (
    "overview",
    "milestones",
    "followers",
    "average wait",
    "sections",
    "governance",
    "plan",
    "accessibility",
)
FOREIGN = re.compile(
    r"Westmorland|WaF|Cumbria|Lancashire|\b(943|LSC|NENC|E06000064|E12000002)\b|North West|May "
    r"2025|2028"
)
"""Names, numbers and years of our own place and plan."""


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory, project: Path) -> dict[str, Any]:
    """What the pages and the commands of the second place say."""
    folder = tmp_path_factory.mktemp("second")
    done = subprocess.run(
        [sys.executable, "-m", "tests.second_place.shown", str(folder)],
        cwd=project,
        env=os.environ | {"SEND_KPIS_DATABASE": str(folder / "second.duckdb")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def words(second: dict[str, Any]) -> dict[str, str]:
    """The words of each page, without its markup."""
    return {
        page: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", second[page]["said"])) for page in PAGES
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_without_a_fault(second: dict[str, Any], page: str) -> None:
    assert second[page]["wrong"] == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_our_own_place_or_plan_is_said(second: dict[str, Any], page: str) -> None:
    assert FOREIGN.findall(second[page]["said"]) == []


def test_no_command_speaks_of_our_own_place_either(second: dict[str, Any]) -> None:
    assert FOREIGN.findall(json.dumps(second["kpis"]) + second["document"]) == []


def test_its_plan_is_complete_and_measured(second: dict[str, Any]) -> None:
    assert second["check"] == []


def test_its_overview_counts_its_own_plan(words: dict[str, str]) -> None:
    said = words["overview"]
    assert "Partly: half of the targets are met;" in said
    assert "3 milestones" in said
    assert "1. Telling families" in said
    assert "2. Shorter waits" in said
    assert not re.search(r"\b3\. |Section 3", said)


def test_its_milestones_are_its_own_three(words: dict[str, str]) -> None:
    said = words["milestones"]
    assert "All 3 milestones." in said
    assert re.findall(
        r"\b\d[a-z]\.\d+\b", said.partition("No. Milestone")[2].partition("All data")[0]
    ) == [
        "1a.1",
        "1a.2",
        "2a.1",
    ]
    assert "1a.2 Every family has had a letter. N Grey · Not started Dec 2026" in said
    # How many have passed since depends on the day on which the test is run.
    assert "None of the 3 milestones is complete. None is overdue as at 30 April 2024, but" in said


def test_its_followers_are_those_of_its_own_number_and_its_neighbours_are_the_others(
    second: dict[str, Any], words: dict[str, str]
) -> None:
    told = second["kpis"]["kpis"]["social_media_followers"]
    assert (told["latest"]["numerator"], told["latest"]["denominator"]) == (300, 10_000)
    assert (
        told["target"]["value"] == 12.5
    )  # the lower quartile of 10 and 20; with its own 30 it would be 15
    assert "Solid line: Northmere." in words["followers"]
    assert "Residents of Northmere." in words["followers"]


def test_its_baselines_are_of_the_month_of_its_own_plan(
    second: dict[str, Any], words: dict[str, str]
) -> None:
    assert {one["baseline"]["period"] for one in second["kpis"]["kpis"].values()} == {"2024-02"}
    assert (
        "The reduction is counted from February 2024, the month of the plan."
        in words["average wait"]
    )


def test_its_boards_are_named_as_its_place_names_them(words: dict[str, str]) -> None:
    assert (
        "The highest figure is for Harbour and Bay, 53.6 weeks, and the lowest for Uplands"
        in words["average wait"]
    )


def test_its_glossary_adds_its_own_names_and_no_term_twice(words: dict[str, str]) -> None:
    said = words["plan"]
    assert said.count("Harbour and Bay") == 1  # the plan's own words for HB go before the place's
    assert "UP Uplands" in said
    assert "NMR Northmere" in said


def test_its_plan_page_has_a_part_for_each_of_its_own_sections(words: dict[str, str]) -> None:
    assert re.findall(r'content: "(Section \d+)"', words["plan"]) == ["Section 1", "Section 2"]


def test_the_statement_says_whose_dashboard_it_is(words: dict[str, str]) -> None:
    assert "partnership of Northmere." in words["accessibility"]
