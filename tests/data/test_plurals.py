"""One and many, for every number and each part of speech."""

import pytest

from data.plurals import are, counted, have, one_or_many, their


@pytest.mark.parametrize(
    ("number", "said"),
    {
        0: "0 rows are theirs: their key",
        1: "1 row is theirs: its key",
        2: "2 rows are theirs: their key",
        1_234: "1,234 rows are theirs: their key",
    }.items(),
)
def test_noun_verb_and_pronoun_follow_the_number(number: int, said: str) -> None:
    assert f"{counted(number, 'row')} {are(number)} theirs: {their(number)} key" == said


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert [counted(number, "entry", "entries") for number in (1, 3)] == ["1 entry", "3 entries"]


def test_the_first_word_is_for_exactly_one() -> None:
    assert [one_or_many(number, "falls", "fall") for number in (0, 1, 1.5, -1)] == [
        "fall",
        "falls",
        "fall",
        "fall",
    ]
    assert [have(number) for number in (0, 1, 2)] == ["have", "has", "have"]
