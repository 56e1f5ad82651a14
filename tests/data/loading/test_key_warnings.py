"""Warnings of keys and names: half of the rows gone, zeros that a spreadsheet dropped, totals among
the rows, names spelt alike, providers that are not listed, columns that have become empty."""

from datetime import date
from typing import Any

import pytest

from data.problems import ROWS_GONE, Weight
from tests.data.loading.conftest import OCTOBER, Put, Row
from tests.data.loading.test_cross_checks import told, waiting

SEPTEMBER = date(2026, 9, 30)


def referrals(*keys: str, **cells: str) -> list[Row]:
    return [waiting(referral_id=key, **cells) for key in keys]


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [("abcdefgh", "abc", 5), ("abcdefgh", "abcd", None), ("abcdefgh", "abcxyzuvw", 5)],
)
def test_more_than_half_of_the_rows_in_use_gone_asks_to_stop(
    put: Put, before: str, after: str, gone: int | None
) -> None:
    put(referrals(*before), SEPTEMBER)
    result = put(referrals(*after))
    found = [notice for notice in result.warnings if notice.code == ROWS_GONE]
    assert [one.weight for one in found] == [Weight.STOP] * (gone is not None)
    if gone:
        assert result.warnings[0].message.startswith(
            f"More than half of the 8 referrals in use are not in this file: {gone}."
        )


@pytest.mark.parametrize(
    ("extract", "before", "after"),
    [
        ("caseload", [{"month": f"2026-0{at}"} for at in range(1, 9)], [{"month": "2026-09"}]),
        ("social_media", [{"month": f"2026-0{at}"} for at in range(1, 9)], [{"month": "2026-09"}]),
        ("survey_responses", [{"response_id": at} for at in "abc"], [{"response_id": "d"}]),
    ],
)
def test_a_file_of_new_rows_alone_is_none_of_half(
    put: Put, extract: str, before: list[Row], after: list[Row]
) -> None:
    put(before, SEPTEMBER, extract)
    assert told(put(after, OCTOBER, extract), ROWS_GONE) == []


def test_an_older_file_need_not_hold_what_came_later(put: Put) -> None:
    put(referrals(*"abcdefgh"))
    assert told(put(referrals(*"abc"), SEPTEMBER), ROWS_GONE) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (["001", "002", "b"], ["1", "2", "b"], "2 rows have keys that differ from another"),
        (["1", "b"], ["001", "b"], "1 row has a key that differs from another"),
        ([], ["01", "1", "b"], "only by zeros in front, as 01 and 1"),
        (["001", "002"], ["001", "003"], None),
        (["10", "20"], ["1", "2"], None),
    ],
)
def test_keys_that_differ_by_zeros_in_front_are_counted(
    put: Put, before: list[str], after: list[str], words: str | None
) -> None:
    if before:
        put(referrals(*before), SEPTEMBER)
    found = told(put(referrals(*after)), "keys_differ_by_zeros")
    assert len(found) == (words is not None)
    assert not words or words in found[0]


def test_both_parts_of_a_joined_key_may_have_lost_their_zeros(put: Put) -> None:
    put([{"request_id": "101-01"}, {"request_id": "007-1"}], SEPTEMBER, "ehc_assessments")
    after = [{"request_id": "101-1"}, {"request_id": "7-001"}]
    (found,) = told(put(after, OCTOBER, "ehc_assessments"), "keys_differ_by_zeros")
    assert found.startswith("2 rows")


@pytest.mark.parametrize(
    ("extract", "cells", "column"),
    [
        *(("nd_waits", {"provider": name}, "provider") for name in ("Total", "ALL", "grand total")),
        ("nd_waits", {"referral_id": "Totals"}, "referral id"),
        ("social_media", {"platform": "All"}, "platform"),
        ("lesson_observations", {"school": "Sub-total"}, "school"),
        ("nd_providers", {"provider": "Total"}, "provider"),
        ("nd_waits", {"provider": "All Saints"}, None),
        ("nd_waits", {"closure_reason": "total"}, None),
    ],
)
def test_a_total_inside_the_file_is_named_with_its_line(
    put: Put, extract: str, cells: Row, column: str | None
) -> None:
    found = told(put([{}, cells, {}], OCTOBER, extract), "looks_like_total")
    assert len(found) == (column is not None)
    for message in found:
        assert f"” stands as {column} (1 row, line 3)." in message


ALIKE = [
    ("Owl Ltd", "owl ltd"),
    ("Owl Ltd", "Owl Limited"),
    ("Owl Ltd.", "Owl"),
    ("Clinical  Partners", "ClinicalPartners"),
    ("Hearts & Minds", "Hearts and Minds"),
    ("St. Mary’s", "St Mary's"),
]
APART = [("Ward 1.1", "Ward 11"), ("Owl", "Owls"), ("School 1", "School 2"), ("Unlimited", "Un")]


@pytest.mark.parametrize("stored", [False, True])
def test_names_that_are_spelt_alike_are_told_as_pairs(put: Put, stored: bool) -> None:
    for at, (pair, warned) in enumerate(
        [*((pair, True) for pair in ALIKE), *((pair, False) for pair in APART)]
    ):
        one, other = pair
        mark = {"area": "", "referral_id": str(at)}
        rows = [
            waiting(provider=one, **mark),
            waiting(provider=other, **mark | {"referral_id": "x"}),
        ]
        if stored:
            put(rows[:1], date(2026, 1, at * 2 + 7))
        asked = {"missing": "remove"} if stored else {"dry_run": True}
        found = told(put(rows[stored:], date(2026, 1, at * 2 + 8), **asked), "alike_names")
        assert bool(found) == warned, pair
        if found:
            assert all(f"“{name}” (" in found[0] for name in pair)
            assert ("(stored)" in found[0]) == stored


@pytest.mark.parametrize(
    ("extract", "column"),
    [
        ("nd_waits", "area"),
        ("survey_responses", "survey"),
        ("meetings", "group_name"),
        ("lesson_observations", "school"),
        ("social_media", "platform"),
        ("nd_providers", "provider"),
        ("annual_reviews", "primary_need"),
    ],
)
def test_every_column_of_names_is_looked_at(put: Put, extract: str, column: str) -> None:
    result = put([{column: "Eden Valley"}, {column: "eden  valley"}], OCTOBER, extract)
    assert len(told(result, "alike_names")) == 1


def test_a_name_that_is_alike_is_not_told_as_new_too(put: Put) -> None:
    put([waiting(provider="Owl Ltd", referral_id=key) for key in "ab"], SEPTEMBER)
    result = put([waiting(provider="OWL LTD", referral_id=key) for key in "ab"])
    assert [len(told(result, code)) for code in ("alike_names", "new_value")] == [1, 0]


@pytest.mark.parametrize(
    ("listed", "chosen", "warned"),
    [(["Clinic"], "1", True), (["Owl"], "1", False), ([], "1", False), (["Clinic"], "0", False)],
)
def test_a_right_to_choose_provider_without_accreditation_is_named(
    put: Put, listed: list[str], chosen: str, warned: bool
) -> None:
    if listed:
        put([{"provider": name} for name in listed], SEPTEMBER, "nd_providers")
    result = put([waiting(provider="Owl", right_to_choose=chosen)] * 2)
    found = told(result, "unknown_provider")
    assert len(found) == warned
    for message in found:
        assert "Not in the extract “Provider accreditation” as provider: “Owl” (2 rows)." in message


GIVEN = {"support_plan_date": "2026-08-02"}


@pytest.mark.parametrize(("blank", "warned"), [(3, True), (2, False), (0, False)])
def test_a_column_that_most_known_rows_have_lost_is_named(
    put: Put, blank: int, warned: bool
) -> None:
    keys = "abcd"
    put([waiting(referral_id=key, **GIVEN) for key in keys], SEPTEMBER)
    rows = [
        waiting(referral_id=key, **({} if at < blank else GIVEN)) for at, key in enumerate(keys)
    ]
    new = [waiting(referral_id=f"new {at}", **GIVEN) for at in range(9)]
    found = told(put(rows + new), "column_emptied")
    assert len(found) == warned
    for message in found:
        assert message.startswith(
            "The support plan date is blank now in 3 of the 4 referrals that had one"
        )


def test_a_column_that_the_whole_file_lacks_has_become_empty_and_an_older_file_has_not(
    put: Put,
) -> None:
    rows: list[dict[str, Any]] = [{"referral_id": key, "area": "Eden"} for key in "abc"]
    put(rows, SEPTEMBER)
    blank = [row | {"area": "", "icb": ""} for row in rows]
    assert told(put(blank, date(2026, 9, 1)), "column_emptied") == []
    assert len(told(put(blank), "column_emptied")) == 2
