"""The figures that the product carries are those that were published, and the script makes them
again as they are."""

import csv
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.place import load_place
from data.published import PublishedFigure, published
from kpis.figures import round_half_up
from tests.data.published.conftest import lines_of
from tools.published_figures import appeals

OWN = load_place().number
ENGLAND = load_place().country.code
REGION = load_place().region.code
NEIGHBOURS = load_place().neighbour_names
AREAS = load_place().area_names
APPEALS = "moj_dfe_send_tribunal_appeal_rate_2014_2024.csv"
PLANS = {
    "ehc_20_weeks": (
        "timeliness_20_week",
        "plans_issued_20_weeks_ex",
        "PC_plans_issued_20_weeks_ex",
    ),
    "ehc_20_weeks_all": (
        "timeliness_20_week",
        "plans_issued_within_20_weeks",
        "pc_plans_issued_within_20_weeks",
    ),
    "annual_review_decision_4_weeks_published": (
        "annual_reviews",
        "number_decsion_4weeks",
        "pc_decsion_4weeks",
    ),
}


def carried(measure: str) -> list[PublishedFigure]:
    return [one for one in published() if one.measure == measure]


@pytest.mark.parametrize("measure", PLANS)
def test_every_totals_row_of_our_areas_is_carried_as_published(
    measure: str, released: Callable[[str], Path]
) -> None:
    name, hits, percentage = PLANS[measure]
    expected = {
        (line["time_period"], code): (float(line[hits]), float(line[percentage]))
        for _, line in lines_of(released(name))
        if line["breakdown"].startswith("All")
        and (code := line["old_la_code"] or line["region_code"] or line["country_code"]) in AREAS
    }
    found = {
        (one.period, one.area_code): (one.numerator, float(round_half_up(one.value)))
        for one in carried(measure)
    }
    assert found == expected


def rates(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Year, area, appeals, decisions and rate, as printed, cell by cell."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    years = rows[3]
    for row in rows[5:]:
        area = ENGLAND if row[0].startswith("England Total") else row[1]
        for at in range(2, 35, 3):
            yield (
                years[at],
                area,
                row[at].strip(),
                row[at + 1].strip().replace(",", ""),
                row[at + 2].strip(),
            )


def test_appeal_rates_are_carried_and_recompute_to_those_published(shared: Path) -> None:
    expected = {
        (year, area): (
            0.0 if registered == "-" else float(registered.replace(",", "")),
            float(decisions),
            rate,
        )
        for year, area, registered, decisions, rate in rates(shared / "reference" / APPEALS)
        if area in AREAS and decisions.isdigit()
    }
    found = {(one.period, one.area_code): one for one in carried("appeal_rate")}
    assert found.keys() == expected.keys()
    for key, (registered, decisions, rate) in expected.items():
        one = found[key]
        shown = f"{round_half_up(one.value)}0%"
        assert (one.numerator, one.denominator, shown) == (registered, decisions, rate), key


def test_england_our_own_area_and_all_ten_neighbours_have_their_newest_figure() -> None:
    for measure in ("appeal_rate", *PLANS):
        areas = {one.area_code for one in carried(measure) if one.period == "2024"}
        assert {ENGLAND, OWN, *NEIGHBOURS} <= areas
        assert (REGION in areas) == (measure != "appeal_rate")


def test_our_own_area_has_no_figure_from_before_it_was_there() -> None:
    assert min(one.period for one in published() if one.area_code == OWN) == "2023"


def test_each_figure_says_whose_it_is_and_is_there_once() -> None:
    keys = Counter((one.measure, one.period, one.area_code) for one in published())
    assert set(keys.values()) == {1}
    for one in published():
        assert one.source
        assert one.release
        assert re.fullmatch(r"20\d\d-\d\d", one.published)
        assert one.value == 100 * one.numerator / one.denominator
        assert one.area_name == AREAS[one.area_code]


def test_the_neighbours_are_the_dfes_in_its_order(shared: Path) -> None:
    with (shared / "reference" / "dfe_statistical_neighbours_may_2025.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = [row for row in csv.DictReader(file) if row["dfe_la_number"] == OWN]
    ranked = sorted(rows, key=lambda row: int(row["rank"]))
    assert list(NEIGHBOURS.items()) == [
        (row["neighbour_la_number"], row["neighbour_name"]) for row in ranked
    ]


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ("30,2532", [(30, 2532)]),
        (' - ,"2,532"', [(0, 2532)]),
        (".., ..", []),
        ("~,2532", []),
        ("30,x", []),
        (",", []),
    ],
)
def test_a_dash_is_none_and_what_is_not_known_is_no_figure(
    cells: str, counts: list, tmp_path: Path
) -> None:
    table = tmp_path / "appeals.csv"
    table.write_text(
        f"Local Authority,LA code,2030,,\n,,A,B,C\nOurs,{OWN},{cells},1.2%\nTheirs,301,5,6,1%\n"
    )
    assert [(one.numerator, one.denominator) for one in appeals(table)] == counts


def test_the_script_makes_the_same_table_from_the_same_files(
    project: Path, shared: Path, released: Callable[[str], Path]
) -> None:
    files = [released(name) for name in ("timeliness_20_week", "annual_reviews")]
    command = [
        sys.executable,
        "-m",
        "tools.published_figures",
        "--appeals",
        shared / "reference" / APPEALS,
        *files,
    ]
    done = subprocess.run(
        command, cwd=project, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stdout == (project / "data" / "published" / "figures.csv").read_text(
        encoding="utf-8"
    )
