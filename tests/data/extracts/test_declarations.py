"""The declarations say what the contract's tables say: columns, types, what is required and key,
order, parts."""

import pytest
from pydantic import ValidationError

from data.column import Column
from data.extract import Extract
from data.extracts import extracts
from tests.data.contract import (
    ANSWERS,
    EXTRACTS,
    IN_ORDER,
    MAY_BE_IN_THE_FUTURE,
    PARTS,
    QUESTIONS,
    columns,
)

KEY = Column(name="id", kind="text", about="An id.", key=True)
KINDS = {
    "long": "text",
    "question": "choice",
    "answer": "choice",
    "whole": "integer",
    "figure": "number",
}


def test_every_extract_of_the_contract_is_there() -> None:
    assert set(extracts()) >= set(EXTRACTS)


@pytest.mark.parametrize("extract", EXTRACTS)
def test_the_columns_are_those_of_the_contract(extract: str) -> None:
    declared = [
        (column.name, column.kind, column.required, column.key, column.choices)
        for column in extracts()[extract].columns
    ]
    assert sorted(declared) == sorted(
        (
            column.name,
            KINDS.get(column.kind, column.kind),
            column.required,
            column.key,
            column.choices,
        )
        for column in columns(extract)
    )


@pytest.mark.parametrize("extract", EXTRACTS)
def test_the_limits_of_text_are_those_of_keys_names_and_free_text(extract: str) -> None:
    limits = {
        column.name: column.limit
        for column in columns(extract)
        if column.kind in ("text", "long", "answer")
    }
    assert {name: extracts()[extract].column(name).limit for name in limits} == limits


def test_the_dates_that_may_be_in_the_future_are_those_of_the_contract() -> None:
    declared = {
        column.name
        for extract in extracts().values()
        for column in extract.columns
        if column.future
    }
    assert declared == MAY_BE_IN_THE_FUTURE


@pytest.mark.parametrize("extract", EXTRACTS)
def test_order_and_parts_are_those_of_the_contract(extract: str) -> None:
    declared = extracts()[extract]
    assert sorted(
        (order.first, then) for order in declared.orders for then in order.then
    ) == sorted(IN_ORDER.get(extract, []))
    assert [(part.part, part.whole) for part in declared.parts] == PARTS.get(extract, [])


def test_survey_questions_and_answers_are_those_of_the_contract() -> None:
    survey = extracts()["survey_responses"]
    assert list(survey.column("question").choices) == QUESTIONS
    assert list(survey.column("answer").choices) == ANSWERS


def test_removing_rows_is_odd_in_surveys_milestone_updates_and_benchmarks() -> None:
    odd = {name for name, extract in extracts().items() if extract.warn_on_removal}
    assert odd == {"survey_responses", "milestone_updates", "benchmarks"}


def test_accreditation_and_benchmarks_are_reference_tables() -> None:
    assert {name for name, extract in extracts().items() if extract.reference} == {
        "nd_providers",
        "benchmarks",
    }


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            (KEY, Column(name="name", kind="text", about="A name.", aliases=("ID",))),
            "share a heading with name",
        ),
        ((Column(name="name", kind="text", about="A name."),), "has no key"),
    ],
)
def test_a_declaration_that_could_not_work_is_refused(
    columns: tuple[Column, ...], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        Extract(name="own", title="Own", rows="A row.", about="Own.", columns=columns)
