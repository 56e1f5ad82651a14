"""A criterion stands where its latest dated evidence says; what is corrected or taken back no
longer counts."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import load_plan
from data.reader import Reader
from data.record import Entry, Evidence, Withdrawal, Written, standing
from kpis.record.entry_faults import entry_faults
from kpis.record.evidence import JUDGEMENTS, JudgedCriterion, judged_criteria, judgement_counts

CRITERION = "1.L4"
TODAY = date(2026, 11, 24)


def entry(id: int, written: Written, replaces: int | None = None) -> Entry:
    return Entry(
        id=id,
        moment=datetime(2026, 11, 1, 9, id),
        author="Ann Lead",
        replaces=replaces,
        written=written,
    )


def evidence(
    judgement: str = "some", day: int = 1, criterion: str = CRITERION, **fields: Any
) -> Evidence:
    said = {"source": "Survey", "words": "What it shows", "dated_on": date(2026, 10, day)}
    return Evidence.model_validate(
        {**said, "criterion": criterion, "judgement": judgement, **fields}
    )


def back() -> Withdrawal:
    return Withdrawal(about=CRITERION, reason="A mistake")


def of(entries: list[Entry], id: str = CRITERION) -> JudgedCriterion:
    return next(
        one for one in judged_criteria(load_plan().sections, entries) if one.criterion.id == id
    )


@pytest.mark.parametrize(
    ("entries", "judgement"),
    [
        ([], "no_entry"),
        ([entry(1, evidence("none"))], "none"),
        ([entry(1, evidence("strong", 2)), entry(2, evidence("none", 1))], "strong"),
        ([entry(1, evidence("strong", 1)), entry(2, evidence("none", 2))], "none"),
        ([entry(1, evidence("strong", 2)), entry(2, evidence("none", 2))], "none"),
        ([entry(1, evidence("strong")), entry(2, evidence("some"), replaces=1)], "some"),
        ([entry(1, evidence("strong")), entry(2, back(), replaces=1)], "no_entry"),
        (
            [
                entry(1, evidence("none", 1)),
                entry(2, evidence("strong", 2)),
                entry(3, back(), replaces=2),
            ],
            "none",
        ),
        ([entry(1, evidence("strong", criterion="1.L5"))], "no_entry"),
    ],
    ids=[
        "none",
        "one",
        "older later",
        "newer",
        "same day",
        "corrected",
        "taken back",
        "back to older",
        "another",
    ],
)
def test_the_latest_dated_entry_that_counts_decides(entries: list[Entry], judgement: str) -> None:
    assert of(entries).judgement == judgement


def test_a_criterion_without_an_entry_is_no_success_and_no_failure() -> None:
    counts = judgement_counts(judged_criteria(load_plan().sections, []))
    assert counts == {"strong": 0, "some": 0, "none": 0, "no_entry": 30}


def test_the_counts_of_a_section_are_of_its_own_criteria() -> None:
    record = [
        entry(1, evidence("strong", criterion="2.L1")),
        entry(2, evidence("none", criterion="2.L2")),
    ]
    found = judged_criteria([load_plan().section(2)], record)
    assert {one.section for one in found} == {2}
    assert judgement_counts(found) == {"strong": 1, "some": 0, "none": 1, "no_entry": 6}


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.sampled_from(JUDGEMENTS[:3]), st.integers(0, 12)),
        max_size=12,
    )
)
def test_the_judgement_is_that_of_an_entry_that_counts_and_none_that_counts_is_later(
    made: list[tuple[int, str, int]],
) -> None:
    entries: list[Entry] = []
    for id, (day, judgement, earlier) in enumerate(made, 1):
        free = {one.id for one in standing(entries)}
        entries.append(entry(id, evidence(judgement, day), earlier if earlier in free else None))
    one, count = of(entries), standing(entries)
    dates = [each.written.dated_on for each in count if isinstance(each.written, Evidence)]
    assert [written.dated_on for _, written in one.evidence] == sorted(dates, reverse=True)
    assert (one.judgement == "no_entry") == (not count)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (evidence(criterion="1.Q1"), "The plan has no judged criterion 1.Q1."),
        (
            evidence(dated_on=TODAY + timedelta(days=1)),
            "The date is in the future. Give the day on which it was.",
        ),
        (
            evidence(dated_on=date(2006, 10, 1)),
            "The date is before April 2023, when Westmorland and Furness began. Correct the year.",
        ),
    ],
)
def test_what_is_wrong_with_evidence_is_said(written: Evidence, words: str) -> None:
    assert entry_faults(written, Reader("Ann Lead"), [], TODAY) == [words]
