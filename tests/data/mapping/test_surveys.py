"""Surveys exported wide: a row of a person's answers becomes a row for each answer, as the mapping
says and as a plain melt in Python does it."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from data.mapping import Fixed, Means, Question
from tests.data.conftest import Send
from tests.data.mapping.samples import (
    AUDIENCES,
    FORMS,
    GOOGLE,
    INCLUDED,
    MONKEY,
    OF_FORMS,
    OF_GOOGLE,
    OF_MONKEY,
    SATISFIED,
    asked,
    column,
    made,
    tried,
)
from tests.sampling import sample


def answers(sent: Any) -> list[tuple[object, ...]]:
    names = ("response_id", "completed_date", "audience", "answer", "area")
    return [tuple(row[name] for name in names) for row in sent.rows]


def test_a_microsoft_forms_file_gives_a_row_for_each_answer(send: Send) -> None:
    sent = send(FORMS, "auto", mapping=tried(OF_FORMS))
    assert sent.found == []
    assert answers(sent) == [
        ("1-included_in_decisions", date(2026, 9, 28), "parent_carer", "Agree", None),
        ("1-satisfaction", date(2026, 9, 28), "parent_carer", "Satisfied", None),
        ("2-satisfaction", date(2026, 9, 30), "professional", "Very dissatisfied", None),
        ("3-included_in_decisions", date(2026, 10, 2), "young_person", "Don't know", None),
        ("3-satisfaction", date(2026, 10, 2), "young_person", "Very satisfied", None),
    ]
    (told,) = [one.message for one in sent.result.warnings if one.code == "mapped"]
    assert told == (
        "Read by the mapping “Autumn survey”. 3 responses to 2 questions gave 5 answers; 1 was "
        "blank or left out."
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_two_rows_of_headings_are_read_as_one(send: Send, kind: str) -> None:
    sent = send(MONKEY if kind == "csv" else as_workbook(MONKEY), "auto", mapping=tried(OF_MONKEY))
    assert sent.found == []
    assert answers(sent) == [
        ("118-included_in_decisions", date(2026, 9, 28), "parent_carer", "Agree", None),
        ("118-satisfaction", date(2026, 9, 28), "parent_carer", "Satisfied", None),
        ("118-timely_joined_up_access", date(2026, 9, 28), "parent_carer", "Disagree", None),
        ("119-included_in_decisions", date(2026, 9, 30), "professional", "Strongly agree", None),
        ("119-satisfaction", date(2026, 9, 30), "professional", "Dissatisfied", None),
    ]


def test_a_number_that_is_not_on_the_scale_of_the_mapping_is_no_answer(send: Send) -> None:
    sent = send(MONKEY.replace("Disagree,10", "Disagree,5"), "auto", mapping=tried(OF_MONKEY))
    assert [(one.line, one.column, one.value) for one in sent.result.problems] == [
        (3, "answer", "5 (not on the scale of the mapping)")
    ]


def as_workbook(text: str) -> bytes:
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(csv.reader(text.splitlines())):
            sheet.write_row(at, 0, row)
    return content.getvalue()


def test_responses_without_numbers_are_known_by_their_moment_and_scales_may_run_the_other_way(
    send: Send,
) -> None:
    sent = send(GOOGLE, "survey_responses", as_at=date(2026, 11, 30), mapping=tried(OF_GOOGLE))
    assert sent.found == []
    moment = "2026/09/28 2:05:11 pm GMT+1"
    assert answers(sent) == [
        (f"{moment} (2)-included_in_decisions", date(2026, 9, 28), "parent_carer", "Strongly agree", "South Lakeland"),
        (f"{moment} (2)-satisfaction", date(2026, 9, 28), "parent_carer", "Neither satisfied nor dissatisfied", "South Lakeland"),
        (f"{moment}-included_in_decisions", date(2026, 9, 28), "parent_carer", "Agree", "Eden"),
        (f"{moment}-satisfaction", date(2026, 9, 28), "parent_carer", "Satisfied", "Eden"),
        ("2026/11/01 9:00:00 am GMT-satisfaction", date(2026, 11, 1), "young_person", "Dissatisfied", "Eden"),
    ]  # fmt: skip


def test_one_number_for_all_answers_of_a_person_is_joined_to_the_question(send: Send) -> None:
    head = "response_id,survey,completed_date,audience,question,answer"
    rows = [
        f"7,S,28/09/2026,child,{asked},Agree" for asked in ("Satisfaction", "health_support_access")
    ]
    text = "\n".join([head, *rows])
    assert send(text, "survey_responses").codes == {"duplicate_key"}
    mapping = made(headings=tuple(head.split(",")), by_question=True)
    sent = send(text, "survey_responses", mapping=tried(mapping))
    assert [row["response_id"] for row in sent.rows] == [
        "7-health_support_access",
        "7-satisfaction",
    ]


def test_what_the_mapping_leaves_out_is_counted_and_not_loaded(send: Send) -> None:
    mapping = OF_FORMS.model_copy(
        update={
            "questions": (
                Question(
                    heading=SATISFIED,
                    question="satisfaction",
                    answers=(Means(word="very satisfied", means=None),),
                ),
            )
        }
    )
    sent = send(FORMS, "auto", mapping=tried(mapping))
    assert [row["response_id"] for row in sent.rows] == ["1-satisfaction", "2-satisfaction"]
    assert any("left out by the mapping (Very satisfied)" in one.message for one in sent.result.warnings)  # fmt: skip


def test_a_word_without_a_meaning_is_refused_on_its_line_with_what_the_mapping_can_do(
    send: Send,
) -> None:
    mapping = OF_FORMS.model_copy(
        update={"columns": (*OF_FORMS.columns[:2], column("I am a...", "audience", *AUDIENCES[:2]))}
    )
    sent = send(FORMS, "auto", mapping=tried(mapping))
    assert sent.found == [(3, "audience", "bad_choice")]
    assert sent.result.problems[0].message.endswith(
        "Or say in the mapping “Autumn survey” what “I work with families” means."
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"month_first": False},
            "There is no such date: the mapping “Autumn survey” says that the dates of this file "
            "are day first. Correct the cell, or the mapping if the file is in the other order.",
        ),
        (
            {"short_years": False},
            "The year has two digits. Say in the mapping “Autumn survey” that such years are of "
            "this century.",
        ),
        (
            {"drop_times": False},
            "A date may not have a time of day. Say in the mapping “Autumn survey” that times are "
            "dropped.",
        ),
    ],
)
def test_dates_are_read_as_stated_and_never_the_other_way_round(
    send: Send, changed: dict[str, bool], message: str
) -> None:
    sent = send(FORMS, "auto", mapping=tried(OF_FORMS.model_copy(update=changed)))
    assert (2, "completed_date", "bad_date") in sent.found
    assert sent.result.problems[0].message == message


def test_a_file_without_a_heading_of_the_mapping_is_refused_by_its_name(send: Send) -> None:
    sent = send(
        FORMS.replace(INCLUDED, "I feel included in choices"), "auto", mapping=tried(OF_FORMS)
    )
    assert sent.found == [(1, None, "missing_column")]
    assert sent.result.problems[0].message == (
        f"The mapping “Autumn survey” reads a column headed “{INCLUDED}”, which this file does not "
        "have. The nearest heading in the file is “I feel included in choices”. Export the file as "
        "before, or map its columns anew."
    )


def test_answers_to_another_survey_are_not_overwritten_by_equal_numbers(
    send: Send, tmp_path: Path
) -> None:
    assert send(FORMS, "auto", mapping=tried(OF_FORMS), dry_run=False).result.status == "loaded"
    spring = OF_FORMS.model_copy(update={"fixed": (Fixed(column="survey", value="Spring 2026"),)})
    sent = send(FORMS, "auto", mapping=tried(spring))
    assert sent.found == [(2, "response_id", "duplicate_key")]
    assert sent.result.problems[0].message.startswith(
        "5 answers of “Spring 2026” would take the place of answers to another survey, “Autumn "
        "2026”"
    )
    apart = spring.model_copy(update={"before": "S-"})
    assert send(FORMS, "auto", mapping=tried(apart)).rows[0]["response_id"].startswith("S-1-")


WORDS = st.sampled_from(
    ["Great", "So so", "Bad", "Agree", "", " ", "NULL", "Prefer not to say", "7"]
)
MEANT = {"Great": "Agree", "So so": "Neither agree nor disagree", "Bad": "Disagree", "7": "Strongly agree", "Prefer not to say": None}  # fmt: skip


@settings(
    max_examples=sample(3, 300),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 9, 30)), WORDS, WORDS, WORDS), min_size=1, max_size=12),
    month_first=st.booleans(),
    order=st.permutations(range(5)),
)  # fmt: skip
def test_a_wide_file_is_a_plain_melt(
    send: Send, rows: list[tuple[Any, ...]], month_first: bool, order: list[int]
) -> None:
    form = "%m/%d/%Y 09:15" if month_first else "%d/%m/%Y 09:15"
    header = ["Nr", "When", "One?", "Two?", "Three?"]
    cells = [
        [str(at), day.strftime(form), *given] for at, (day, *given) in enumerate(rows, start=1)
    ]
    out = io.StringIO()
    csv.writer(out).writerows([[row[at] for at in order] for row in [header, *cells]])
    # No measure uses these, so that any answer may be given.
    questions = {"One?": "q1", "Two?": "q2", "Three?": "q3"}
    mapping = made(
        columns=(column("Nr", "response_id"), column("When", "completed_date")),
        fixed=(Fixed(column="survey", value="S"), Fixed(column="audience", value="child")),
        questions=tuple(
            asked(
                heading,
                question,
                **{f"_{w}" if w == "7" else w: means for w, means in MEANT.items()},
            )
            for heading, question in questions.items()
        ),
        month_first=month_first,
        drop_times=True,
    )
    expected = [
        (f"{at}-{question}", day, question, MEANT.get(word, word))
        for at, (day, *given) in enumerate(rows, start=1)
        for question, word in zip(questions.values(), given, strict=True)
        if word.strip() not in ("", "NULL") and MEANT.get(word, word) is not None
    ]
    sent = send(out.getvalue(), "survey_responses", mapping=tried(mapping))
    if expected:
        assert sent.found == []
        found = [tuple(row[n] for n in ("response_id", "completed_date", "question", "answer")) for row in sent.rows]  # fmt: skip
        assert sorted(found) == sorted(expected)
    else:
        assert sent.codes == {"empty"}
