"""Warnings are told in one order, whatever found them."""

import pytest

from data.problems import WARNINGS, Notice, Weight, worst_first


def notices(*codes: str) -> list[Notice]:
    return [Notice(code=code, message="") for code in codes]


def test_the_worst_warning_comes_first_and_those_that_only_inform_last() -> None:
    told = worst_first(
        notices("skipped", "restated_history", "keys_unknown", "twin_columns", "older_than_as_at")
    )
    assert [one.code for one in told] == [
        "keys_unknown",
        "older_than_as_at",
        "restated_history",
        "skipped",
        "twin_columns",
    ]


@pytest.mark.parametrize(
    ("code", "weight"),
    [
        ("keys_unknown", Weight.STOP),
        ("older_than_as_at", Weight.LOOK),
        ("identity_column", Weight.LOOK),
        ("repeated_rows", Weight.NOTE),
        ("unknown_question", Weight.NOTE),
    ],
)
def test_a_warning_asks_to_stop_or_to_look_or_only_informs(code: str, weight: Weight) -> None:
    assert notices(code)[0].weight == weight


def test_no_warning_that_asks_for_something_comes_after_one_that_asks_for_less() -> None:
    weights = list(WARNINGS.values())
    assert weights == sorted(weights, reverse=True)
