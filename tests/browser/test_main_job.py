"""The main job, as an analyst and then a board member do it: upload this month's extracts, read the
right verdicts."""

import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from kpis.definitions.measure import Measure
from kpis.measures import measures
from tests.browser.conftest import Visit
from tests.browser.kit.steps import Reader

UPLOADED = ("nd_waits", "ehc_assessments", "annual_reviews", "survey_responses")
ROWS = {
    "nd_waits": "2,705",
    "ehc_assessments": "1,713",
    "annual_reviews": "5,263",
    "survey_responses": "4,659",
}
STATUSES = {
    "met": "Met",
    "improving": "Improving",
    "not_improving": "Not improving",
    "no_target": "No target",
}
UNITS = {"%": "%", "weeks": " wks"}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
BAD_DATE = (
    "referral_id,pathway,provider,referral_date\nR1,ASD,A provider,2026-01-05\nR2,ADHD,A "
    "provider,31/02/2026\n"
)
NO_PROVIDER = "referral_id,pathway,referral_date\nR1,ASD,2026-01-05\n"


@pytest.fixture(scope="session")
def expected(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "examples" / "expected.json").read_text(encoding="utf-8"))["kpis"]


def fed(expected: dict[str, Any]) -> dict[str, Measure]:
    """The measures that the four extracts feed, save those whose target comes from another
    extract."""
    enough = {*UPLOADED, "benchmarks"}
    return {
        id: measure
        for id, measure in measures().items()
        if id in expected
        and set(measure.extracts) <= enough
        and expected[id]["target"]["kind"] != "comparator"
    }


def as_shown(value: float, unit: str) -> str:
    """A value as it is read out: rounded half up to one decimal place."""
    return f"{Decimal(str(value)).quantize(Decimal('0.1'), ROUND_HALF_UP)}{UNITS[unit]}"


def test_four_uploads_give_the_expected_verdicts(
    fresh: str, visit: Visit, shared: Path, expected: dict[str, Any]
) -> None:
    reader = visit(fresh)
    reader.opens("upload")
    for name in UPLOADED:
        reader.chooses(shared / "examples" / f"{name}.csv")
        accepted = reader.message("The file can be loaded")
        expect(accepted).to_contain_text(f"{ROWS[name]} rows read, none refused")
        expect(accepted).to_contain_text("As at 31 October 2026 (newest date in the file: ")
        expect(accepted).to_contain_text("so figures can run up to October 2026")
        expect(reader.page.get_by_test_id("stMetric").filter(has_text="New")).to_contain_text(
            ROWS[name]
        )
        reader.presses("Load this file")
        expect(reader.message("Loaded as upload")).to_contain_text(f"{ROWS[name]} rows")
    the_overview_is_right(reader, expected)
    the_waiting_times_are_right(reader)


def the_overview_is_right(reader: Reader, expected: dict[str, Any]) -> None:
    page = reader.opens()
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        "Partly: fewer than half of the targets with figures are met;"
    )
    shown, wanted = reader.measures(), fed(expected)
    assert len(wanted) == 16
    for id, measure in wanted.items():
        row, latest = shown[measure.name], expected[id]["latest"]
        assert row.now.split("\n")[0] == as_shown(latest["value"], measure.unit), id
        assert row.status.split(" · ")[0] == STATUSES[expected[id]["status"]], id
    for id, measure in measures().items():
        if not set(measure.extracts) <= {*UPLOADED, "benchmarks"}:
            assert (shown[measure.name].now, shown[measure.name].status) == ("–", "No data"), id


def the_waiting_times_are_right(reader: Reader) -> None:
    main = reader.opens("waiting_times").get_by_role("main")
    for question, answer, sentence in (
        (
            "Is the longest wait 20% shorter?",
            "No.",
            "10.3% longer than in May 2025, and 39.8 weeks above the target.",
        ),
        (
            "Is the average wait 20% shorter?",
            "Not yet.",
            "11.5% shorter than in May 2025, and 2.8 weeks above the ",
        ),
        (
            "Are providers within 12 weeks of each other?",
            "Not yet.",
            "The gap is 28.1 weeks, 16.1 weeks too wide.",
        ),
    ):
        card = main.get_by_test_id("stColumn").filter(has_text=question)
        expect(card.get_by_text(answer, exact=True)).to_be_visible()
        expect(card).to_contain_text(sentence)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "bad_date.csv",
            BAD_DATE.encode(),
            ["3", "referral_date", "31/02/2026", "The calendar has no such day"],
        ),
        (
            "no_provider.csv",
            NO_PROVIDER.encode(),
            ["1", "provider", "The column provider is needed"],
        ),
        ("picture.csv", PNG, ["–", "This is a picture, no list."]),
    ],
    ids=["bad date", "missing column", "not a table"],
)
def test_a_refused_file_says_where_it_is_wrong_and_changes_nothing(
    never_loaded: str, visit: Visit, tmp_path: Path, name: str, content: bytes, words: list[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    reader = visit(never_loaded)
    reader.opens("upload")
    reader.chooses(file)
    refused = reader.message("This file was refused")
    expect(refused).to_contain_text("Nothing was loaded and no figure has changed")
    row = (
        reader.page.get_by_role("table", name="What to correct").locator("tbody").get_by_role("row")
    )
    expect(row).to_have_count(1)
    for word in words:
        expect(row).to_contain_text(word)
    expect(reader.page.get_by_role("button", name="Load this file")).to_have_count(0)
    expect(reader.opens().get_by_text("No figures yet", exact=True)).to_be_visible()


def test_cancel_leaves_nothing(never_loaded: str, visit: Visit, shared: Path) -> None:
    reader = visit(never_loaded)
    reader.opens("upload")
    reader.chooses(shared / "examples" / "nd_waits.csv")
    expect(reader.message("The file can be loaded")).to_be_visible()
    reader.presses("Cancel")
    expect(reader.message("Nothing to check yet")).to_be_visible()
    expect(reader.page.get_by_text("nd_waits.csv")).to_have_count(0)
    expect(reader.page.get_by_role("table", name="Start here: which file first")).to_be_visible()
    expect(reader.opens().get_by_text("No figures yet", exact=True)).to_be_visible()


def test_a_file_that_is_loaded_already_is_not_loaded_again(
    examples: str, visit: Visit, shared: Path
) -> None:
    reader = visit(examples)
    reader.opens("upload")
    reader.chooses(shared / "examples" / "ambassadors.csv")
    already = reader.message("This file is loaded already")
    expect(already).to_contain_text("Nothing was loaded, and no figure has changed.")
    expect(reader.page.get_by_role("button", name="Load this file")).to_have_count(0)


def test_rows_that_would_be_removed_count_in_what_the_file_will_do(
    examples: str, visit: Visit, shared: Path, tmp_path: Path
) -> None:
    lines = (
        (shared / "examples" / "nd_waits.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    )
    file = tmp_path / "half.csv"
    file.write_text("".join(lines[:1400]), encoding="utf-8")
    reader = visit(examples)
    reader.opens("upload")
    reader.chooses(file)
    page = reader.page
    expect(page.get_by_text("No measure changes.")).to_be_visible()
    page.get_by_text("Remove them").click()
    effects = page.get_by_role("table", name="What it will do to the measures", exact=True)
    expect(effects.get_by_role("row").filter(has_text="Longest wait")).to_contain_text("144.7 wks")
    reader.presses("Cancel")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("plan?part=2", "There are no updates yet on any of the 23 milestones."),
        ("measure?id=ld_employment", "needs the learning disability employment extract"),
    ],
)
def test_a_page_without_data_says_what_to_upload(
    never_loaded: str, visit: Visit, path: str, words: str
) -> None:
    expect(visit(never_loaded).opens(path).get_by_role("main")).to_contain_text(words)
