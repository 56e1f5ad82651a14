"""Rows that do not fit the headings: each is listed, and all of one cause are told in the same
words, which the whole file gives."""

import pytest

from data.problems import by_cause, told_once
from tests.data.conftest import Send

HEADER = "person_id,audience,trained_date\n"
GOOD = "P0,parent_carer,2026-03-01\n"
FILES = [
    ("Each row has 4 values for 3 headings (line 1)", "".join(f"P{n},child,x,1\n" for n in (1, 2))),
    ("This row has 4 values", GOOD + "P1,parent,carer,2026-03-01\n" * 3),
    ("Each row has 2 values for 3 headings (line 1)", "P1,parent_carer\nP2,child\n"),
    ("A line break inside a value", f"P1,parent\ncarer,2026-03-01\n{GOOD}P2,parent\ncarer,x\n"),
    ("A line break inside a value", f"P1,a\nb\nc,2026-03-01\n{GOOD}"),
    ("The last row has 2 values", GOOD + "P1,parent"),
    ("This row has its values between semicolons", GOOD + GOOD.replace(",", ";")),
    ("This row has 2 values for 3 headings", f"P1,child\n{GOOD}P2,parent\n{GOOD}"),
]


@pytest.mark.parametrize(("says", "rows"), FILES)
def test_rows_of_one_cause_are_told_in_the_same_words(send: Send, says: str, rows: str) -> None:
    found = [one for one in send(HEADER + rows).result.problems if one.code == "unreadable"]
    assert [one.message[: len(says)] for one in found] == [says] * len(found) != []
    assert len(by_cause(found)) == 1


def test_other_lines_of_one_cause_are_counted_where_it_is_told(send: Send) -> None:
    rows = GOOD + "P1,parent,carer,2026-03-01\n" * 6
    (cause,) = by_cause(send(HEADER + rows).result.problems)
    assert told_once(cause).endswith(" The same on lines 4, 5, 6 and 2 more.")
    assert told_once(cause[:2]).endswith(" The same on line 4.")
    assert told_once(cause[:1]) == cause[0].message


def test_rows_of_two_causes_are_told_apart(send: Send) -> None:
    rows = f"P1,parent\ncarer,2026-03-01\n{GOOD}P2,x\n{GOOD}P3,a,b,2026-03-01\n{GOOD}"
    messages = [one.message[:13] for one in send(HEADER + rows).result.problems]
    assert messages == ["A line break "] * 2 + ["This row has "] * 2
