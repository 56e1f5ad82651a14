"""Lines before the header: titles, dates and blank rows, passed over where exactly one of the first
30 rows has every heading that is needed."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from data.reading import delimited
from tests.data.conftest import Send
from tests.data.contract import EXTRACTS
from tests.data.samples import as_csv, file_of, good
from tests.sampling import sample

HEADER = "person_id,audience,trained_date"
ONE, BAD = "P1,parent_carer,2026-03-01", "P3,parent_carer,31/02/2026"
TITLES = (
    "Local Offer, ambassadors, October 2026",
    '"Ambassadors, October 2026",,,,,,',
    "Run on 31/10/2026;by;me;and;others;too",
    '"A title of\ntwo lines"',
    'The "whole" list',
    '"The" whole list',
    '"A title whose quotation mark is never closed',
    "person_id,audience",
    ",,,",
    "",
    "\t\t\t\t\t\t",
)


def lines_of(*titles: str) -> int:
    return sum(title.count("\n") + 1 for title in titles)


@pytest.mark.parametrize(
    ("name", "line"), [("title_plain.csv", 2), ("title_quoted.csv", 2), ("title_merged.xlsx", 3)]
)
@pytest.mark.parametrize("extract", ["auto", "ehc_assessments"])
def test_the_cases_of_the_contract_load_without_their_titles(
    send: Send, shared: Path, name: str, line: int, extract: str
) -> None:
    sent = send((shared / "cases" / name).read_bytes(), extract)
    assert (sent.found, sent.warned) == ([], ["lines_before_header"])
    assert f"The header is line {line}: {line - 1} line" in sent.result.warnings[-1].message
    assert {row["request_id"] for row in sent.rows} >= {"R1"}


@pytest.mark.parametrize("separator", ",;\t")
@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_kind_is_passed_over_and_the_lines_stay_those_of_the_file(
    send: Send, title: str, separator: str
) -> None:
    rows = "\n".join((HEADER, ONE)).replace(",", separator)
    sent = send(f"{title}\n{rows}\n")
    before = lines_of(title)
    blank = not title.strip(f"{separator}\t")
    assert (sent.found, sent.warned) == ([], [] if blank else ["lines_before_header"])
    assert [row["person_id"] for row in sent.rows] == ["P1"]
    broken = send(f"{title}\n{rows}\n{BAD.replace(',', separator)}\n")
    assert broken.found == [(before + 3, "trained_date", "bad_date")]


@pytest.mark.parametrize("extract", EXTRACTS)
@settings(
    max_examples=sample(2, 60),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    titles=st.lists(st.sampled_from([*TITLES[:6], "", ",,"]), max_size=6),
    quoted=st.booleans(),
    asked=st.booleans(),
)
def test_a_file_of_any_extract_loads_as_it_does_without_its_titles(
    send: Send, extract: str, titles: list[str], quoted: bool, asked: bool
) -> None:
    bare = file_of(extract, {}, {})
    if quoted:
        bare = "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in bare.splitlines()
        )
    sent = send("\n".join([*titles, bare]), extract if asked else "auto")
    assert sent.found == []
    assert sent.result.extract == extract
    assert ("lines_before_header" in sent.warned) == any(title.strip(",") for title in titles)
    assert send("\n".join([*titles, bare]), extract).rows == send(bare, extract).rows


def test_the_header_is_looked_for_in_the_first_thirty_rows(send: Send) -> None:
    assert send("x\n" * 29 + f"{HEADER}\n{ONE}\n").found == []
    assert send("x\n" * 30 + f"{HEADER}\n{ONE}\n").codes == {"missing_column"}
    assert send("\n" * 40 + f"{HEADER}\n{ONE}\n").found == []


def test_a_declared_separator_stands_before_a_title(send: Send) -> None:
    text = f"sep=;\nAmbassadors, all\n\n{HEADER};a\n{BAD};\n".replace(",", ";")
    assert send(text).found == [(5, "trained_date", "bad_date")]


def test_a_row_of_data_wider_than_the_header_is_still_refused_below_a_wide_title(
    send: Send,
) -> None:
    assert send(f"a,b,c,d,e\n{HEADER}\n{ONE},x\n").found == [(3, None, "unreadable")]


def test_where_the_headings_stand_twice_below_a_title_neither_is_guessed(send: Send) -> None:
    sent = send(f"Ambassadors\n{HEADER}\n{ONE}\n{HEADER}\n{ONE}\n")
    assert sent.found == [(2, None, "missing_column")]
    assert "Lines 2 and 4 each hold every heading" in sent.result.problems[0].message


def test_a_header_in_the_first_row_is_the_header_whatever_follows(send: Send) -> None:
    sent = send(f"{HEADER}\n{ONE}\n{HEADER}\n")
    assert {line for line, _, _ in sent.found} == {3}
    assert sent.warned == []


@pytest.mark.parametrize("extract", ["ambassadors", "auto"])
def test_where_no_row_fits_the_refusal_names_the_one_that_comes_nearest(
    send: Send, extract: str
) -> None:
    sent = send(f"Ambassadors\n\nperson id,audience,Child Name\n{ONE}\n", extract)
    assert sent.found == [(3, "trained_date", "missing_column")]
    assert "line 3, which comes nearest to a row of headings" in sent.result.problems[0].message
    assert sent.warned == ["identity_column"]


def test_columns_that_mean_the_same_and_differ_are_told_on_the_line_of_the_header(
    send: Send,
) -> None:
    sent = send(f"Ambassadors\n{HEADER},Trained Date\n{ONE},2026-03-02\n")
    assert sent.found == [(2, "trained_date", "duplicate_column")]


def test_a_file_of_the_dfe_may_have_a_title_too(send: Send, shared: Path) -> None:
    file = shared / "reference" / "dfe_ees_ehcp_2025_timeliness_20_week.csv"
    bare = "".join(file.read_text(encoding="utf-8-sig").splitlines(keepends=True)[:400])
    sent = send(f"Timeliness, 2025\n\n{bare}", "auto")
    assert (sent.found, sent.rows) == ([], send(bare, "benchmarks").rows)
    assert "lines_before_header" in sent.warned


@pytest.mark.parametrize("extract", EXTRACTS)
def test_the_rows_above_the_headings_of_a_sheet_are_passed_over(send: Send, extract: str) -> None:
    content = io.BytesIO()
    row = good(extract)
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 5, "A title, merged")
        sheet.write_row(1, 0, ["As at", "31/10/2026"])
        sheet.write_row(3, 1, list(row))
        sheet.write_row(5, 1, list(row.values()))
        sheet.write_row(6, 1, [""] * len(row) + ["beyond"])
    sent = send(content.getvalue(), extract)
    assert sent.found == [(7, None, "unreadable")]
    assert "The header is line 4: 3 lines" in sent.result.warnings[-1].message
    assert send(content.getvalue(), "auto").result.extract == extract


def test_headings_below_a_title_are_still_read_fast(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_slowly: list[bool] = []
    rows = delimited.rows
    monkeypatch.setattr(delimited, "rows", lambda *given: read_slowly.append(True) or rows(*given))
    for title in TITLES[:6]:
        assert send(f"{title}\n\n{HEADER}\n{ONE}\n").found == []
    assert read_slowly == []
    assert send(f"Title\n{HEADER}\n\n{ONE}\n").found == []
    assert read_slowly == [True]


def test_what_stands_in_brackets_or_below_a_heading_does_not_count(send: Send) -> None:
    head = 'Person ID (a pseudonym (no name)),"audience\nparent or person",Trained Date [dd/mm/yyyy'
    sent = send(f"{head}\n{ONE}\n")
    assert (sent.found, sent.warned, sent.result.ignored_columns) == ([], [], [])
    assert send(f"{head}\n{ONE}\n", "auto").result.extract == "ambassadors"
    assert send(f"(person_id),audience,trained_date\n{ONE}\n").codes == {"missing_column"}


def test_an_exact_heading_stands_before_one_with_a_note(send: Send) -> None:
    sent = send(f"person_id (old),{HEADER}\nP9,{ONE}\n")
    assert (sent.found, sent.result.ignored_columns) == ([], ["person_id (old)"])
    assert [row["person_id"] for row in sent.rows] == ["P1"]


def test_two_headings_with_notes_that_mean_the_same_are_twins(send: Send) -> None:
    head = "person_id (new),person_id (old),audience,trained_date"
    assert send(f"{head}\nP1,{ONE}\n").warned == ["twin_columns"]
    assert send(f"{head}\nP9,{ONE}\n").found == [(1, "person_id", "duplicate_column")]


@pytest.mark.parametrize("extract", EXTRACTS)
def test_every_heading_may_have_a_note(send: Send, extract: str) -> None:
    row = {f"{name} (see the guidance)": cell for name, cell in good(extract).items()}
    sent = send(as_csv([row]), extract)
    assert (sent.found, sent.result.ignored_columns, sent.result.missing_columns) == ([], [], [])
