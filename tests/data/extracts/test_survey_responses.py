"""Survey answers: the scales of the contract for its questions; other questions are kept, with any
answer."""

import pytest

from tests.data.conftest import Send
from tests.data.contract import ANSWERS, QUESTIONS
from tests.data.samples import file_of, odd

NAME = "survey_responses"


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_takes_each_answer_of_the_contract(send: Send, question: str) -> None:
    given = [
        *ANSWERS,
        "strongly AGREE",
        "don’t know",
        "1.0",
        "Neither_satisfied-nor dissatisfied",
        "",
    ]
    asked = question.upper().replace("_", " ")
    sent = send(file_of(NAME, *({"question": asked, "answer": answer} for answer in given)), NAME)
    assert (sent.found, sent.warned) == ([], [])
    assert {row["question"] for row in sent.rows} == {question}
    expected = [
        *ANSWERS,
        "Strongly agree",
        "Don't know",
        "1",
        "Neither satisfied nor dissatisfied",
        None,
    ]
    assert sorted(str(row["answer"]) for row in sent.rows) == sorted(map(str, expected))


@pytest.mark.parametrize(
    "answer",
    ["6", "0", "Y", "True", "Fairly happy", "Agree strongly", "1.5", "Dont know", "x" * 300],
)
def test_other_answers_to_the_contracts_questions_are_refused(send: Send, answer: str) -> None:
    assert send(file_of(NAME, {"answer": answer}), NAME).found == [(2, "answer", "bad_choice")]


def test_other_questions_are_kept_with_any_answer_and_warned_about(send: Send) -> None:
    rows = [
        {"question": "Anything else?", "answer": answer}
        for answer in ("Fairly happy", "6", "", "z" * 10_000)
    ]
    sent = send(file_of(NAME, *rows), NAME)
    assert (sent.found, sent.warned, len(sent.rows)) == ([], ["unknown_question"], 4)
    assert {row["question"] for row in sent.rows} == {"Anything else?"}
    assert "4." in odd(sent.result)[0].message


def test_questions_and_answers_have_limits_all_the_same(send: Send) -> None:
    rows = [{"question": "q" * 201}, {"question": "other", "answer": "z" * 10_001}]
    assert send(file_of(NAME, *rows), NAME).found == [
        (2, "question", "too_long"),
        (3, "answer", "too_long"),
    ]


def test_a_response_counts_once_where_nothing_else_is_said(send: Send) -> None:
    sent = send(file_of(NAME, {"responses": ""}, {"responses": "0"}, {"responses": "22"}), NAME)
    assert sorted(row["responses"] for row in sent.rows) == [0, 1, 22]
    assert send(file_of(NAME, {"responses": "-1"}), NAME).codes == {"negative"}
