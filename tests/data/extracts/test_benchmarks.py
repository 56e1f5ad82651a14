"""What the values, measures and areas of published figures may be."""

import csv
from pathlib import Path

import pytest

from data.published import MEASURES, area_names
from kpis.measures import measures
from tests.data.conftest import Send, Sent

HEADER = "measure,period,area_code,value,numerator,denominator,source"
OURS = "ehc_20_weeks,2024,943"


def sent_rows(send: Send, *rows: str) -> Sent:
    return send("\n".join([HEADER, *(f"{row},DfE" for row in rows)]) + "\n", "benchmarks")


def test_the_ids_and_units_are_those_of_the_measures() -> None:
    units = {one.id: one.unit for one in MEASURES}
    known = {one.published: one.unit for one in measures().values() if one.published}
    assert known == {id: units[id] for id in known}
    # The DfE publishes these two, and no criterion of the plan is about them.
    assert units.keys() - known == {"ehc_request_decision_6_weeks", "ehc_refusal_16_weeks"}


VALUES = {
    "0,,": None,
    "100,,": None,
    "86.8,868,1000": None,
    "86.7,868,1000": None,
    "86.9,868,1000": None,
    "86.8,868,": None,
    "86.8,868,0": None,
    "100.1,,": "not. Correct",
    "-0.1,,": "from 0 to 100",
    "868,,": "from 0 to 100",
    "120,12,10": "(100 × 12 ÷ 10 is 120)",
    "86.65,868,1000": "100 × 868 ÷ 1,000 is 86.8, and this value is another",
    "0.868,868,1000": "100 × 868 ÷ 1,000 is 86.8",
    "33,1,3": "100 × 1 ÷ 3 is 33.33",
}


@pytest.mark.parametrize("cells", VALUES)
def test_a_percentage_is_one_and_is_what_its_counts_come_to(cells: str, send: Send) -> None:
    sent = sent_rows(send, f"{OURS},{cells}")
    words = VALUES[cells]
    assert sent.found == ([(2, "value", "bad_number")] if words else [])
    assert sent.warned == []
    if words:
        assert words in sent.result.problems[0].message


def test_what_is_no_percentage_of_ours_may_be_anything(send: Send) -> None:
    assert sent_rows(send, "weeks_waited,2024,943,868,1,2").found == []


@pytest.mark.parametrize(
    ("row", "warned"),
    [
        (f"{OURS},0.868,,", True),
        (f"{OURS},0.868,868,", True),
        (f"{OURS},0,,", False),
        (f"{OURS},1,,", False),
        (f"{OURS},0.5,1,200", False),
        ("appeal_rate,2024,943,0.9,,", False),
    ],
)
def test_a_value_that_may_be_a_share_of_one_is_asked_about(
    row: str, warned: bool, send: Send
) -> None:
    sent = sent_rows(send, row)
    assert sent.warned == (["unlikely_value"] if warned else [])
    if warned:
        message = sent.result.warnings[0].message
        assert "ehc_20_weeks 2024 943: 0.868" in message
        assert "Was a percentage meant?" in message


NAMED = {
    "nd_asd_over_13_week,2026-09,E92000001": "“nd_asd_over_13_week” (1 row, perhaps nd_asd_over_13_weeks)",
    "ND_ASD_OVER_13_WEEKS,2026-09,E92000001": "perhaps nd_asd_over_13_weeks)",
    "waits,2026-09,E92000001": "“waits” (1 row).",
    "ehc_20_weeks,2024,Cumberland": "“Cumberland” (1 row, perhaps 942, Cumberland)",
    "ehc_20_weeks,2024,e92000001": "perhaps E92000001",
    "ehc_20_weeks,2024,E12000010": "“E12000010” (1 row).",
    "ehc_20_weeks,2024,999": "“999” (1 row).",
}


@pytest.mark.parametrize("row", NAMED)
def test_what_is_not_known_is_named_with_the_nearest_only_where_it_is_near(
    row: str, send: Send
) -> None:
    sent = sent_rows(send, f"{row},86.8,,")
    code = "unknown_area" if row.startswith("ehc") else "unknown_measure"
    assert (sent.found, sent.warned) == ([], [code])
    assert NAMED[row] in sent.result.warnings[0].message


def test_of_many_that_are_not_known_the_commonest_are_named(send: Send) -> None:
    rows = [f"waits_{at},2024,943,1,," for at in range(5)]
    sent = sent_rows(send, *rows, "waits_4,2023,943,1,,")
    [message] = [one.message for one in sent.result.warnings]
    assert "“waits_4” (2 rows)" in message
    assert message.count("waits_") == 4
    assert "and 1 more" in message


def test_every_area_of_the_list_is_known_and_goes_by_its_number(shared: Path, send: Send) -> None:
    with (shared / "reference" / "la_codes_gss_dfe_2024.csv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    rows = [f"ehc_20_weeks,2024,{one['gss_code']},50,," for one in listed]
    sent = sent_rows(send, *rows, "ehc_20_weeks,2024,E92000001,50,,")
    assert sent.warned == []
    numbers = {one["dfe_la_number"] for one in listed}
    assert {row["area_code"] for row in sent.rows} == numbers | {"E92000001"}
    regions = {one["region_code"]: one["region_name"] for one in listed}
    names = {one["dfe_la_number"]: one["la_name"] for one in listed} | regions
    assert names.items() <= area_names().items()


@pytest.mark.parametrize("code", ["E06000064", "e06000064", "943.0"])
def test_two_codes_of_one_area_are_one_key(code: str, send: Send) -> None:
    sent = sent_rows(send, f"{OURS},50,,", f"ehc_20_weeks,2024,{code},50,,")
    assert (len(sent.rows), sent.warned) == (1, ["repeated_rows"])
    other = sent_rows(send, f"{OURS},50,,", f"ehc_20_weeks,2024,{code},51,,")
    assert other.found == [(2, "measure", "duplicate_key"), (3, "measure", "duplicate_key")]


@pytest.mark.parametrize(
    ("name", "code"), [("fraction", "unlikely_value"), ("unknown_measure", "unknown_measure")]
)
def test_the_files_of_the_contract_are_warned_of(
    name: str, code: str, shared: Path, send: Send
) -> None:
    sent = send((shared / "cases" / f"benchmark_{name}.csv").read_bytes(), "benchmarks")
    assert (sent.found, sent.warned) == ([], [code])


@pytest.mark.parametrize("mark", ["x", "C", "z"])
def test_a_mark_stands_for_the_numbers_of_a_figure_too(send: Send, mark: str) -> None:
    rows = f"share,2023,943,43,{mark},{mark},DfE\nshare,2024,943,{mark},{mark},{mark},DfE\n"
    sent = send(f"{HEADER}\n{rows}", "benchmarks")
    assert sent.found == []
    assert [(row["value"], row["numerator"], row["denominator"]) for row in sent.rows] == [
        (43.0, None, None)
    ]
