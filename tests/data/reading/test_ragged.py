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


COUNTS = "month,la_number,platform,followers,engagements,population\n"
EVEN = "2026-08,943,Facebook,900,30,228000\n"
DIVIDED = "2026-09,943,Facebook,1,234,30,\n"
BLANKS = [
    # rows, problems, what a warning says
    (EVEN + DIVIDED, [(3, None, "unreadable")], None),
    (EVEN + DIVIDED.replace("1,234", "12,345,678"), [(3, None, "unreadable")], None),
    (EVEN.replace("\n", ",\n") + DIVIDED.replace("\n", ",\n"), [(3, None, "unreadable")], None),
    (
        DIVIDED + DIVIDED.replace("09", "08") + EVEN,
        [(2, None, "unreadable"), (3, None, "unreadable")],
        None,
    ),
    (DIVIDED, [], "(1,234 on line 2)"),
    (EVEN + EVEN.replace("08", "09").replace("\n", ",\n"), [], "Line 3 has more values than"),
    (EVEN.replace("\n", ",\n"), [], None),
    (EVEN.replace("228000", ""), [], None),
    (EVEN.replace("900", "1").replace("30", "234"), [], None),
]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize(("rows", "found", "warns"), BLANKS)
def test_a_number_divided_before_a_last_value_that_is_blank_shifts_nothing_without_a_word(
    send: Send, rows: str, found: list[tuple], warns: str | None, quoted: bool
) -> None:
    rows = rows.replace("Facebook", '"Facebook"') if quoted else rows
    sent = send(COUNTS + rows, "social_media")
    assert sent.found == found
    told = [one.message for one in sent.result.warnings if one.code == "divided_values"]
    assert [warns in one for one in told if warns] == [True] * bool(warns)
    assert len(told) == bool(warns)


def test_a_divided_number_is_shown_as_it_was_with_the_next_step(send: Send) -> None:
    (problem,) = send(COUNTS + EVEN + DIVIDED, "social_media").result.problems
    assert problem.value == "1,234"
    assert "all after it are shifted. Export again as a workbook" in problem.message


def test_divided_numbers_above_rows_that_are_not_are_told_however_far_they_are(send: Send) -> None:
    rows = [DIVIDED.replace("Facebook", f"P{at}") for at in range(400)]
    sent = send(COUNTS + "".join(rows) + EVEN, "social_media")
    told = [one.message for one in sent.result.warnings if one.code == "divided_values"]
    assert "Lines 2, 3, 4 and 397 more have more values than the others" in told[0]


def test_a_divided_number_far_down_is_found(send: Send) -> None:
    rows = [EVEN.replace("Facebook", f"P{at}") for at in range(2000)]
    sent = send(COUNTS + "".join(rows) + DIVIDED + EVEN, "social_media")
    assert sent.found == [(2002, None, "unreadable")]
