"""When figures of two plans are figures of the same."""

from typing import Any

import pytest

from kpis.definitions import Measure
from kpis.measures import measures
from kpis.national.meaning import DeclaredHere, beside, otherwise, plain

PLANS = measures()["ehc_20_weeks"]
FOLLOWERS = measures()["social_media_followers"]
NAME, NUMBER = "Westmorland and Furness", "943"
QUERY = "says the same in words and finds its cases by another query"


def changed(measure: Measure, **fields: Any) -> Measure:
    """The declaration with other words, or another way to count."""
    how = {name: fields.pop(name) for name in [*fields] if hasattr(measure.calculation, name)}
    calculation = measure.calculation.model_copy(update=how)
    return measure.model_copy(update={**fields, "calculation": calculation})


def ours(measure: Measure) -> DeclaredHere:
    return DeclaredHere(measure, NAME, NUMBER)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ()),
        ({"name": "x", "why": "x", "phrase": "x", "compared": "x", "cases": "x"}, ()),
        ({"unit": "days"}, ("unit: days",)),
        ({"counted": "plans"}, ("counted: plans",)),
        ({"out_of": "requests"}, ("out of: requests",)),
        ({"left_out": "Nobody.\x1b[2J"}, ("left out: Nobody.[2J",)),
        ({"counted": "a", "months": 1}, ("counted: a", "months together: 1")),
        ({"statistic": "median"}, ("statistic: median",)),
        ({"basis": "stock"}, ("basis: stock",)),
        ({"per": 1000}, ("out of each: 1000",)),
        ({"matures_after_days": 84}, ("days until a month counts: 84",)),
        ({"late_hits": True}, ("hits that come later: True",)),
        ({"own_windows": True}, ("windows of rows: True",)),
    ],
)
def test_what_counts_another_thing_is_said(fields: dict[str, Any], said: tuple[str, ...]) -> None:
    assert otherwise(changed(PLANS, **fields), "A", ours(PLANS)) == said


def test_each_place_names_itself_and_its_own_number() -> None:
    assert NAME in FOLLOWERS.out_of and NUMBER in FOLLOWERS.calculation.cases
    cases = FOLLOWERS.calculation.cases.replace(NUMBER, "399")
    theirs = changed(FOLLOWERS, out_of=FOLLOWERS.out_of.replace(NAME, "Northmere"), cases=cases)
    assert otherwise(theirs, "Northmere", ours(FOLLOWERS)) == ()
    assert beside(theirs, "Northmere", ours(FOLLOWERS)) == ()
    assert otherwise(theirs, "Kent", ours(FOLLOWERS)) == (f"out of: {theirs.out_of}",)


def test_what_is_the_same_and_yet_done_otherwise_is_said_beside_it() -> None:
    cases = PLANS.calculation.cases
    laid_out = changed(PLANS, cases=cases.replace("\n", "\n\n "))
    assert beside(laid_out, "A", ours(PLANS)) == ()
    later = changed(PLANS, cases=cases.replace("140", "147"), chosen="x\x07")
    assert beside(later, "A", ours(PLANS)) == (
        "has chosen where its plan leaves it open: x",
        QUERY,
    )
    assert beside(changed(PLANS, only_months="x"), "A", ours(PLANS)) == (QUERY,)


def test_what_another_place_has_written_ends() -> None:
    assert plain("é " * 200) == f"{'é ' * 150}…"
