"""Lines among the rows that are no rows, as printed reports have them: each kind is told once."""

import pytest

from data.problems import by_cause
from tests.data.conftest import Send
from tests.data.contract import EXTRACTS, columns
from tests.data.mapping.samples import FORMS, OF_FORMS, tried
from tests.data.samples import file_of, good

HEAD = "referral_id,pathway,provider,icb,referral_date,area\n"
ROWS = [f"R{at},ASD,Clinic,LSC,{at}/01/2026,Eden\n" for at in range(1, 5)]
KINDS = [
    # a line that stands twice among the rows, and what is said of it
    (HEAD, "This line repeats the row of headings (line 1)"),
    (HEAD.upper().replace("_", " "), "This line repeats the row of headings (line 1)"),
    ("----,----,----,----,----,----\n", "nothing but strokes"),
    ("====,,====,,,\n", "nothing but strokes"),
]


@pytest.mark.parametrize(("line", "says"), KINDS)
def test_a_line_that_is_no_row_is_told_once_wherever_it_stands(
    send: Send, line: str, says: str
) -> None:
    text = HEAD + ROWS[0] + line + ROWS[1] + ROWS[2] + line + ROWS[3]
    (problem,) = send(text, "nd_waits").result.problems
    assert (problem.line, problem.column, problem.value) == (3, None, None)
    assert says in problem.message
    assert problem.message.endswith(" The same on line 6.")
    assert send(HEAD + "".join(ROWS), "nd_waits").found == []


@pytest.mark.parametrize("extract", EXTRACTS)
def test_the_headings_of_any_extract_are_told_once(send: Send, extract: str) -> None:
    again = {column.name: column.name for column in columns(extract)}
    found = send(file_of(extract, {}, again, {}, again), extract).result.problems
    assert [(one.line, one.code) for one in found if one.line in (3, 5)] == [(3, "unreadable")]


def test_each_kind_is_a_cause_of_its_own_and_other_faults_are_told_beside_them(send: Send) -> None:
    bad = "R9,ASD,Clinic,LSC,31/02/2026,Eden\n"
    text = HEAD + ROWS[0] + HEAD + "--,--,--,--,--,--\n" + bad + HEAD + "__,,,,__,\n" + ROWS[1]
    sent = send(text, "nd_waits")
    assert [one[0].line for one in by_cause(sent.result.problems)] == [3, 4, 5]
    assert sent.found[-1] == (5, "referral_date", "bad_date")


@pytest.mark.parametrize(
    "row", ["R9,,,,,\n", "R9,ASD,,,,\n", "R9,Total,Clinic,LSC,2/1/2026,Eden\n", "9,,,,,\n"]
)
def test_a_row_that_lacks_values_is_told_by_its_cells(send: Send, row: str) -> None:
    assert all(column for _, column, _ in send(HEAD + row + ROWS[0], "nd_waits").found)


def test_headings_again_in_a_mapped_file_are_told_once(send: Send) -> None:
    head, *rows = FORMS.splitlines(keepends=True)
    text = "".join([head, rows[0], head, *rows[1:], head])
    sent = send(text, "survey_responses", mapping=tried(OF_FORMS))
    assert sent.found == [(3, None, "unreadable")]
    assert "(line 1)" in sent.result.problems[0].message
    assert sent.result.problems[0].message.endswith("The same on line 6.")


def test_a_row_of_good_cells_is_never_set_apart(send: Send) -> None:
    row = good("social_media", platform="Total", la_name="Page 1 of 2")
    assert send(file_of("social_media", row), "social_media").found == []
