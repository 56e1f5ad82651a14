"""Lines after the data: totals, and the notes that reports end with, passed over; a row that has
lost its cells is not one of them."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from data.reading import delimited
from tests.data.conftest import Send
from tests.data.contract import EXTRACTS, columns
from tests.data.samples import file_of
from tests.sampling import sample

HEADER = "person_id,audience,trained_date"
ONE = "P1,parent_carer,2026-03-01"
NOTES = (
    "Data source: Mosaic",
    '"Data source: Mosaic, as at 31/10/2026"',
    '"Applied filters:\nArea is Eden\n"',
    "Applied filters: none,,",
    "Notes",
    "* provisional",
    "42 rows",
    "Total,,7",
    "TOTALS,,",
    "Grand Total:",
    " total ,7,7",
    "",
    ",,",
)


def test_the_case_of_the_contract_loads_without_its_total(send: Send, shared: Path) -> None:
    sent = send((shared / "cases" / "total_row.xlsx").read_bytes(), "auto")
    assert (sent.found, sent.warned) == ([], ["lines_after_data"])
    assert "1 line after the data" in sent.result.warnings[-1].message
    assert {row["return_id"] for row in sent.rows} == {"a", "b"}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_or_total_of_any_kind_is_passed_over_at_the_end_alone(send: Send, note: str) -> None:
    sent = send(f"{HEADER}\n{ONE}\n{note}\n")
    blank = not note.strip(",")
    assert (sent.found, sent.warned) == ([], [] if blank else ["lines_after_data"])
    assert [row["person_id"] for row in sent.rows] == ["P1"]
    if not blank:
        assert {line for line, _, _ in send(f"{HEADER}\n{note}\n{ONE}\n").found} == {2}


@pytest.mark.parametrize(
    "row", ["P9", "P9,,", "101,,", "October 2026,,", "28 Sept 2026,,", "1.5,,", "P9,child,", ",,x"]
)
def test_a_row_that_has_lost_its_cells_is_refused_and_not_passed_over(send: Send, row: str) -> None:
    for end in ("", "\nData source: Mosaic"):
        sent = send(f"{HEADER}\n{ONE}\n{row}{end}\n")
        assert {line for line, _, _ in sent.found} == {3}


@pytest.mark.parametrize("extract", EXTRACTS)
def test_the_total_of_any_extract_is_passed_over(send: Send, extract: str) -> None:
    bare = file_of(extract, {}, {})
    names = bare.split("\n")[0].split(",")
    key = next(column.name for column in columns(extract) if column.key)
    total = ",".join("Total" if name == key else "" for name in names)
    sums = ",".join("Total" if name == key else "12" for name in names)
    for last in (total, sums):
        sent = send(f"{bare}{last}\n", extract)
        assert (sent.found, "lines_after_data" in sent.warned) == ([], True)
        assert sent.rows == send(bare, extract).rows


def test_a_platform_called_total_with_all_that_is_needed_is_a_row(send: Send) -> None:
    text = file_of("social_media", {}, {"platform": "Total"})
    assert {row["platform"] for row in send(text, "social_media").rows} == {"Facebook", "Total"}
    cut = file_of("social_media", {}, {"platform": "Total", "followers": ""})
    assert "lines_after_data" in send(cut, "social_media").warned


def test_a_file_of_totals_alone_is_empty(send: Send) -> None:
    for text in (f"{HEADER}\nTotal,,\n", f'{HEADER}\nTotal,,\n\n"Notes"\n'):
        assert send(text).found == [(None, None, "empty")]


@pytest.mark.parametrize("extract", EXTRACTS)
@settings(
    max_examples=sample(2, 60),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(notes=st.lists(st.sampled_from(NOTES[:7] + NOTES[-2:]), max_size=6), quoted=st.booleans())
def test_a_file_of_any_extract_loads_as_it_does_without_its_notes(
    send: Send, extract: str, notes: list[str], quoted: bool
) -> None:
    bare = file_of(extract, {}, {})
    if quoted:
        lines = (",".join(f'"{cell}"' for cell in line.split(",")) for line in bare.splitlines())
        bare = "\n".join(lines) + "\n"
    padded = [note if '"' in note else note.split(",")[0] for note in notes]
    sent = send(bare + "\n".join(padded), extract)
    assert sent.found == []
    assert ("lines_after_data" in sent.warned) == any(note.strip(",") for note in padded)
    assert sent.rows == send(bare, extract).rows


def test_notes_below_a_sheet_are_passed_over(send: Send) -> None:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "A title")
        for at, line in enumerate((HEADER, ONE, "Total,,9", "", "Source: a, b"), start=2):
            sheet.write_row(at, 1, line.split(",") if "Source" not in line else [line])
    sent = send(content.getvalue())
    assert (sent.found, sent.warned) == ([], ["lines_before_header", "lines_after_data"])
    assert "(lines 5 and 7)" in sent.result.warnings[-1].message


def test_plain_rows_above_notes_are_still_read_fast(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_slowly: list[bool] = []
    rows = delimited.rows
    monkeypatch.setattr(delimited, "rows", lambda *given: read_slowly.append(True) or rows(*given))
    many = "".join(f"P{at},parent_carer,2026-03-01\n" for at in range(3000))
    for note in NOTES[1:4]:
        sent = send(f"{HEADER}\n{many}\n\n{note}\n")
        assert (sent.found, sent.result.rows) == ([], 3000)
    assert read_slowly == []
