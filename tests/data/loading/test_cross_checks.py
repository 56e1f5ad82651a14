"""Warnings that one file alone cannot give: far fewer rows, new values, months without rows,
history that changes, keys that nobody knows."""

from datetime import date
from typing import Any

import pytest

from data.loading.load import LoadResult
from data.problems import KEYS_UNKNOWN, Notice
from tests.data.loading.conftest import OCTOBER, Put, Row
from tests.data.samples import odd

SEPTEMBER = date(2026, 9, 30)
AREA = {"area": "Eden"}


def told(result: LoadResult, code: str) -> list[str]:
    return [notice.message for notice in result.warnings if notice.code == code]


def waiting(referral: str = "2026-01-05", **cells: str) -> Row:
    """A child who waits since the day of the referral."""
    ended = dict.fromkeys(
        (
            "assessment_date",
            "assessment_completed_date",
            "closed_date",
            "closure_reason",
            "support_plan_date",
        ),
        "",
    )
    return {"referral_date": referral, **ended, **cells}


def test_a_first_upload_is_compared_with_nothing(put: Put) -> None:
    assert odd(put([waiting()] * 3, SEPTEMBER)) == []


@pytest.mark.parametrize(
    ("before", "after", "warned"), [(30, 20, True), (30, 21, False), (3, 2, True), (2, 9, False)]
)
def test_a_third_fewer_rows_than_in_the_last_upload(
    put: Put, before: int, after: int, warned: bool
) -> None:
    put([waiting()] * before, SEPTEMBER)
    found = told(put([waiting()] * after), "fewer_rows")
    assert bool(found) == warned
    if before == 30 and warned:
        assert found == [
            "The file holds 20 referrals, 33% fewer than the last upload (number 1 held 30). Check "
            "that the export is complete."
        ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (1000, 1, "holds 1 row, over 99% fewer"),
        (250, 2, "holds 2 referrals, 99% fewer"),
        (3, 1, "holds 1 row, 67%"),
    ],
)
def test_a_file_that_still_holds_rows_is_never_said_to_hold_none(
    put: Put, before: int, after: int, words: str
) -> None:
    put([waiting()] * before, SEPTEMBER)
    (message,) = told(put([waiting()] * after), "fewer_rows")
    assert words in message


def test_the_last_upload_is_the_one_in_use_before_the_as_at_date(put: Put) -> None:
    put([waiting()] * 3, SEPTEMBER)
    put([waiting()] * 12, OCTOBER)
    assert told(put([waiting()] * 4, date(2026, 9, 15)), "fewer_rows") == []
    assert told(put([waiting()] * 4, OCTOBER), "fewer_rows") != []


def test_a_provider_never_seen_before_is_named_with_what_it_is_much_like(put: Put) -> None:
    put([waiting(provider="Clinical Partners"), waiting(provider="Owl")], SEPTEMBER)
    rows = [
        waiting(provider=name) for name in ("Owl", "Clinical partner", "Clinical partner", "Zebra")
    ]
    assert told(put(rows), "new_value") == [
        "Never seen before as provider: “Clinical partner” (2 rows, much like “Clinical Partners”) "
        "and “Zebra” (1 row). If that is a known one in another spelling, correct it: each "
        "spelling counts by itself."
    ]


def test_known_providers_and_first_values_of_a_column_are_no_news(put: Put) -> None:
    put([waiting(area=""), waiting(area="")], SEPTEMBER)
    assert told(put([waiting(area="Eden"), waiting(area="Furness")]), "new_value") == []


MONTHS = ["2026-05-04", "2026-06-04", "2026-07-04", "2026-08-04", "2026-09-04"]


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("2026-07", "No row has a referral date in July 2026, where earlier uploads have rows. "),
        ("2026-05", None),  # before the first month of the file: it only begins later
        (
            "2026-09",
            "No row has a referral date in September 2026, where earlier uploads have rows. ",
        ),
    ],
)
def test_a_month_without_rows_that_earlier_uploads_have(
    put: Put, without: str, words: str | None
) -> None:
    put([waiting(month) for month in MONTHS], SEPTEMBER)
    kept = [month for month in [*MONTHS, "2026-10-04"] if not month.startswith(without)]
    found = told(put([waiting(month) for month in kept]), "empty_month")
    assert found == ([f"{words}Check that the export is complete."] if words else [])


YEAR = [f"{2025 + month // 12}-{month % 12 + 1:02}-04" for month in range(9, 21)]


@pytest.mark.parametrize(("gap", "warned"), [(None, True), (5, False)])
def test_the_newest_month_without_rows_where_every_month_had_some(
    put: Put, gap: int | None, warned: bool
) -> None:
    rows = [waiting(day) for at, day in enumerate(YEAR) if at != gap]
    put(rows, SEPTEMBER)
    words = (
        "No row has a referral date in October 2026, the newest month, though every month had rows "
        "so far."
    )
    assert told(put(rows), "empty_month") == [words] * warned


def test_a_month_is_looked_for_only_once_it_is_over(put: Put) -> None:
    put([waiting(month) for month in MONTHS], SEPTEMBER)
    kept = [waiting(month) for month in MONTHS[:4]] + [waiting("2026-05-05")]
    assert told(put(kept, date(2026, 9, 29), missing="keep"), "empty_month") == []


RESTATED = "which upload 1 had covered. Figures of earlier months may change."


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ([waiting(), waiting()], None),
        ([waiting(assessment_date="2026-10-02"), waiting()], None),  # news of October
        ([waiting(closed_date="2026-10-02", closure_reason="moved"), waiting()], None),
        (
            [waiting(assessment_date="2026-09-30"), waiting()],
            "1 changed row concerns",
        ),  # reported late
        ([waiting("2026-01-06"), waiting("2026-02-01")], "2 changed rows concern"),
        (
            [waiting(provider="Owl"), waiting()],
            "1 changed row concerns",
        ),  # no date, yet not as it was told
        ([waiting(), waiting(), waiting("2026-10-01")], None),
        ([waiting(), waiting(), waiting("2026-09-30")], "1 new row concerns"),
        (
            [waiting("2026-01-06"), waiting(), waiting("2026-09-30")],
            "1 new and 1 changed rows concern",
        ),
    ],
)
def test_history_is_restated_when_rows_of_months_already_covered_change(
    put: Put, after: list[Row], words: str | None
) -> None:
    put([waiting(), waiting()], SEPTEMBER)
    found = told(put(after), "restated_history")
    assert found == (
        [f"History is restated: {words} the time up to 30 September 2026, {RESTATED}"]
        if words
        else []
    )


@pytest.mark.parametrize(
    ("as_at", "warned"), [(date(2026, 9, 30), True), (date(2026, 9, 29), False)]
)
def test_only_months_that_were_over_when_the_last_upload_was_run_count(
    put: Put, as_at: date, warned: bool
) -> None:
    put([waiting(), waiting()], as_at)
    found = told(put([waiting(assessment_date="2026-09-15"), waiting()]), "restated_history")
    assert bool(found) == warned


@pytest.mark.parametrize(("missing", "warned"), [("keep", False), ("remove", True)])
def test_rows_that_are_removed_restate_history_and_kept_ones_do_not(
    put: Put, missing: str, warned: bool
) -> None:
    put([waiting()] * 4, SEPTEMBER)
    found = told(put([waiting()] * 3, missing=missing), "restated_history")
    assert found == (
        [
            "History is restated: 1 removed row concerns the time up to 30 September 2026, "
            f"{RESTATED}"
        ]
        * warned
    )


def test_an_older_extract_is_only_told_to_be_older(put: Put) -> None:
    put([waiting()] * 9, OCTOBER)
    older = put([waiting(provider="Owl"), waiting("2026-02-01")], SEPTEMBER)
    assert [notice.code for notice in odd(older)] == ["older_extract"]


@pytest.mark.parametrize(
    "extract", ["nd_providers", "benchmarks", "milestone_updates", "caseload", "social_media"]
)
def test_every_kind_of_extract_can_be_compared(put: Put, extract: str) -> None:
    put([{}, {}, {}], SEPTEMBER, extract)
    assert all(
        isinstance(notice, Notice) for notice in put([{}, {}, {}, {}], OCTOBER, extract).warnings
    )


def figures(source: str, count: int) -> list[dict[str, str]]:
    return [{"measure": f"{source} {at}", "source": source} for at in range(count)]


def test_published_figures_are_compared_with_the_last_of_their_kind(put: Put) -> None:
    put(figures("timeliness", 9), SEPTEMBER, "benchmarks")
    put(figures("reviews", 3), SEPTEMBER, "benchmarks")
    assert told(put(figures("requests", 1), OCTOBER, "benchmarks"), "fewer_rows") == []
    assert told(put(figures("reviews", 3), OCTOBER, "benchmarks"), "fewer_rows") == []
    assert told(put(figures("timeliness", 7), OCTOBER, "benchmarks"), "fewer_rows") == []
    [message] = told(put(figures("timeliness", 2), OCTOBER, "benchmarks"), "fewer_rows")
    assert "71% fewer than the last upload of the same kind (number 5 held 7)" in message


def referrals(numbers: range, mark: str = "") -> list[dict[str, str]]:
    return [waiting(referral_id=f"{mark}{number}") for number in numbers]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (referrals(range(100, 112)), "None of the 12 referrals in the file was there before."),
        (
            referrals(range(29, 41)),
            "Only 1 of the 12 referrals in the file was there before.",
        ),
        (referrals(range(28, 40)), None),
        (referrals(range(2)), None),
    ],
)
def test_a_file_that_knows_fewer_than_a_tenth_of_its_keys_is_warned_of_first(
    put: Put, after: list[dict[str, str]], words: str | None
) -> None:
    put(referrals(range(30)), SEPTEMBER)
    result = put(after, OCTOBER)
    assert [message.startswith(words or "") for message in told(result, KEYS_UNKNOWN)] == (
        [True] if words else []
    )
    assert (result.warnings[0].code == KEYS_UNKNOWN) == bool(words)


def test_a_first_file_knows_nobody(put: Put) -> None:
    assert told(put(referrals(range(3)), SEPTEMBER), KEYS_UNKNOWN) == []


def test_an_older_file_under_other_keys_is_warned_of_too(put: Put) -> None:
    put(referrals(range(3)), OCTOBER)
    assert told(put(referrals(range(3), "X"), SEPTEMBER), KEYS_UNKNOWN) != []


@pytest.mark.parametrize(
    ("extract", "before", "after", "warned"),
    [
        ("caseload", {"month": "2026-09"}, {"month": "2026-10"}, False),
        ("social_media", {"month": "2026-09"}, {"month": "2026-10"}, False),
        ("social_media", {}, {"la_number": "12"}, True),
        ("survey_responses", {"response_id": "a"}, {"response_id": "b"}, False),
    ],
)
def test_new_months_and_new_answers_are_no_unknown_keys(
    put: Put, extract: str, before: dict[str, Any], after: dict[str, Any], warned: bool
) -> None:
    put([before], SEPTEMBER, extract)
    assert bool(told(put([after], date(2026, 11, 30), extract), KEYS_UNKNOWN)) == warned
